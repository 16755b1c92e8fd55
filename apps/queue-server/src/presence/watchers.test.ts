import { expect, test } from 'vitest';
import { Watchers } from './watchers.ts';

const BOARD = { view: 'board', id: 'board-a' } as const;

test('[L2b] the connections that keep a view, the first one first, and the end of the last one is told once', () => {
  const watchers = new Watchers();
  const gone: unknown[] = [];
  watchers.onGone((watch) => gone.push(watch));
  watchers.add(BOARD, 'one');
  watchers.add(BOARD, 'two');
  watchers.add(BOARD, 'one');
  watchers.add({ view: 'kiosk', id: 'board-a' }, 'three');
  expect(watchers.connections(BOARD)).toEqual(['one', 'two']);
  watchers.remove(BOARD, 'one');
  expect([watchers.connections(BOARD), gone]).toEqual([['two'], []]);
  watchers.remove(BOARD, 'two');
  watchers.remove(BOARD, 'two');
  expect([watchers.isWatched(BOARD), gone]).toEqual([false, [BOARD]]);
});
