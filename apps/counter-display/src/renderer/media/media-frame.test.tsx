import type { BoardView } from '@luot/shared/protocol/views/board-view';
import { act, cleanup, fireEvent } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { call, HALL, NOW, openDisplay } from '../../../test/stub-board.tsx';

const picture = (name: string) => ({ url: `/media/${name}?key=k`, kind: 'image' as const });
const film = (name: string) => ({ url: `/media/hall-a/${name}?key=k`, kind: 'video' as const });

let board: ReturnType<typeof openDisplay>;
const play = vi.fn(() => Promise.resolve());
const pause = vi.fn();
const piece = (name: string) => {
  const found = [...board.container.querySelectorAll<HTMLElement>('.media-piece')].find((element) => element.getAttribute('src')?.includes(`/${name}?`));
  if (found === undefined) throw new Error(`${name} is not there`);
  return found;
};
const shown = () =>
  [...board.container.querySelectorAll('.media-piece[data-shown="true"]')].map((element) => element.getAttribute('src')?.replace(/.*\/|\?.*/g, ''));
const seen = () => (board.container.querySelector('.hall-newest')?.getAttribute('data-pictures') === 'true' ? shown() : []);
const later = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
const reports = () => board.client.sent.flatMap((command) => (command.name === 'display.report' ? [command.body.faults.map(({ name }) => name)] : []));
const put = (media: BoardView['media'], change: Partial<BoardView> = {}, nowMs = Date.now()) => board.put({ media, ...change }, nowMs);

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(play);
  vi.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(pause);
  play.mockClear();
  pause.mockClear();
  board = openDisplay(HALL);
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('[L1d] pictures have the place of the newest call while none is fresh; the call stands in the rows', () => {
  const calls = [call(2, 'A002', '2'), call(1, 'A001', '1')];
  put([picture('a.png')], { calls });
  expect([seen(), board.part('.newest-number')]).toEqual([[], 'A002']);
  fireEvent.load(piece('a.png'));
  expect([seen(), board.part('.newest-number'), board.parts('.recent-number')]).toEqual([['a.png'], null, ['A002', 'A001']]);
});

test('[L1d] a call takes the place back in the same moment, and the picture waits where it is', async () => {
  const media = [picture('a.png'), picture('b.png')];
  put(media);
  fireEvent.load(piece('a.png'));
  fireEvent.load(piece('b.png'));
  await later(10_000);
  put(media, { calls: [call(1, 'A001', '1', { atMs: Date.now() })] });
  expect([seen(), board.part('.newest-number')]).toEqual([[], 'A001']);
  await later(19_000);
  expect(seen()).toEqual([]);
  await later(1_000);
  expect(seen()).toEqual(['a.png']);
  await later(12_000);
  expect(seen()).toEqual(['b.png']);
});

test('[L1d] each picture stays its time, a film to its end; films are muted, and rest while somebody is called', async () => {
  const media = [picture('a.png'), film('b.mp4')];
  put(media, { pictureMs: 5_000 });
  fireEvent.load(piece('a.png'));
  fireEvent.canPlay(piece('b.mp4'));
  expect(piece('b.mp4')).toMatchObject({ muted: true });
  await later(4_999);
  expect([seen(), play.mock.calls.length]).toEqual([['a.png'], 0]);
  await later(1);
  expect([seen(), play.mock.calls.length]).toEqual([['b.mp4'], 1]);
  put(media, { calls: [call(1, 'A001', '1', { atMs: Date.now() })] });
  expect([seen(), pause.mock.calls.length > 0]).toEqual([[], true]);
  await later(20_000);
  expect([seen(), play.mock.calls.length]).toEqual([['b.mp4'], 2]);
  fireEvent.load(piece('a.png'));
  fireEvent.ended(piece('b.mp4'));
  expect(seen()).toEqual(['a.png']);
});

test('[L1d] two that take turns come anew each time', async () => {
  put([picture('a.png'), picture('b.png')], { pictureMs: 5_000 });
  fireEvent.load(piece('a.png'));
  const first = piece('a.png');
  fireEvent.load(piece('b.png'));
  await later(5_000);
  // The browser tells of a load once for each piece.
  expect(piece('a.png')).not.toBe(first);
  fireEvent.load(piece('a.png'));
  await later(5_000);
  expect(seen()).toEqual(['a.png']);
});

test('[L1d] a film alone begins again', () => {
  put([film('b.mp4')]);
  fireEvent.canPlay(piece('b.mp4'));
  fireEvent.ended(piece('b.mp4'));
  expect([seen(), play.mock.calls.length]).toEqual([['b.mp4'], 2]);
});

test('[L1d] what does not play is never seen, reported by its name, tried again, and taken off the report when it plays', async () => {
  const media = [picture('a.png'), film('h%E1%BB%8Fng.mp4')];
  put(media, { pictureMs: 60_000 });
  fireEvent.load(piece('a.png'));
  fireEvent.error(piece('h%E1%BB%8Fng.mp4'));
  await later(0);
  expect([seen(), reports()]).toEqual([['a.png'], [['hỏng.mp4']]]);
  await later(5 * 60_000);
  // The picture before has long had its time.
  fireEvent.canPlay(piece('h%E1%BB%8Fng.mp4'));
  await later(0);
  expect([seen(), reports()]).toEqual([['h%E1%BB%8Fng.mp4'], [['hỏng.mp4'], []]]);
});

test('[L1d] one that says nothing for half a minute does not play; nor does a film that stands still', async () => {
  put([picture('a.png'), film('b.mp4'), picture('c.png')], { pictureMs: 40_000 });
  fireEvent.load(piece('a.png'));
  await later(30_000);
  expect(reports()).toEqual([['b.mp4']]);
  cleanup();
  board = openDisplay(HALL);
  put([film('b.mp4'), picture('c.png')]);
  fireEvent.canPlay(piece('b.mp4'));
  fireEvent.load(piece('c.png'));
  await later(10_000);
  fireEvent.timeUpdate(piece('b.mp4'));
  await later(14_000);
  expect(seen()).toEqual(['b.mp4']);
  await later(1_000);
  expect([seen(), reports()]).toEqual([['c.png'], [['b.mp4']]]);
});

test('[L1d] a film that may not begin is passed over; one that was only stopped is not', async () => {
  play.mockRejectedValueOnce(new DOMException('stopped', 'AbortError'));
  put([film('b.mp4'), film('c.mp4')]);
  fireEvent.canPlay(piece('b.mp4'));
  await later(0);
  expect([seen(), reports()]).toEqual([['b.mp4'], []]);
  play.mockRejectedValueOnce(new DOMException('no codec', 'NotSupportedError'));
  fireEvent.canPlay(piece('c.mp4'));
  fireEvent.ended(piece('b.mp4'));
  await later(0);
  expect(reports()).toEqual([['c.mp4']]);
});

test('[L1d] with nothing that plays the board is as it is without', async () => {
  put([picture('a.png')], { calls: [call(1, 'A001', '1')] });
  fireEvent.error(piece('a.png'));
  await later(0);
  expect([seen(), board.part('.newest-number')]).toEqual([[], 'A001']);
});

test('[L1d] outside the hours they stand beside the sign', () => {
  put([picture('a.png')], { closed: { opensAtMs: null } });
  fireEvent.load(piece('a.png'));
  expect([seen(), board.part('.closed-word')]).toEqual([['a.png'], 'Ngoài giờ làm việc Closed']);
});
