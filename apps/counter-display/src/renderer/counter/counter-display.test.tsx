import type { BoardCounter, BoardView } from '@luot/shared/protocol/views/board-view';
import { act, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { call, counter, HALL, NOW, openDisplay, text } from '../../../test/stub-board.tsx';

const COUNTER = counter('7');
const VIEW: BoardView = { ...HALL, shows: 'counter', counters: [COUNTER] };

let display: ReturnType<typeof openDisplay>;
const put = (change: Partial<BoardCounter>, view: Partial<BoardView> = {}, nowMs = NOW) =>
  display.put({ counters: [{ ...COUNTER, ...change }], ...view }, nowMs);
const shown = () => display.part('section');
const face = () => display.container.querySelector<HTMLElement>('main')?.dataset;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  display = openDisplay(VIEW);
});

const pause = { reason: text('Ăn trưa', 'Lunch'), sinceMs: NOW, expectedEndMs: null };

test.each<[string, Partial<BoardCounter>, string]>([
  ['called', { number: 'A012' }, 'Mời số Now callingA012'],
  ['being served', { number: 'A012', serving: true }, 'Đang phục vụ Now servingA012'],
  ['ready', {}, 'Sẵn sàng Ready'],
  ['paused until', { state: 'paused', pause: { ...pause, expectedEndMs: NOW + 900_000 } }, 'Tạm nghỉ đến 09:15 On a break until 09:15Ăn trưa Lunch'],
  ['paused for longer than was thought', { state: 'paused', pause: { ...pause, expectedEndMs: NOW - 1 } }, 'Tạm nghỉ On a breakĂn trưa Lunch'],
  ['paused, nobody knows until when', { state: 'paused', pause }, 'Tạm nghỉ On a breakĂn trưa Lunch'],
  ['paused, with nothing said', { state: 'paused' }, 'Tạm nghỉ On a break'],
  ['closed', { state: 'closed' }, 'Đóng Closed'],
])('[L1a] a counter that is %s shows it in both languages', (_state, change, words) => {
  put(change);
  expect(shown()).toBe(words);
  expect(screen.getByRole('banner').textContent).toContain('Quầy Counter 7');
  expect(face()?.['state']).toBe(change.state ?? 'open');
});

test('[L1a] it changes with the view: called, served, the next', () => {
  for (const number of ['A012', 'A1000', 'B003']) {
    put({ number });
    expect(display.part('.counter-number')).toBe(number);
  }
});

test('[L1a] a call stands out until it is served or no longer fresh, and once more when it is repeated', () => {
  const called = call(5, 'A012', '7', { atMs: NOW });
  put({ number: 'A012' }, { calls: [called] });
  expect([face()?.['fresh'], display.part('.counter-word')]).toEqual(['true', 'Mời số Now calling']);
  act(() => void vi.advanceTimersByTime(20_000));
  expect(face()?.['fresh']).toBe('false');
  put({ number: 'A012' }, { calls: [{ ...called, callSeq: 6, recall: true, atMs: NOW + 20_000 }] }, NOW + 20_000);
  expect([face()?.['fresh'], display.part('.counter-word')]).toEqual(['true', 'Gọi lại Called again']);
  expect(display.container.querySelector<HTMLElement>('.counter-number span')?.dataset['callSeq']).toBe('6');
  put({ number: 'A012', serving: true }, { calls: [{ ...called, state: 'serving' }] });
  expect(face()?.['fresh']).toBe('false');
});

test('[L1e] outside the hours a closed counter says when the hall opens; one that still serves shows its number', () => {
  const closed = { opensAtMs: NOW + 4.5 * 3_600_000 };
  put({ state: 'closed' }, { closed });
  expect(shown()).toBe('Ngoài giờ làm việc ClosedMở lại lúc 13:30 Opens 13:30');
  put({ number: 'A012', serving: true }, { closed });
  expect(shown()).toContain('A012');
});

test('[L1f] an emergency has this screen too, and its number stays to be seen', () => {
  put({ number: 'A012' }, { emergency: text('Vui lòng rời khỏi tòa nhà', 'Please leave the building'), calls: [call(5, 'A012', '7')] });
  expect(screen.getByRole('alert').textContent).toContain('Vui lòng rời khỏi tòa nhà');
  expect(display.part('.emergency-calls')).toContain('A012 → Quầy 7');
});

test('[L1e] it sleeps when the day has been closed', () => {
  put({}, { asleep: true });
  expect(display.part('main')).toBe('09:00');
});

test('[D1d] its clock shows the server’s time', () => {
  put({}, {}, Date.parse('2026-11-23T16:29:59+07:00'));
  expect(screen.getByRole('time').textContent).toBe('16:29');
  act(() => void vi.advanceTimersByTime(1_000));
  expect(screen.getByRole('time').textContent).toBe('16:30');
});

test('[L3] without its server it says since when', () => {
  put({ number: 'A012' });
  act(() => display.client.store.setState({ link: 'down', downSinceMs: performance.now() }));
  expect(screen.getByRole('status').textContent).toContain('Mất kết nối từ 09:00.');
  expect(shown()).toContain('A012');
});
