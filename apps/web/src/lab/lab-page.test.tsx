import { type StubClient, stubClient } from '@luot/client/stub-client';
import type { Reply } from '@luot/shared/protocol/commands';
import type { LabDevice, LabView } from '@luot/shared/protocol/views/lab-view';
import { ClientProvider } from '@luot/ui/client-context';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { LabPage } from './lab-page.tsx';

const text = (vi: string, en: string) => ({ vi, en });
const device = (change: Partial<LabDevice>): LabDevice => ({
  id: 'printer-1',
  name: text('Máy in 1', 'Printer 1'),
  kind: 'printer',
  address: '127.0.0.1:40001',
  verbs: [],
  sheets: [],
  panels: [],
  keys: [],
  ...change,
});
const VIEW: LabView = {
  centre: { name: text('Trung tâm mẫu', 'Sample centre'), timeZone: 'Asia/Ho_Chi_Minh' },
  layout: { logo: null, header: null, footer: text('Xin cảm ơn', 'Thank you'), fields: ['number'] },
  devices: [],
};

let client: StubClient;
let answer: Reply;
const put = (...devices: LabDevice[]) => act(() => client.put('lab', 'all', { ...VIEW, devices }));
const card = () => screen.getByRole('article');
const click = (name: string) => act(async () => fireEvent.click(within(card()).getByRole('button', { name })));
const labels = (group: string) =>
  within(screen.getByRole('group', { name: group }))
    .getAllByRole('button')
    .map((button) => button.textContent);

beforeEach(() => {
  answer = { ok: true, value: {} };
  // The lab's own device, as the sample centre tells it; a picture of every sheet.
  vi.stubGlobal('fetch', async (path: string) =>
    path === 'demo.json' ? Response.json({ devices: [{ id: 'lab', role: 'lab', token: 's' }] }) : new Response('png'),
  );
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:sheet', revokeObjectURL: () => undefined }));
  client = stubClient('lab', () => answer);
  render(
    <LanguageProvider>
      <ClientProvider client={client}>
        <LabPage />
      </ClientProvider>
    </LanguageProvider>,
  );
});

test('[P4] a fault of a printer begins and ends with a press, and the button shows whether it is there', async () => {
  put(
    device({
      verbs: [
        { verb: 'paperOut', on: false },
        { verb: 'unplug', on: true },
      ],
    }),
  );
  expect(labels('Sự cố của Máy in 1')).toEqual(['Rút hết giấy', 'Rút dây']);
  expect(screen.getByRole('button', { name: 'Rút dây', pressed: true })).toBeDefined();
  await click('Rút hết giấy');
  expect(client.sent).toEqual([{ name: 'device.act', body: { deviceId: 'printer-1', verb: 'paperOut' } }]);
});

test('every fault has a word; one this page has never heard of shows its own name', () => {
  const verbs = ['nearEnd', 'coverOpen', 'cutter', 'mute', 'hang', 'stall', 'garbage', 'slow', 'lost-12', 'explode'];
  put(device({ verbs: verbs.map((verb) => ({ verb, on: false })) }));
  expect(labels('Sự cố của Máy in 1').join(', ')).toBe(
    'Sắp hết giấy, Mở nắp, Kẹt dao cắt, Không báo in xong, Treo, Không nhận dữ liệu, Trả lời bậy, Chậm, Mất điện bảng 12, explode',
  );
});

test('a refusal is a sentence on the device’s own card', async () => {
  put(device({ verbs: [{ verb: 'hang', on: false }] }));
  answer = { ok: false, refusal: { code: 'unknown-device' } };
  await click('Treo');
  expect(within(card()).getByRole('alert').textContent).toBe('Không có thiết bị này trong cấu hình.');
});

test('a printer shows its paper, the newest first', async () => {
  put(device({}));
  expect(within(card()).getByText('Chưa có phiếu nào.')).toBeDefined();
  const sheet = (n: number) => ({ sheet: n, atMs: Date.parse('2026-11-23T09:00:05+07:00'), widthDots: 576, heightDots: 700, bytes: 5_900 });
  await act(async () => put(device({ sheets: [sheet(2), sheet(1)] })));
  const papers = within(screen.getByRole('list', { name: 'Phiếu của Máy in 1' })).getAllByRole('listitem');
  expect(papers.map((paper) => paper.textContent)).toEqual(['Phiếu 2 · 09:00:05 · 5900 byte', 'Phiếu 1 · 09:00:05 · 5900 byte']);
});

test('[L1a] a display shows what its panels show, at the counter each hangs at; a dark one says so', () => {
  const panels = [
    { label: '3', lines: ['B012'] },
    { label: '4', lines: ['    '] },
    { label: '5', lines: ['XIN MOI   B013', 'QUAY 5'] },
  ];
  put(device({ id: 'led-1', kind: 'display', name: text('Bảng quầy 3–5', 'Panels 3–5'), panels }));
  expect(
    within(card())
      .getAllByRole('listitem')
      .map((panel) => panel.textContent),
  ).toEqual(['Quầy 3B012', 'Quầy 4Đang tắt', 'Quầy 5XIN MOI   B013\nQUAY 5']);
});

test('a keypad’s keys are pressed', async () => {
  put(device({ id: 'keypad-3', kind: 'keypad', name: text('Bàn phím 3', 'Keypad 3'), keys: ['next', 'enter', 'clear', '0', '1'] }));
  expect(labels('Phím của Bàn phím 3')).toEqual(['Gọi tiếp', 'Gọi số đã bấm', 'Xóa', '0', '1']);
  await click('Gọi tiếp');
  await click('1');
  expect(client.sent.map((command) => command.body)).toEqual([
    { deviceId: 'keypad-3', verb: 'press', text: 'next' },
    { deviceId: 'keypad-3', verb: 'press', text: '1' },
  ]);
});

test('[K2] a code is held before a scanner: one of the examples, or any text', async () => {
  put(device({ id: 'scanner-1', kind: 'scanner', name: text('Đầu đọc 1', 'Scanner 1') }));
  const scan = within(card()).getByRole<HTMLButtonElement>('button', { name: 'Quét' });
  expect(scan.disabled).toBe(true);
  await click('1.001193');
  await click('https://dichvucong.gov.vn/p/home/dvc-tthc-thu-tuc-hanh-chinh-chi-tiet.html?ma_thu_tuc=2.000815');
  fireEvent.change(screen.getByLabelText('Nội dung mã'), { target: { value: 'LUOT:abc' } });
  await click('Quét');
  expect(client.sent.map((command) => command.name === 'device.act' && command.body.text)).toEqual([
    '1.001193',
    'https://dichvucong.gov.vn/p/home/dvc-tthc-thu-tuc-hanh-chinh-chi-tiet.html?ma_thu_tuc=2.000815',
    'LUOT:abc',
  ]);
});

test('devices stand by kind; a server with real ones says so', () => {
  put();
  expect(screen.getByText('Máy chủ này dùng thiết bị thật.')).toBeDefined();
  put(device({ id: 's', kind: 'scanner' }), device({ id: 'p' }));
  expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual(['Máy in', 'Đầu đọc mã', 'Mẫu phiếu']);
});
