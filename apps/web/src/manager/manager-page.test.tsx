import type { DeviceState } from '@luot/shared/domain/device-state';
import type { Text } from '@luot/shared/domain/text';
import type { Reply } from '@luot/shared/protocol/commands';
import type { DeviceView, ManagerView } from '@luot/shared/protocol/views';
import { type StubClient, stubClient } from '@luot/ui/client/stub-client';
import { ClientProvider } from '@luot/ui/client-context';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ManagerPage } from './manager-page.tsx';

const NOW = Date.parse('2026-11-23T10:00:00+07:00');
const MINUTE = 60_000;
const text = (vi: string, en: string) => ({ vi, en });
const NONE = { count: 0, medianMs: null, p90Ms: null };
const VIEW: ManagerView = {
  centre: { name: text('Trung tâm mẫu', 'Sample centre'), timeZone: 'Asia/Ho_Chi_Minh' },
  day: '2026-11-23',
  dayQuestion: null,
  now: { waiting: 12, longestWaitSinceMs: NOW - 22 * MINUTE, countersOpen: 5, counters: 9 },
  wait: { count: 48, medianMs: 6 * MINUTE, p90Ms: 14 * MINUTE },
  waitTargetMs: 15 * MINUTE,
  services: [
    {
      id: 'land',
      name: text('Đất đai', 'Land'),
      received: 20,
      waiting: 7,
      served: 11,
      missed: 2,
      count: 13,
      medianMs: 9 * MINUTE,
      p90Ms: 31 * MINUTE,
    },
    { id: 'results', name: text('Trả kết quả', 'Results'), received: 0, waiting: 0, served: 0, missed: 0, ...NONE },
  ],
  hours: [
    { hour: 7, received: 30, served: 12, count: 12, medianMs: 4 * MINUTE, p90Ms: 9 * MINUTE },
    { hour: 8, received: 3, served: 0, ...NONE },
  ],
  nearLimit: [],
  dossierFault: null,
  devices: [],
};

let client: StubClient;
let answer: Reply;
const put = (change: Partial<ManagerView> = {}) => act(() => client.put('manager', 'all', { ...VIEW, ...change }, NOW));
const figure = (name: string) => screen.getByText(name, { selector: 'dt' }).parentElement;
const rowOf = (name: string) =>
  within(screen.getByRole('row', { name: new RegExp(`^${name}`) }))
    .getAllByRole('cell')
    .map((cell) => cell.textContent);

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setInterval', 'clearInterval'] });
  answer = { ok: true, value: {} };
  client = stubClient('quanly', () => answer);
  render(
    <LanguageProvider>
      <ClientProvider client={client}>
        <ManagerPage session={{ token: 't', login: 'quanly', name: 'Quản lý', role: 'manager' }} onLeave={() => undefined} />
      </ClientProvider>
    </LanguageProvider>,
  );
  put();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('the four figures that matter now', () => {
  test('stand with the count they are of and the target they are measured by', () => {
    expect(figure('Đang chờ')?.textContent).toBe('Đang chờ12');
    expect(figure('Chờ lâu nhất')?.textContent).toBe('Chờ lâu nhất22 phútMục tiêu 15 phút');
    expect(figure('90% người dân chờ không quá')?.textContent).toBe('90% người dân chờ không quá14 phútLượt gọi: 48');
    expect(figure('Quầy đang mở')?.textContent).toBe('Quầy đang mở5 trên 9');
  });

  test('one past the target is marked; the longest wait goes on by itself', () => {
    expect([figure('Chờ lâu nhất')?.dataset['over'], figure('90% người dân chờ không quá')?.dataset['over']]).toEqual(['true', 'false']);
    act(() => void vi.advanceTimersByTime(5 * MINUTE));
    expect(figure('Chờ lâu nhất')?.textContent).toContain('27 phút');
  });

  test('before the first call nothing is made up', () => {
    put({ now: { ...VIEW.now, waiting: 0, longestWaitSinceMs: null }, wait: NONE, hours: [] });
    expect(figure('Chờ lâu nhất')?.textContent).toContain('–');
    expect(figure('90% người dân chờ không quá')?.textContent).toBe('90% người dân chờ không quá–Chưa có lượt gọi nào');
    expect(screen.getByText('Hôm nay chưa có phiếu nào.')).toBeDefined();
  });
});

