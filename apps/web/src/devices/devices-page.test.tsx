import { type StubClient, stubClient } from '@luot/client/stub-client';
import type { Refusal } from '@luot/shared/domain/refusal';
import type { Reply } from '@luot/shared/protocol/commands';
import type { DeviceDetail, DevicesView } from '@luot/shared/protocol/views/devices-view';
import { ClientProvider } from '@luot/ui/client-context';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { DevicesPage } from './devices-page.tsx';

const NOW = Date.parse('2026-11-23T10:00:00+07:00');
const MINUTE = 60_000;
const text = (vi: string, en: string) => ({ vi, en });
const device = (id: string, change: Partial<DeviceDetail> = {}): DeviceDetail => ({
  id,
  kind: 'printer',
  name: text(`Máy in ${id}`, `Printer ${id}`),
  holder: null,
  state: 'ready',
  sinceMs: NOW - 5 * MINUTE,
  error: null,
  address: '192.168.1.50:9100',
  driver: 'escpos',
  counts: { done: 120, failed: 2, reconnects: 1 },
  lastError: null,
  testable: true,
  ...change,
});
const CENTRE = { name: text('Trung tâm mẫu', 'Sample centre'), timeZone: 'Asia/Ho_Chi_Minh' };

let client: StubClient;
let answer: (() => Reply | Promise<Reply>) | Reply;
const put = (...devices: DeviceDetail[]) => act(() => client.put('devices', 'all', { centre: CENTRE, devices } satisfies DevicesView, NOW));
const rows = () => screen.getAllByRole('heading', { level: 3 }).map((name) => name.closest('li') as HTMLElement);
const facts = (row: HTMLElement | undefined) => [...(row?.querySelectorAll('dd') ?? [])].map((value) => value.textContent);
const click = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })));
const said = () => screen.getByRole('status').textContent;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'performance', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  answer = { ok: true, value: {} };
  client = stubClient('quanly', () => (typeof answer === 'function' ? answer() : answer));
  render(
    <LanguageProvider>
      <ClientProvider client={client}>
        <DevicesPage session={{ token: 't', login: 'quanly', name: 'Quản lý', role: 'manager' }} onLeave={() => undefined} />
      </ClientProvider>
    </LanguageProvider>,
  );
});

test('[P4] one device says what it is, where it hangs, how it is and since when', () => {
  put(device('1'));
  const [row] = rows();
  expect(row?.textContent).toContain('Máy in 1Sẵn sàngtừ 09:55');
  expect(facts(row)).toEqual(['Máy chủ', 'Máy in nhiệt ESC/POS', '192.168.1.50:9100', '120', '2', '1']);
  put(device('1', { holder: text('Ki-ốt sảnh chính', 'Main hall kiosk'), driver: 'label-9', address: 'serial usb:1a86:7523 9600 8N1' }));
  expect(facts(rows()[0]).slice(0, 3)).toEqual(['Ki-ốt sảnh chính', 'label-9', 'serial usb:1a86:7523 9600 8N1']);
});

test('[P4] a fault is a word and a sentence that says what to do; one that is over stays to be read, with its time', () => {
  const error = text('Hết giấy. Hãy thay cuộn giấy mới.', 'Out of paper. Put in a new roll.');
  const lastError = { text: error, atMs: Date.parse('2026-11-22T16:03:00+07:00') };
  put(device('1', { state: 'paper-out', error, lastError }));
  expect(rows()[0]?.textContent).toContain('Hết giấytừ 09:55');
  expect(screen.getByText('Hết giấy. Hãy thay cuộn giấy mới.')).toBeDefined();
  expect(screen.queryByText(/Lỗi gần nhất/)).toBeNull();
  put(device('1', { lastError }));
  expect(screen.getByText('Lỗi gần nhất lúc 16:03 22/11: Hết giấy. Hãy thay cuộn giấy mới.')).toBeDefined();
});

test('[P4] sixty devices stand by kind, those that need somebody first, and counted above', () => {
  const kinds = ['scanner', 'printer', 'keypad', 'display'] as const;
  const states = { 7: 'offline', 21: 'near-end', 41: 'unknown' } as const;
  put(...Array.from({ length: 60 }, (_, i) => device(String(i), { kind: kinds[i % 4] ?? 'printer', state: states[i as keyof typeof states] ?? 'ready' })));
  const sections = screen.getAllByRole('region');
  expect(sections.map((section) => within(section).getByRole('heading', { level: 2 }).textContent)).toEqual([
    'Máy in 15',
    'Bảng LED 15',
    'Bàn phím gọi số 15',
    'Đầu đọc mã 15',
  ]);
  const names = sections.map((section) => within(section).getAllByRole('heading', { level: 3 })).map((list) => list.slice(0, 3).map((h) => h.textContent));
  expect(names[0]).toEqual(['Máy in 41', 'Máy in 21', 'Máy in 1']);
  expect(names[1]?.[0]).toBe('Máy in 7');
  for (const line of ['Cần kiểm tra: 2', 'Sắp hết giấy: 1', '57 thiết bị hoạt động tốt']) expect(screen.getByText(line)).toBeDefined();
});

test('[P4] a test is sent to that device, says so, and the answer goes by itself', async () => {
  put(device('1'), device('2', { testable: false }));
  expect(screen.queryByRole('button', { name: 'Thử Máy in 2' })).toBeNull();
  await click('Thử Máy in 1');
  expect(client.sent).toEqual([{ name: 'device.test', body: { deviceId: '1' } }]);
  expect(said()).toBe('Đã gửi lệnh thử.');
  act(() => void vi.advanceTimersByTime(8_000));
  expect(said()).toBe('');
});

test.each<[Refusal, string]>([
  [{ code: 'device-away' }, 'Thiết bị chưa sẵn sàng nên không thử được.'],
  [{ code: 'no-answer' }, 'Máy chủ không trả lời, có thể việc này chưa được thực hiện. Vui lòng thử lại hoặc báo cán bộ.'],
])('[P4] a test that is refused (%o) says why', async (refusal, sentence) => {
  put(device('1'));
  answer = { ok: false, refusal };
  await click('Thử Máy in 1');
  expect(said()).toBe(sentence);
});

test('one test at a time', async () => {
  let reply: (value: Reply) => void = () => undefined;
  answer = () =>
    new Promise((resolve) => {
      reply = resolve;
    });
  put(device('1'));
  await click('Thử Máy in 1');
  await click('Thử Máy in 1');
  expect(client.sent).toHaveLength(1);
  await act(async () => reply({ ok: true, value: {} }));
  expect(said()).toBe('Đã gửi lệnh thử.');
});

test('a centre without devices says so; the way back is there', () => {
  put();
  expect(screen.getByText('Không có thiết bị nào trong cấu hình.')).toBeDefined();
  expect(screen.getByRole('link', { name: 'Điều hành' }).getAttribute('href')).toBe('manager');
});
