import type { BoardView } from '@luot/shared/protocol/views/board-view';
import { act, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { at, call, counter, HALL, NOW, openDisplay, text } from '../../../test/stub-board.tsx';

const VIEW: BoardView = {
  ...HALL,
  services: [
    { id: 'land', name: text('Đất đai', 'Land'), waiting: 4, estimate: 'unknown' },
    { id: 'results', name: text('Trả kết quả', 'Results'), waiting: 0, estimate: 'unknown' },
  ],
};

let board: ReturnType<typeof openDisplay>;
const part = (selector: string) => board.part(selector);
const parts = (selector: string) => board.parts(selector);
const cells = () => [...board.container.querySelectorAll('.cell')].map((cell) => [cell.getAttribute('data-state'), cell.textContent]);
const later = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  board = openDisplay(VIEW);
});

describe('before the first view', () => {
  test('[L3] the page says whether it opens or has no server', () => {
    expect(screen.getByRole('status').textContent).toBe('Đang mở…');
    act(() => board.client.store.setState({ link: 'down', downSinceMs: performance.now() }));
    expect(screen.getByRole('status').textContent).toContain('Mất kết nối với máy chủ');
  });
});

describe('calls', () => {
  const calls = [call(9, 'C009', '2'), call(8, 'B008', '3'), call(7, 'H007', '5'), call(6, 'A006', '1'), call(5, 'A005', '1'), call(4, 'A004', '1')];

  test('[L1b] the newest stands alone, with its counter; then the recent ones', () => {
    board.put({ calls });
    expect([parts('.newest-number'), part('.newest-counter'), part('.newest-way')]).toEqual([['C009'], '2', 'QuầyCounter']);
    expect(part('.hall-word')).toBe('Mời số Now calling');
    expect(parts('.recent li')).toEqual(['B008Quầy 3', 'H007Quầy 5', 'A006Quầy 1', 'A005Quầy 1']);
  });

  test('[L1b] several at once stand together, the newest first and marked; each is its call’s, for whoever measures', () => {
    board.put({ calls: [call(9, 'C009', '2', { atMs: NOW }), call(8, 'B008', '3', { atMs: NOW - 3_000 }), call(7, 'H007', '5')] });
    expect(parts('.newest-number')).toEqual(['C009', 'B008']);
    const marks = [...board.container.querySelectorAll<HTMLElement>('.call')].map(({ dataset }) => [dataset['newest'], dataset['fresh']]);
    expect(marks).toEqual([
      ['true', 'true'],
      ['false', 'true'],
    ]);
    expect(board.container.querySelector<HTMLElement>('.newest-number')?.dataset['callSeq']).toBe('9');
    expect(parts('.recent li')).toEqual(['H007Quầy 5']);
  });

  test('[L1b] a call stands out for as long as somebody needs to look up, by the server’s clock', () => {
    const late = at('11:00:00');
    board.put({ calls: [call(10, 'C009', '2', { atMs: late }), call(9, 'B008', '1', { atMs: late - 10_000 })] }, late + 5_000);
    const large = () => [...board.container.querySelectorAll<HTMLElement>('.call')].map(({ dataset, textContent }) => [textContent, dataset['fresh']]);
    expect(large()).toEqual([
      ['C009QuầyCounter2', 'true'],
      ['B008QuầyCounter1', 'true'],
    ]);
    later(5_000);
    expect(large()).toEqual([['C009QuầyCounter2', 'true']]);
    later(10_000);
    expect(large()).toEqual([['C009QuầyCounter2', 'false']]);
  });

  test('[L1b] a recall is said to be one, while it is fresh', () => {
    board.put({ calls: [call(10, 'C009', '2', { recall: true, atMs: NOW }), call(9, 'A001', '1', { atMs: NOW })] });
    expect(part('.hall-again')).toBe('Gọi lại số C009 C009 called again');
    later(20_000);
    expect(part('.hall-again')).toBeNull();
  });

  test('[L1b] with none yet it welcomes', () => {
    board.put();
    expect(part('.hall-newest')).toBe('Xin mời lấy số và chờ gọi Please take a number and wait to be called');
    expect(part('.recent')).toBeNull();
  });
});

