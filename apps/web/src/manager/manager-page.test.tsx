import { type StubClient, stubClient } from '@luot/client/stub-client';
import type { DeviceState } from '@luot/shared/domain/devices/device-state';
import type { Text } from '@luot/shared/domain/text';
import type { Reply } from '@luot/shared/protocol/commands';
import type { DeviceView } from '@luot/shared/protocol/views/devices-view';
import type { ManagerView } from '@luot/shared/protocol/views/manager-view';
import type { StaffCounter, StaffView } from '@luot/shared/protocol/views/staff-view';
import { ClientProvider } from '@luot/ui/client-context';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { MANAGER_VIEW, MINUTE, NOW, text } from '../../test/sample-manager-view.ts';
import { ManagerPage } from './manager-page.tsx';

const NONE = { count: 0, medianMs: null, p90Ms: null };

let client: StubClient;
let answer: Reply;
const put = (change: Partial<ManagerView> = {}) => act(() => client.put('manager', 'all', { ...MANAGER_VIEW, ...change }, NOW));
const figure = (name: string) => screen.getByText(name, { selector: 'dt' }).parentElement;
const rowOf = (name: string) =>
  within(screen.getByRole('row', { name: new RegExp(`^${name}`) }))
    .getAllByRole('cell')
    .map((cell) => cell.textContent);

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'performance', 'setInterval', 'clearInterval'] });
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
    put({ now: { ...MANAGER_VIEW.now, waiting: 0, longestWaitSinceMs: null }, wait: NONE, hours: [] });
    expect(figure('Chờ lâu nhất')?.textContent).toContain('–');
    expect(figure('90% người dân chờ không quá')?.textContent).toBe('90% người dân chờ không quá–Chưa có lượt gọi nào');
    expect(screen.getByText('Hôm nay chưa có phiếu nào.')).toBeDefined();
  });
});