describe('tables', () => {
  test('each service with its counts beside its times, and none where nobody was called', () => {
    expect(rowOf('Đất đai')).toEqual(['7', '20', '11', '2', '13', '9 phút', '31 phút']);
    expect(rowOf('Trả kết quả')).toEqual(['0', '0', '0', '0', '0', '–', '–']);
    expect(screen.getByRole('row', { name: /^Đất đai/ }).dataset['over']).toBe('true');
  });

  test('each hour, its bars as long as their figures', () => {
    expect(rowOf('07:00')).toEqual(['30', '12', '4 phút', '9 phút']);
    const bars = [...document.querySelectorAll<HTMLElement>('.bar')].map((bar) => bar.style.inlineSize);
    expect(bars).toEqual(['100%', '40%', '10%', '0%']);
  });

  test('[P4] devices that need somebody, the worst first, with their state and since when; of the others how many', () => {
    expect(screen.getByText('Không có thiết bị nào trong cấu hình.')).toBeDefined();
    const device = (id: string, state: DeviceState, error: Text | null = null): DeviceView => {
      return { id, kind: 'printer', name: text(`Máy in ${id}`, `Printer ${id}`), holder: null, state, sinceMs: NOW - 5 * MINUTE, error };
    };
    const unplugged = text('Dây bị rút.', 'The cable was pulled.');
    put({ devices: [device('1', 'ready'), device('2', 'near-end'), device('3', 'offline', unplugged), device('4', 'printing')] });
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Máy in 3Mất kết nốitừ 09:55Dây bị rút.', 'Máy in 2Sắp hết giấytừ 09:55']);
    expect(screen.getByText('2 thiết bị hoạt động tốt')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Xem mọi thiết bị' }).getAttribute('href')).toBe('/devices');
    put({ devices: [device('1', 'ready')] });
    expect(screen.queryByRole('listitem')).toBeNull();
  });
});

test('[N5a] a series near its daily limit is named, with how many it has given out', () => {
  put({ nearLimit: [{ seriesId: 'a', issued: 541, limit: 600 }] });
  expect(screen.getByText('Dãy số A đã phát 541 trên 600 số của hôm nay.')).toBeDefined();
  put();
  expect(screen.queryByText(/Dãy số A/)).toBeNull();
});

describe('the day', () => {
  const question = () => screen.queryByRole('alert');
  const confirm = () => act(async () => fireEvent.click(screen.getByRole('button', { name: 'Mở ngày 2027-01-30' })));

  test('[D1b] is asked about only when the clock says another', async () => {
    expect(question()).toBeNull();
    put({ dayQuestion: { today: '2027-01-30' } });
    expect(question()?.textContent).toContain('Đồng hồ máy chủ báo ngày 2027-01-30, khác với ngày làm việc đang mở (2026-11-23).');
    await confirm();
    expect(client.sent).toEqual([{ name: 'day.confirm', body: { date: '2027-01-30' } }]);
    put({ day: '2027-01-30' });
    expect(question()).toBeNull();
  });

  test('[D1b] a refusal is said beside it', async () => {
    put({ day: null, dayQuestion: { today: '2027-01-30' } });
    expect(question()?.textContent).toContain('(–)');
    answer = { ok: false, refusal: { code: 'day-already-open', params: { date: '2027-01-30' } } };
    await confirm();
    expect(question()?.textContent).toContain('Ngày 2027-01-30 đang mở.');
  });
});