describe('counters', () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => counter(String(i + 1), { number: `A${String(i + 1).padStart(3, '0')}` }));
  const labels = () => parts('.cell-label b').map(Number);

  test('[L1c] every counter shows its number, or in words of both languages why it has none', () => {
    const pause = { reason: text('Nghỉ giải lao', 'Short break'), sinceMs: NOW, expectedEndMs: null };
    board.put({
      counters: [
        counter('1'),
        counter('2', { number: 'C007', serving: true }),
        counter('3', { state: 'paused', pause: { ...pause, expectedEndMs: at('09:15:00') } }),
        counter('4', { state: 'paused', pause }),
        counter('5', { state: 'closed' }),
      ],
    });
    expect(cells()).toEqual([
      ['open', 'Quầy 1Sẵn sàng Ready'],
      ['open', 'Quầy 2C007'],
      ['paused', 'Quầy 3Tạm nghỉ đến 09:15 On a break until 09:15'],
      ['paused', 'Quầy 4Nghỉ giải lao Short break'],
      ['closed', 'Quầy 5Đóng Closed'],
    ]);
  });

  test('[L1c] a break that lasts longer than was thought says why, not until when', () => {
    const pause = { reason: text('Họp', 'Meeting'), sinceMs: NOW, expectedEndMs: NOW + 2_000 };
    board.put({ counters: [counter('3', { state: 'paused', pause })] });
    later(3_000);
    expect(cells()).toEqual([['paused', 'Quầy 3Họp Meeting']]);
  });

  test.each([
    [null, 8, '1'],
    [null, 9, '2'],
    [null, 16, '2'],
    [null, 17, '3'],
    [1, 60, '1'],
    [3, 2, '3'],
  ] as const)('[L1c] columns as set, %s, or as %d counters fit: %s', (columns, count, stand) => {
    board.put({ columns, counters: many(count) });
    expect(board.container.querySelector<HTMLElement>('.hall')?.dataset['columns']).toBe(stand);
  });

  test('[L1c] a high screen has room for six below each other', () => {
    vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('portrait'), addEventListener: () => {}, removeEventListener: () => {} }));
    board.put({ counters: many(7) });
    expect(board.container.querySelector<HTMLElement>('.hall')?.dataset['columns']).toBe('2');
    vi.unstubAllGlobals();
  });

  test('[L1c] few stand on one page, without a word of pages', () => {
    board.put({ counters: many(24) });
    expect([labels().length, part('.page-mark')]).toEqual([24, null]);
  });

  test('[L1c] more than fit come in pages of the same size, which turn every eight seconds, round and round', () => {
    board.put({ counters: many(60) });
    const pages = [labels()];
    for (let i = 0; i < 3; i++) {
      later(8_000);
      pages.push(labels());
    }
    expect(pages.map((page) => [page[0], page.at(-1)])).toEqual([
      [1, 21],
      [22, 42],
      [43, 60],
      [1, 21],
    ]);
    expect(part('.page-mark')).toBe('Trang Page1/3');
  });

  test('[L1c] the page of a fresh call is shown at once and stays for its time; its counter is marked', () => {
    board.put({ counters: many(60) });
    later(7_000);
    const fresh = call(50, 'A030', '30', { atMs: NOW + 7_000 });
    board.put({ counters: many(60), calls: [fresh] }, NOW + 7_000);
    expect(labels()[0]).toBe(22);
    expect(part('.cell[data-fresh="true"]')).toBe('Quầy 30A030');
    later(7_999);
    expect(labels()[0]).toBe(22);
    later(1);
    expect(labels()[0]).toBe(43);
    // The same call again is no reason to go back.
    board.put({ counters: many(60), calls: [fresh] }, NOW + 15_000);
    expect(labels()[0]).toBe(43);
    board.put({ counters: many(60), calls: [{ ...fresh, callSeq: 51, recall: true, atMs: NOW + 15_000 }] }, NOW + 15_000);
    expect(labels()[0]).toBe(22);
  });

  test('[L1c] fewer counters than a moment ago: the page that is gone is not shown', () => {
    board.put({ counters: many(60) });
    for (let i = 0; i < 2; i++) later(8_000);
    board.put({ counters: many(30) });
    expect(labels()).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
  });
});

describe('services', () => {
  test('[L1c] how many wait for each service, nought included, and no word of a wait nobody knows', () => {
    board.put();
    expect(parts('.waits li')).toEqual(['4Đất đai Land', '0Trả kết quả Results']);
  });

  test('[L1c] more services than fit turn too', () => {
    const service = (id: number) => ({ id: String(id), name: text(`Việc ${id}`, `Work ${id}`), waiting: id, estimate: 'unknown' as const });
    board.put({ services: [1, 2, 3, 4, 5].map(service) });
    expect([parts('.waits li b'), part('.waits .page-mark')]).toEqual([['1', '2', '3'], 'Trang Page1/2']);
    later(8_000);
    expect(parts('.waits li b')).toEqual(['4', '5']);
  });
});

