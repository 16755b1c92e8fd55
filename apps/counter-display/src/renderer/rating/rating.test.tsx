import type { Reply } from '@luot/shared/protocol/commands';
import type { BoardView } from '@luot/shared/protocol/views/board-view';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { counter, HALL, NOW, openDisplay, text } from '../../../test/stub-board.tsx';

const VIEW: BoardView = { ...HALL, shows: 'counter', counters: [counter('7')] };
const ASKED = { rating: { number: 'A012', untilMs: NOW + 45_000 } };

let display: ReturnType<typeof openDisplay>;
let reply: Reply;
const rated = () => display.client.sent.flatMap((command) => (command.name === 'counter.rate' ? command.body : []));
const touch = (name: RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const later = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
const write = (words: string) => act(async () => void fireEvent.change(screen.getByRole('textbox'), { target: { value: words } }));

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  reply = { ok: true, value: {} };
  display = openDisplay(VIEW, () => reply);
});

test('[S6a] whoever has been served is asked: five levels, each a face with a word in both languages, the best first', () => {
  display.put(ASKED);
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(
    'Số A012: ông/bà có hài lòng với lần phục vụ vừa rồi? Number A012: how was the service you just had?',
  );
  expect(display.parts('.faces button')).toEqual([
    'Rất hài lòng Very good',
    'Hài lòng Good',
    'Bình thường Fair',
    'Không hài lòng Poor',
    'Rất không hài lòng Very poor',
  ]);
  expect(display.container.querySelectorAll('.faces svg')).toHaveLength(5);
});

test('[S6a] one touch answers: it is sent by itself after eight seconds, once, with thanks for five', async () => {
  display.put(ASKED);
  await touch(/^Hài lòng/);
  expect(screen.getByRole('button', { name: /^Hài lòng/, pressed: true })).toBeTruthy();
  await later(7_500);
  expect(rated()).toEqual([]);
  await later(500);
  expect(rated()).toEqual([{ counterId: 'counter-7', level: 4 }]);
  expect(display.part('.rating')).toBe('Xin cảm ơn ông/bà Thank you');
  display.put();
  await later(5_000);
  expect(display.part('section')).toBe('Sẵn sàng Ready');
  await later(60_000);
  expect(rated()).toHaveLength(1);
});

test('[S6a] who has touched the wrong face touches another, and has the time again', async () => {
  display.put(ASKED);
  await touch(/^Rất hài lòng/);
  await later(6_000);
  await touch(/^Không hài lòng/);
  await later(6_000);
  expect(rated()).toEqual([]);
  await touch(/^Gửi/);
  expect(rated()).toEqual([{ counterId: 'counter-7', level: 2 }]);
});

test('[S6a] a comment goes with the level, in one command', async () => {
  display.put(ASKED);
  await touch(/^Bình thường/);
  await touch(/^Thêm góp ý/);
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /^Ông\/bà muốn góp ý điều gì/ }));
  await later(20_000);
  await write('  Phòng chờ hơi nóng ');
  await later(20_000);
  expect(rated()).toEqual([]);
  await touch(/^Gửi/);
  expect(rated()).toEqual([{ counterId: 'counter-7', level: 3, comment: 'Phòng chờ hơi nóng' }]);
});

test('[S6a] an empty comment is none, and a long one is as long as the server takes', async () => {
  display.put(ASKED);
  await touch(/^Bình thường/);
  await touch(/^Thêm góp ý/);
  await write('   ');
  await later(25_000);
  expect(rated()).toEqual([{ counterId: 'counter-7', level: 3 }]);
  const second = { rating: { number: 'A013', untilMs: NOW + 100_000 } };
  await later(5_000);
  display.put(second);
  await touch(/^Bình thường/);
  await touch(/^Thêm góp ý/);
  await write('ộ'.repeat(600));
  await touch(/^Gửi/);
  expect(rated()[1]?.comment).toHaveLength(500);
});

test('[S6a] what somebody writes may take longer than the question stands, but not for ever', async () => {
  display.put(ASKED);
  await touch(/^Bình thường/);
  await touch(/^Thêm góp ý/);
  display.put();
  for (let second = 0; second < 140; second += 20) {
    await write(`${second}`);
    await later(20_000);
  }
  expect(rated()).toEqual([]);
  await write('x');
  await later(10_000);
  expect(rated()).toEqual([{ counterId: 'counter-7', level: 3, comment: 'x' }]);
});

test('[S6a] the next number ends the question at once; a level that was chosen is not lost', async () => {
  display.put(ASKED);
  await touch(/^Rất không hài lòng/);
  display.put({ counters: [counter('7', { number: 'A013' })] });
  await later(0);
  expect(display.part('.counter-number')).toBe('A013');
  expect(rated()).toEqual([{ counterId: 'counter-7', level: 1 }]);
});

test('[S6a] [L1f] nor is it when an emergency takes the screen', async () => {
  display.put(ASKED);
  await touch(/^Hài lòng/);
  display.put({ emergency: text('Cháy', 'Fire') });
  await later(0);
  expect(rated()).toEqual([{ counterId: 'counter-7', level: 4 }]);
});

test('[S6a] nobody who answers is no answer', async () => {
  display.put(ASKED);
  await later(45_000);
  display.put();
  expect([display.part('section'), rated()]).toEqual(['Sẵn sàng Ready', []]);
});

test('[S6a] a no of the server is a sentence, and the question does not come back', async () => {
  reply = { ok: false, refusal: { code: 'already-rated' } };
  display.put(ASKED);
  await touch(/^Hài lòng/);
  await touch(/^Gửi/);
  expect(display.part('.rating')).toMatch(/\p{L}.* .*\p{L}/u);
  expect(display.part('.rating')).not.toContain('already-rated');
  expect(display.part('.rating')).not.toContain('cảm ơn');
  await later(5_000);
  expect(display.part('.rating')).toBeNull();
});

test('[S6a] two touches on “send” are one answer; the next one served is asked anew', async () => {
  display.put(ASKED);
  await touch(/^Hài lòng/);
  const button = screen.getByRole('button', { name: /^Gửi/ });
  await act(async () => {
    fireEvent.click(button);
    fireEvent.click(button);
  });
  expect(rated()).toHaveLength(1);
  // Numbers come again every day.
  display.put({ rating: { number: 'A012', untilMs: NOW + 86_400_000 } }, NOW + 86_355_000);
  await later(5_000);
  expect(display.part('.faces')).not.toBeNull();
});

test('[S6a] a screen that cannot be touched asks nothing', () => {
  cleanup();
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query === '(any-pointer: none)', addEventListener: () => {}, removeEventListener: () => {} }));
  display = openDisplay(VIEW);
  display.put(ASKED);
  expect(display.part('section')).toBe('Sẵn sàng Ready');
});
