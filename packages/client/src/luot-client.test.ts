import type { ViewMessage } from '@luot/shared/protocol/views';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type ClientState, firstState, serverNowMs, takeTime, takeView, viewIn } from './luot-client.ts';

const EMPTY: ClientState = firstState('up');

const message = (epoch: string, revision: number, change: Partial<ViewMessage<'devices'>> = {}): ViewMessage => ({
  view: 'devices',
  id: 'all',
  epoch,
  revision,
  nowMs: Date.now(),
  body: { centre: { name: { vi: 'Mẫu', en: 'Sample' }, timeZone: `${epoch}-${revision}` }, devices: [] },
  ...change,
});
const shown = (state: ClientState, id = 'all') => viewIn(state, 'devices', id)?.centre.timeZone ?? null;
const after = (...messages: ViewMessage[]) => messages.reduce(takeView, EMPTY);

afterEach(() => vi.useRealTimers());

describe('the newest view stays', () => {
  test('[L3] nothing is shown before the first', () => {
    expect(shown(EMPTY)).toBeNull();
    expect(shown(after(message('a', 1)))).toBe('a-1');
  });

  test('[L3] a newer one of the same run replaces it, whole', () => {
    expect(shown(after(message('a', 1), message('a', 2), message('a', 7)))).toBe('a-7');
  });

  test('[L3] an older one of the same run, or the same again, changes nothing at all', () => {
    const state = after(message('a', 7));
    expect(takeView(state, message('a', 6))).toBe(state);
    expect(takeView(state, message('a', 7, { nowMs: 0 }))).toBe(state);
  });

  test('[L3] after a restart of the server its first view counts, whatever the revision was before', () => {
    const state = after(message('a', 900), message('b', 1));
    expect(shown(state)).toBe('b-1');
    expect(shown(takeView(state, message('b', 2)))).toBe('b-2');
  });

  test('[L3] each name and owner has a row of its own', () => {
    const state = after(message('a', 5), message('a', 1, { id: 'hall-a' }));
    expect([shown(state), shown(state, 'hall-a'), shown(state, 'hall-b')]).toEqual(['a-5', 'a-1', null]);
    expect(viewIn(state, 'board', 'all')).toBeNull();
  });
});

describe('the server’s clock', () => {
  test('[D1d] each view says what time it is, and it goes on from there', () => {
    vi.useFakeTimers({ now: 1_000_000 });
    const ahead = after(message('a', 1, { nowMs: 1_090_000 }));
    expect(serverNowMs(ahead)).toBe(1_090_000);
    vi.advanceTimersByTime(7_000);
    expect(serverNowMs(ahead)).toBe(1_097_000);
    expect(serverNowMs(takeView(ahead, message('a', 2, { nowMs: 995_000 })))).toBe(995_000);
  });

  test('[D1d] this machine’s clock put right, forward or back, moves nothing', () => {
    vi.useFakeTimers({ now: 1_000_000 });
    const state = after(message('a', 1, { nowMs: 1_090_000 }));
    for (const now of [1_000_000 + 3_600_000, 1_000_000 - 86_400_000]) {
      vi.setSystemTime(now);
      expect(serverNowMs(state)).toBe(1_090_000);
    }
  });

  test('[D1d] an idle page hears the time; a network’s delay changes nothing', () => {
    vi.useFakeTimers({ now: 1_000_000 });
    const state = after(message('a', 1, { nowMs: 1_090_000 }));
    expect(takeTime(state, 1_089_700)).toBe(state);
    expect(serverNowMs(takeTime(state, 1_690_000))).toBe(1_690_000);
    expect(serverNowMs(takeTime(state, 490_000))).toBe(490_000);
  });

  test('[D1d] a view that is ignored says nothing about the clock', () => {
    vi.useFakeTimers({ now: 1_000_000 });
    const state = after(message('a', 2, { nowMs: 1_090_000 }));
    expect(serverNowMs(takeView(state, message('a', 1, { nowMs: 5 })))).toBe(1_090_000);
  });
});
