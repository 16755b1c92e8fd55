import { expect, test } from 'vitest';
import { type BoardMedia, mediaName, mediaTurn, NO_MEDIA } from './media-turn.ts';

const media = (name: string): BoardMedia => ({ url: `/media/${name}`, kind: name.endsWith('mp4') ? 'video' : 'image' });
const [A, B, C] = ['a.png', 'b.mp4', 'c.png'].map(media) as [BoardMedia, BoardMedia, BoardMedia];

/** What is shown and what comes after each event; a minute is between two. */
function run(...events: ([type: 'listed', list: BoardMedia[]] | [type: 'ready' | 'failed', media: BoardMedia] | [type: 'due'])[]) {
  let turn = NO_MEDIA;
  return events.map(([type, what], minute) => {
    const nowMs = 1_000_000 + minute * 60_000;
    if (type === 'listed') turn = mediaTurn(turn, { type, list: what, nowMs });
    else if (type === 'due') turn = mediaTurn(turn, { type, nowMs });
    else turn = mediaTurn(turn, { type, url: what.url, nowMs });
    return [turn.shown?.url.slice(7) ?? '-', turn.coming?.url.slice(7) ?? '-'].join(' ');
  });
}

test('[L1d] one after the other, round and round; the next is made ready while one is shown', () => {
  expect(run(['listed', [A, B, C]], ['ready', A], ['ready', B], ['due'], ['ready', C], ['due'], ['ready', A], ['due'])).toEqual([
    '- a.png',
    'a.png b.mp4',
    'a.png b.mp4',
    'b.mp4 c.png',
    'b.mp4 c.png',
    'c.png a.png',
    'c.png a.png',
    'a.png b.mp4',
  ]);
});

test('[L1d] what is shown stays until the next is ready', () => {
  expect(run(['listed', [A, B]], ['ready', A], ['due'], ['ready', B])).toEqual(['- a.png', 'a.png b.mp4', 'a.png b.mp4', 'b.mp4 a.png']);
});

test('[L1d] what does not play is passed over and never shown', () => {
  expect(run(['listed', [A, B, C]], ['failed', A], ['ready', B], ['failed', C])).toEqual(['- a.png', '- b.mp4', 'b.mp4 c.png', 'b.mp4 -']);
});

test('[L1d] one that breaks off while it is shown gives way to the next', () => {
  expect(run(['listed', [A, B, C]], ['ready', A], ['ready', B], ['failed', A], ['ready', C])).toEqual([
    '- a.png',
    'a.png b.mp4',
    'a.png b.mp4',
    'b.mp4 c.png',
    'b.mp4 c.png',
  ]);
  expect(run(['listed', [A, B, C]], ['ready', A], ['failed', A], ['ready', B])).toEqual(['- a.png', 'a.png b.mp4', '- b.mp4', 'b.mp4 c.png']);
});

test('[L1d] it is tried again after five minutes', () => {
  const wait = Array.from({ length: 4 }, (): ['due'] => ['due']);
  expect(run(['listed', [A]], ['failed', A], ...wait, ['listed', [A]]).slice(-2)).toEqual(['- -', '- a.png']);
  expect(run(['listed', [A, B]], ['ready', A], ['failed', B], ...wait, ['due']).slice(-2)).toEqual(['a.png -', 'a.png b.mp4']);
});

test('[L1d] the only one stays', () => {
  expect(run(['listed', [A]], ['ready', A], ['due'], ['due'])).toEqual(['- a.png', 'a.png -', 'a.png -', 'a.png -']);
});

test('[L1d] another list: what is shown stays if it is in it, and goes at once if not', () => {
  expect(run(['listed', [A, B]], ['ready', A], ['listed', [C, A]], ['ready', C])).toEqual(['- a.png', 'a.png b.mp4', 'a.png c.png', 'a.png c.png']);
  expect(run(['listed', [A, B]], ['ready', A], ['listed', [C]], ['ready', C])).toEqual(['- a.png', 'a.png b.mp4', '- c.png', 'c.png -']);
  expect(run(['listed', [A]], ['ready', A], ['listed', []])).toEqual(['- a.png', 'a.png -', '- -']);
});

test('a stray word changes nothing', () => {
  expect(run(['listed', [A, B]], ['ready', C], ['ready', B])).toEqual(['- a.png', '- a.png', '- a.png']);
});

test('people are told the file’s own name', () => {
  expect(mediaName('/media/hall-a/Gi%E1%BB%9Bi%20thi%E1%BB%87u%20%231.mp4?key=x/y')).toBe('Giới thiệu #1.mp4');
});