describe('tables', () => {
  test('each service with its counts beside its times, and none where nobody was called', () => {
    expect(rowOf('Đất đai')).toEqual(['7', '22', '9', '2', '13', '9 phút', '31 phút']);
    expect(rowOf('Trả kết quả')).toEqual(['0', '0', '0', '0', '0', '–', '–']);
    expect(screen.getByRole('row', { name: /^Đất đai/ }).dataset['over']).toBe('true');
  });

  test('each hour, its bars as long as their figures', () => {
    expect(rowOf('07:00')).toEqual(['30', '12', '4 phút', '9 phút']);
    const bars = [...document.querySelectorAll<HTMLElement>('.bar')].map((bar) => bar.style.inlineSize);
    expect(bars).toEqual(['100%', '40%', '10%']);
  });

  test('[P4] devices that need somebody, the worst first, with their state and since when; of the others how many', () => {
    expect(screen.getByText('Không có thiết bị nào trong cấu hình.')).toBeDefined();
    const device = (id: string, state: DeviceState, error: Text | null = null): DeviceView => {
      return { id, kind: 'printer', name: text(`Máy in ${id}`, `Printer ${id}`), holder: null, state, sinceMs: NOW - 5 * MINUTE, error };
    };
    const unwell = () => [...document.querySelectorAll('.devices li')];
    const unplugged = text('Dây bị rút.', 'The cable was pulled.');
    put({ devices: [device('1', 'ready'), device('2', 'near-end'), device('3', 'offline', unplugged), device('4', 'printing')] });
    expect(unwell().map((item) => item.textContent)).toEqual(['Máy in 3Mất kết nốitừ 09:55Dây bị rút.', 'Máy in 2Sắp hết giấytừ 09:55']);
    expect(screen.getByText('2 thiết bị hoạt động tốt')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Xem mọi thiết bị' }).getAttribute('href')).toBe('devices');
    put({ devices: [device('1', 'ready')] });
    expect(unwell()).toEqual([]);
  });
});

test('[N5a] a series near its daily limit is named, with how many it has given out', () => {
  put({ nearLimit: [{ seriesId: 'a', issued: 541, limit: 600 }] });
  expect(screen.getByText('Dãy số A đã phát 541 trên 600 số của hôm nay.')).toBeDefined();
  put();
  expect(screen.queryByText(/Dãy số A/)).toBeNull();
});

describe('the day', () => {
  const question = () => document.querySelector('.day-question');
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

describe('the machine’s clock', () => {
  const NINE_HOURS = 9 * 60 * MINUTE;
  const clock = { differenceMs: NINE_HOURS, judged: false, devices: { centre: 0, machine: 0, neither: 0 } };
  const question = () => document.querySelector('.clock-question');
  const press = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })));

  test('[D1c] that has jumped is asked about, with both times, and either can be right', async () => {
    expect(question()).toBeNull();
    put({ clock });
    expect(question()?.textContent).toContain('Đồng hồ máy chủ vừa nhảy sang 19:00; trung tâm vẫn chạy theo 10:00.');
    expect(question()?.textContent).not.toContain('Máy khác');
    await press('19:00 đúng');
    await press('10:00 đúng');
    expect(client.sent).toEqual([
      { name: 'clock.correct', body: { to: 'machine' } },
      { name: 'clock.correct', body: { to: 'day' } },
    ]);
  });

  test('[D1e] other machines’ clocks stand beside it; on another day the date does', () => {
    put({ clock: { ...clock, differenceMs: 24 * 60 * MINUTE, devices: { centre: 4, machine: 0, neither: 1 } } });
    expect(question()?.textContent).toContain('4 máy chỉ 10:00 23/11, 0 máy chỉ 10:00 24/11, 1 máy chỉ giờ khác');
  });

  test('[D1e] that is known to be wrong is named, and nothing is asked', () => {
    put({ clock: { ...clock, judged: true } });
    expect(question()?.textContent).toContain('Trung tâm chạy theo giờ riêng; đồng hồ máy chủ chỉ 19:00.');
    expect(screen.queryByRole('button', { name: '10:00 đúng' })).toBeNull();
  });

  test('[D1e] without a jump, too, the time can be corrected: in the centre’s time zone, and a time that is none is not sent', async () => {
    await press('Sửa giờ');
    const [date, time] = [screen.getByLabelText<HTMLInputElement>('Ngày'), screen.getByLabelText<HTMLInputElement>('Giờ')];
    expect([date.value, time.value]).toEqual(['2026-11-23', '10:00']);
    fireEvent.change(time, { target: { value: '' } });
    expect(screen.getByRole('button', { name: 'Đặt là –' })).toHaveProperty('disabled', true);
    fireEvent.change(time, { target: { value: '07:45' } });
    await press('Đặt là 07:45');
    expect(client.sent).toEqual([{ name: 'clock.correct', body: { to: Date.parse('2026-11-23T07:45:00+07:00') } }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('counters', () => {
  const counter = (label: string, change: Partial<StaffCounter> = {}): StaffCounter => ({
    id: `counter-${label}`,
    label,
    name: text('', ''),
    state: 'open',
    clerk: `quay${label}`,
    number: null,
    unattended: false,
    services: [],
    ...change,
  });
  const STAFF: StaffView = {
    centre: MANAGER_VIEW.centre,
    day: MANAGER_VIEW.day,
    counters: [counter('3', { unattended: true }), counter('9', { state: 'closed', clerk: null })],
    services: [],
    classes: [],
    pauseReasons: [],
    callReasons: [],
    printers: [],
    devices: [],
    helpCalls: [],
    alarms: [],
    stranded: [],
    notices: [],
    waitTargetMs: 15 * MINUTE,
    training: false,
    dayClosed: false,
    emergency: null,
  };

  test('[S3a] [C9] each with what it has done, and how it is now; one that nobody attends is marked', () => {
    act(() => client.put('staff', 'all', STAFF, NOW));
    expect(rowOf('Quầy 3')).toEqual(['Không có người trực · quay3', '13', '9', '2', '2', '8', '12 phút']);
    expect(rowOf('Quầy 9')).toEqual(['Đóng', '0', '0', '0', '0', '0', '–']);
    expect(screen.getByRole('row', { name: /^Quầy 3/ }).dataset['unattended']).toBe('true');
  });

  test('[Q12] people whom no counter would call are named', () => {
    act(() =>
      client.put(
        'staff',
        'all',
        {
          ...STAFF,
          services: [{ id: 'land', name: text('Đất đai', 'Land'), waiting: 1 }],
          stranded: [{ serviceId: 'land', numbers: ['B001'], count: 1, sinceMs: NOW - 3 * MINUTE }],
        },
        NOW,
      ),
    );
    expect(screen.getByText('Đất đai: 1 số đang chờ mà không có quầy nào gọi (B001), lâu nhất 3 phút')).toBeDefined();
  });

  test('[S3a] what they have done stands there before it is known how they are', () => {
    expect(rowOf('Quầy 3')).toEqual(['13', '9', '2', '2', '8', '12 phút']);
  });
});

describe('what visitors say', () => {
  const table = () => within(screen.getByRole('region', { name: 'Mức độ hài lòng hôm nay' }));

  test('[S6] five words with counts and shares, the best first, and how many answered', () => {
    put({ satisfaction: { levels: [1, 0, 2, 3, 6], comments: [] } });
    expect(
      table()
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent),
    ).toEqual(['Rất hài lòng650 %', 'Hài lòng325 %', 'Bình thường217 %', 'Không hài lòng00 %', 'Rất không hài lòng18 %']);
    expect(table().getByText('12 lượt đánh giá')).toBeDefined();
    expect([...document.querySelectorAll<HTMLElement>('.satisfaction .bar')].map((bar) => bar.style.inlineSize.slice(0, 4))).toEqual([
      '50%',
      '25%',
      '16.6',
      '8.33',
    ]);
  });

  test('[S6] comments as they come, with the level they belong to; none, no heading', () => {
    expect(table().getByText('Chưa có ai đánh giá.')).toBeDefined();
    expect(table().queryByText('Góp ý, mới nhất trước')).toBeNull();
    put({
      satisfaction: {
        levels: [0, 1, 0, 0, 1],
        comments: [
          { level: 2, text: 'Chờ lâu' },
          { level: 5, text: 'Tốt' },
        ],
      },
    });
    expect(
      table()
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['Không hài lòngChờ lâu', 'Rất hài lòngTốt']);
  });

  test('[Q8] who has called before their turn, how often and why', () => {
    expect(screen.getByText('Hôm nay chưa có ai được gọi trước lượt.')).toBeDefined();
    put({
      outOfOrder: [{ clerk: 'quay7', count: 3 }],
      outOfOrderReasons: [
        { reason: text('Hồ sơ đã hẹn', 'By appointment'), count: 2 },
        { reason: text('Lý do khác', 'Other'), count: 1 },
      ],
    });
    expect([rowOf('quay7'), rowOf('Hồ sơ đã hẹn'), rowOf('Lý do khác')]).toEqual([['3'], ['2'], ['1']]);
  });
});

test('what is wrong beside the devices is said in the page’s language', () => {
  put({ notices: [text('Thiếu tiếng đọc số 7.', 'The clip of 7 is missing.')] });
  expect(screen.getByText('Thiếu tiếng đọc số 7.')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'English' }));
  expect(screen.getByText('The clip of 7 is missing.')).toBeDefined();
});

test('[C8] a ticket is found by its number from here too, and the way back leads to the figures', async () => {
  answer = { ok: false, refusal: { code: 'unknown-ticket' } };
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Tìm số' })));
  await act(async () => fireEvent.change(screen.getByLabelText('Số trên phiếu'), { target: { value: 'a7' } }));
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Tìm' })));
  expect(client.sent).toEqual([{ name: 'ticket.lookUp', body: { number: 'a7' } }]);
  expect(screen.getByRole('alert').textContent).toBe('Không tìm thấy số này trong ngày hôm nay.');
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Quay lại' })));
  expect(figure('Đang chờ')).toBeDefined();
});