describe('hours', () => {
  test('[L1e] a closed hall says so and when it opens, in both languages, and nothing of its counters', () => {
    board.put({ closed: { opensAtMs: at('13:30:00') }, calls: [call(3, 'C003', '2')], counters: [counter('1', { state: 'closed' })] });
    expect(part('.hall-newest')).toBe('Ngoài giờ làm việc ClosedMở lại lúc 13:30 Opens 13:30');
    expect([part('.newest-number'), part('.recent'), part('.cell'), part('.waits')]).toEqual([null, null, null, null]);
    board.put({ closed: { opensAtMs: Date.parse('2026-11-25T07:30:00+07:00') } });
    expect(part('.hall-newest')).toMatch(/Mở lại lúc 07:30 Thứ Tư, 25\/11 Opens 07:30, Wednesday/);
  });

  test('[L1e] one that nobody knows the opening of says only that it is closed', () => {
    board.put({ closed: { opensAtMs: null } });
    expect(part('.hall-newest')).toBe('Ngoài giờ làm việc Closed');
  });

  test('[L1e] before the day has begun it is not open yet', () => {
    board.put({ day: null });
    expect(part('.hall-newest')).toBe('Chưa đến giờ làm việc Not open yet');
  });

  test('[L1e] with every counter on a break it says until when, the first of them; one that works ends it', () => {
    const rest = (label: string, expectedEndMs: number | null) =>
      counter(label, { state: 'paused', pause: { reason: text('Ăn trưa', 'Lunch'), sinceMs: NOW, expectedEndMs } });
    const closed = counter('9', { state: 'closed' });
    board.put({ counters: [rest('1', at('13:30:00')), rest('2', at('13:00:00')), rest('3', null), closed] });
    expect(part('.hall-newest')).toBe('Tạm nghỉ đến 13:00 On a break until 13:00');
    board.put({ counters: [rest('3', null), closed] });
    expect(part('.hall-newest')).toBe('Tạm nghỉ On a break');
    board.put({ counters: [rest('3', null), counter('4')] });
    expect(part('.hall-newest')).toContain('Xin mời lấy số');
  });

  test('[D1d] the clock is the server’s, in the centre’s zone', () => {
    board.put({}, at('23:59:59'));
    expect(screen.getByRole('time').textContent).toBe('23:59');
    expect(part('.hall-clock')).toContain('Thứ Hai, 23/11/2026');
    later(1_000);
    expect(part('.hall-clock')).toBe('00:00Thứ Ba, 24/11/2026');
  });
});

describe('messages', () => {
  const messages = [text('Không thu phí ngoài quy định.', 'No fees beyond those posted.'), text('Xin giữ trật tự.', 'Please keep quiet.')];
  const stillScreen = (reduced: boolean) =>
    vi.stubGlobal('matchMedia', (query: string) => ({
      matches: reduced && query.includes('reduced-motion'),
      addEventListener: () => {},
      removeEventListener: () => {},
    }));

  test('[L1e] the centre’s messages go by on one line in both languages; with none there is no line', () => {
    board.put({ messages });
    expect(part('.messages p')).toBe('Không thu phí ngoài quy định. No fees beyond those posted.Xin giữ trật tự. Please keep quiet.');
    board.put();
    expect(part('.messages')).toBeNull();
  });

  test('[L1e] [K6] where nothing may move they stand in turn, a long one longer', () => {
    stillScreen(true);
    board.put({ messages });
    const shown = [part('.messages')];
    for (const { length } of [messages[0]?.vi ?? '', messages[0]?.en ?? '', messages[1]?.vi ?? '']) {
      later(6_000 + length * 60);
      shown.push(part('.messages'));
    }
    expect(shown).toEqual(['Không thu phí ngoài quy định.', 'No fees beyond those posted.', 'Xin giữ trật tự.', 'Please keep quiet.']);
    expect(part('.messages-track')).toBeNull();
  });
});

describe('over and under everything', () => {
  const emergency = text('Vui lòng rời khỏi tòa nhà', 'Please leave the building');

  test('[L1f] an emergency has the whole screen in both languages; who is called is not left guessing', () => {
    board.put({ emergency, calls: [call(9, 'C009', '2'), call(8, 'B008', '3', { state: 'missed' }), call(7, 'H007', '5', { state: 'serving' })] });
    expect(screen.getByRole('alert').textContent).toBe('Vui lòng rời khỏi tòa nhàPlease leave the building');
    expect(parts('.emergency-calls li')).toEqual(['C009 → Quầy 2 Counter 2', 'H007 → Quầy 5 Counter 5']);
    expect(part('.hall')).toBeNull();
    board.put({ calls: [call(9, 'C009', '2')] });
    expect([part('.emergency'), part('.newest-number')]).toEqual([null, 'C009']);
  });

  test('[L1f] it wakes a screen that sleeps, and is over the closed sign', () => {
    board.put({ emergency, asleep: true, closed: { opensAtMs: null } });
    expect(part('h1')).toBe('Thông báo khẩn Emergency notice');
    expect(part('.asleep')).toBeNull();
  });

  test('[L1e] [C12] when the day has been closed the screen is dark, with a clock alone that changes its place', () => {
    board.put({ asleep: true }, at('17:00:00'));
    expect(part('main')).toBe('17:00');
    const place = () => board.container.querySelector<HTMLElement>('.asleep')?.style.cssText;
    const before = place();
    later(3_600_000);
    expect(part('main')).toBe('18:00');
    expect(place()).not.toBe(before);
  });
});

describe('the link', () => {
  test('[L3] while it is down a line says since when, by the server’s clock, and goes when it is back', () => {
    board.put({}, at('10:30:00'));
    expect(screen.queryByRole('status')).toBeNull();
    act(() => board.client.store.setState({ link: 'down', downSinceMs: performance.now() + 60_000 }));
    expect(screen.getByRole('status').textContent).toContain('Mất kết nối từ 10:31. Số trên màn hình có thể đã cũ.');
    expect(screen.getByRole('status').textContent).toContain('No connection since 10:31.');
    act(() => board.client.store.setState({ link: 'up', downSinceMs: null }));
    expect(screen.queryByRole('status')).toBeNull();
  });
});
