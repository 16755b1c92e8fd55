import type { BoardCall, BoardCounter, BoardView } from '@luot/shared/protocol/views';
import { type StubClient, stubClient } from '@luot/ui/client/stub-client';
import { ClientProvider } from '@luot/ui/client-context';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DisplayPage } from './display-page.tsx';

const at = (time: string) => Date.parse(`2026-11-23T${time}+07:00`);
const NOW = at('09:00:00');
const text = (vi: string, en: string) => ({ vi, en });
const counter = (label: string, change: Partial<BoardCounter> = {}): BoardCounter => ({
  id: `counter-${label}`,
  label,
  state: 'open',
  number: null,
  serving: false,
  pause: null,
  ...change,
});
const call = (callSeq: number, number: string, counterLabel: string, change: Partial<BoardCall> = {}): BoardCall => ({
  callSeq,
  number,
  counterLabel,
  atMs: NOW - 60_000,
  recall: false,
  state: 'called',
  ...change,
});
const VIEW: BoardView = {
  centre: { name: text('Trung tâm mẫu', 'Sample centre'), timeZone: 'Asia/Ho_Chi_Minh' },
  day: '2026-11-23',
  zoneName: text('Sảnh A', 'Hall A'),
  shows: 'hall',
  counters: [counter('1'), counter('2', { number: 'C007' })],
  calls: [],
  services: [
    { id: 'land', name: text('Đất đai', 'Land'), waiting: 4, estimate: 'unknown' },
    { id: 'results', name: text('Trả kết quả', 'Results'), waiting: 0, estimate: 'unknown' },
  ],
  closed: null,
};

let client: StubClient;
let container: HTMLElement;
const put = (change: Partial<BoardView> = {}, nowMs = NOW) => act(() => client.put('board', 'board-a', { ...VIEW, ...change }, nowMs));
const part = (selector: string) => container.querySelector(selector)?.textContent ?? null;
const cells = () => [...container.querySelectorAll('.cell')].map((cell) => [cell.getAttribute('data-state'), cell.textContent]);

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  client = stubClient('board-a');
  ({ container } = render(
    <LanguageProvider>
      <ClientProvider client={client}>
        <DisplayPage />
      </ClientProvider>
    </LanguageProvider>,
  ));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('before the first view', () => {
  test('[L3] the page says whether it opens or has no server', () => {
    expect(screen.getByRole('status').textContent).toBe('Đang mở…');
    act(() => client.store.setState({ link: 'down', downSinceMs: NOW }));
    expect(screen.getByRole('status').textContent).toContain('Mất kết nối với máy chủ');
  });
});

describe('calls', () => {
  const calls = [call(9, 'C009', '2'), call(8, 'B008', '3'), call(7, 'H007', '5'), call(6, 'A006', '1'), call(5, 'A005', '1')];

  test('[L1] the newest stands alone, with its counter', () => {
    put({ calls });
    expect([part('.newest-number'), part('.newest-counter b')]).toEqual(['C009', '2']);
    expect(part('.newest-word')).toBe('Mời số Now calling');
  });

  test('[L1] then the recent ones, newest first, as many as there is room for', () => {
    put({ calls });
    const rows = within(screen.getAllByRole('list')[0] ?? container).getAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual(['B008Quầy 3', 'H007Quầy 5', 'A006Quầy 1']);
  });

  test('[L1] a recall is said to be one', () => {
    put({ calls: [call(10, 'C009', '2', { recall: true })] });
    expect(part('.newest-word')).toBe('Gọi lại Called again');
  });

  test('[L1] a new call stands out for as long as somebody needs to look up, by the server’s clock', () => {
    put({ calls: [call(10, 'C009', '2', { atMs: at('11:00:00') })] }, at('11:00:05'));
    const fresh = () => container.querySelector('.newest')?.getAttribute('data-fresh');
    expect(fresh()).toBe('true');
    act(() => void vi.advanceTimersByTime(15_000));
    expect(fresh()).toBe('false');
  });

  test('[L1] with none yet it welcomes', () => {
    put();
    expect(part('.hall-newest')).toBe('Xin mời lấy số và chờ gọi Please take a number and wait to be called');
  });

  test('[L1] a number of five characters is marked, so that it fits', () => {
    put({ calls: [call(1, 'A1000', '1')] });
    expect(container.querySelector('.newest-number')?.getAttribute('data-length')).toBe('5');
  });
});

describe('counters and services', () => {
  test('[L1] every counter shows its number, or in words why it has none', () => {
    const pause = { reason: text('Nghỉ giải lao', 'Short break'), sinceMs: NOW, expectedEndMs: null };
    put({
      counters: [
        counter('1'),
        counter('2', { number: 'C007', serving: true }),
        counter('3', { state: 'paused', pause: { ...pause, expectedEndMs: at('09:15:00') } }),
        counter('4', { state: 'paused', pause }),
        counter('5', { state: 'closed' }),
      ],
    });
    expect(cells()).toEqual([
      ['open', 'Quầy 1Sẵn sàng'],
      ['open', 'Quầy 2C007'],
      ['paused', 'Quầy 3Tạm nghỉ đến 09:15'],
      ['paused', 'Quầy 4Nghỉ giải lao'],
      ['closed', 'Quầy 5Đóng'],
    ]);
  });

  test('how many wait for each service, nought included', () => {
    put();
    expect(part('.hall-waits ul')).toBe('Đất đai 4Trả kết quả 0');
  });
});

describe('hours', () => {
  test('[L1] a closed hall says so and when it opens, in both languages', () => {
    put({ closed: { opensAtMs: at('13:30:00') }, calls: [call(3, 'C003', '2')] });
    expect(part('.hall-newest')).toBe('Ngoài giờ làm việc ClosedMở lại lúc 13:30 Opens 13:30');
    expect(part('.newest-number')).toBeNull();
    put({ closed: { opensAtMs: Date.parse('2026-11-25T07:30:00+07:00') } });
    expect(part('.hall-newest')).toMatch(/Mở lại lúc 07:30 Thứ Tư, 25\/11 Opens 07:30, Wednesday/);
  });

  test('[L1] one that nobody knows the opening of says only that it is closed', () => {
    put({ closed: { opensAtMs: null } });
    expect(part('.hall-newest')).toBe('Ngoài giờ làm việc Closed');
  });

  test('[D1d] the clock is the server’s, in the centre’s zone', () => {
    put({}, at('23:59:59'));
    expect(screen.getByRole('time').textContent).toBe('23:59');
    expect(part('.hall-clock')).toContain('Thứ Hai, 23/11/2026');
    act(() => void vi.advanceTimersByTime(1_000));
    expect(part('.hall-clock')).toBe('00:00Thứ Ba, 24/11/2026');
  });
});

describe('the link', () => {
  test('[L3] while it is down a line says since when, by the server’s clock, and goes when it is back', () => {
    put({}, at('10:30:00'));
    expect(screen.queryByRole('status')).toBeNull();
    act(() => client.store.setState({ link: 'down', downSinceMs: NOW + 60_000 }));
    expect(screen.getByRole('status').textContent).toContain('Mất kết nối từ 10:31. Số trên màn hình có thể đã cũ.');
    expect(screen.getByRole('status').textContent).toContain('No connection since 10:31.');
    act(() => client.store.setState({ link: 'up', downSinceMs: null }));
    expect(screen.queryByRole('status')).toBeNull();
  });
});
