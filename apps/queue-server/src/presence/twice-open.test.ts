import { SMALL_CENTRE } from '@luot/queue/fixtures/small-centre';
import type { Watch } from '@luot/shared/protocol/handshake';
import { beforeEach, describe, expect, test } from 'vitest';
import { TwiceOpen } from './twice-open.ts';

let there: Record<string, string[]>;
let twice: TwiceOpen;
let nowMs: number;
/** Seconds pass, one by one. */
const pass = (seconds: number) => {
  for (let i = 0; i < seconds; i++) {
    nowMs += 1_000;
    twice.update(SMALL_CENTRE, nowMs);
  }
};
const told = () => twice.notices.map(({ en }) => /“.*” is open in two places/.exec(en)?.[0] ?? en);

beforeEach(() => {
  there = {};
  nowMs = 5;
  twice = new TwiceOpen(({ view, id }: Watch) => there[`${view} ${id}`] ?? []);
  twice.update(SMALL_CENTRE, nowMs);
});

describe('one identity on two machines', () => {
  test('[G3] a display is told of when both have been there for 15 s, until one has gone', () => {
    there['board board-a'] = ['x'];
    pass(60);
    there['board board-a'] = ['x', 'y'];
    pass(16);
    expect(told()).toEqual([]);
    pass(1);
    expect(told()).toEqual(['“Board A” is open in two places']);
    expect(twice.notices[0]?.vi).toContain('Màn hình “Board A (vi)” đang mở ở hai nơi');
    there['board board-a'] = ['y'];
    pass(1);
    expect(told()).toEqual([]);
  });

  test('[G3] a page that comes back every ten seconds, each time before its last connection is known to have gone, is one page', () => {
    for (let i = 0; i < 20; i++) {
      there['board board-a'] = [`connection ${i}`, `connection ${i + 1}`];
      pass(10);
      expect(told()).toEqual([]);
    }
  });

  test.each(['kiosk', 'agent'])('[G3] a kiosk is told of by its %s, and once if by both; its page and its agent are one kiosk', (view) => {
    there['kiosk kiosk-1'] = ['x'];
    there['agent kiosk-1'] = ['y'];
    pass(20);
    expect(told()).toEqual([]);
    there[`${view} kiosk-1`] = ['x', 'z'];
    pass(17);
    expect(told()).toEqual(['“Kiosk 1” is open in two places']);
    there['kiosk kiosk-1'] = there['agent kiosk-1'] = ['x', 'z'];
    pass(17);
    expect(told()).toHaveLength(1);
  });
});
