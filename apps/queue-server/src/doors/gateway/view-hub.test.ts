import type { ViewMessage } from '@luot/shared/protocol/views';
import type { KioskView } from '@luot/shared/protocol/views/kiosk-view';
import type { ManagerView } from '@luot/shared/protocol/views/manager-view';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ViewHub } from './view-hub.ts';

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => vi.useRealTimers());

const KIOSK = { view: 'kiosk', id: 'kiosk-1' } as const;
const BOARD = { view: 'board', id: 'board-a' } as const;
const MANAGER = { view: 'manager', id: 'all' } as const;

/** A hub whose views show one number, and all it has sent with the time since the start. */
function newHub() {
  const sent: { key: string; message: ViewMessage; atMs: number }[] = [];
  const shown = { value: 0, computed: 0, missing: new Set<string>() };
  const beganMs = Date.now();
  const hub = new ViewHub({
    compute: ({ id }) => {
      shown.computed += 1;
      // The hub looks at bodies as wholes, so any will do.
      return shown.missing.has(id) ? null : ({ value: shown.value } as unknown as KioskView & ManagerView);
    },
    epoch: 'epoch-1',
    nowMs: () => Date.now(),
    monotonicMs: () => Date.now() - beganMs,
    send: (key, message) => sent.push({ key, message, atMs: Date.now() - beganMs }),
  });
  /** One change, and what follows at once. */
  const change = async () => {
    shown.value += 1;
    hub.changed();
    await vi.advanceTimersByTimeAsync(0);
  };
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return { hub, sent, shown, change, pass, log: () => sent.map(({ key, message, atMs }) => [key, atMs, message.body]) };
}

describe('when a view is pushed', () => {
  test('[L3] the first one comes whole, with epoch, revision and the server’s time', () => {
    const { hub } = newHub();
    expect(hub.watch(KIOSK)).toEqual({ view: 'kiosk', id: 'kiosk-1', epoch: 'epoch-1', revision: 1, nowMs: 1_000_000, body: { value: 0 } });
  });

  test('[L3] a change after a rest is pushed at once', async () => {
    const { hub, change, pass, log } = newHub();
    hub.watch(KIOSK);
    await pass(1_000);
    await change();
    expect(log()).toEqual([['kiosk:kiosk-1', 1_000, { value: 1 }]]);
  });

  test('[L3] then at most one per 50 ms, and the last one is the newest', async () => {
    const { hub, change, pass, log } = newHub();
    hub.watch(KIOSK);
    await pass(1_000);
    for (let i = 0; i < 12; i++) {
      await change();
      await pass(10);
    }
    await pass(1_000);
    expect(log().map(([, atMs, body]) => [atMs, body])).toEqual([
      [1_000, { value: 1 }],
      [1_050, { value: 5 }],
      [1_100, { value: 10 }],
      [1_150, { value: 12 }],
    ]);
  });

  test('[L3] many changes in one go are one push', async () => {
    const { hub, shown, pass, log } = newHub();
    hub.watch(KIOSK);
    await pass(1_000);
    for (let i = 0; i < 100; i++) {
      shown.value += 1;
      hub.changed();
    }
    await pass(1_000);
    expect(log()).toEqual([['kiosk:kiosk-1', 1_000, { value: 100 }]]);
  });

  test('[L3] a manager’s slow view does not hold up the quick ones', async () => {
    const { hub, change, pass, log } = newHub();
    hub.watch(MANAGER);
    hub.watch(KIOSK);
    await pass(2_000);
    await change(); // both at once; the manager’s next one in a second
    await pass(100);
    await change(); // the kiosk at once
    await pass(10);
    await change(); // the kiosk 50 ms after its last one
    await pass(5_000);
    expect(log()).toEqual([
      ['manager:all', 2_000, { value: 1 }],
      ['kiosk:kiosk-1', 2_000, { value: 1 }],
      ['kiosk:kiosk-1', 2_100, { value: 2 }],
      ['kiosk:kiosk-1', 2_150, { value: 3 }],
      ['manager:all', 3_000, { value: 3 }],
    ]);
  });

  test('an unchanged body is not sent, and no timer runs on', async () => {
    const { hub, shown, pass, sent } = newHub();
    hub.watch(KIOSK);
    await pass(1_000);
    hub.changed();
    await pass(1_000);
    expect(sent).toEqual([]);
    const { computed } = shown;
    await pass(60_000);
    expect([shown.computed, vi.getTimerCount()]).toEqual([computed, 0]);
  });

  test('the revision rises with every message, over all views', async () => {
    const { hub, change, pass, sent } = newHub();
    const first = [hub.watch(KIOSK), hub.watch(BOARD)];
    for (let i = 0; i < 3; i++) {
      await pass(100);
      await change();
    }
    const revisions = [...first, ...sent.map(({ message }) => message)].map((message) => message?.revision ?? 0);
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
    expect(new Set(revisions).size).toBe(8);
  });
});

describe('who watches', () => {
  test('[L3] one who comes later gets the newest, and those before get it too', async () => {
    const { hub, shown, pass, sent } = newHub();
    const first = hub.watch(BOARD);
    await pass(10);
    shown.value = 5; // changed, and not yet announced
    expect(hub.watch(BOARD)).toMatchObject({ body: { value: 5 }, revision: (first?.revision ?? 0) + 1 });
    expect(sent).toHaveLength(1);
    expect(hub.newest('board:board-a')).toMatchObject({ body: { value: 5 } });
  });

  test('a view that nobody watches any more is not computed', async () => {
    const { hub, shown, change, pass } = newHub();
    hub.watch(KIOSK);
    hub.watch(KIOSK);
    hub.unwatch(KIOSK);
    const { computed } = shown;
    await pass(100);
    await change();
    expect(shown.computed).toBe(computed + 1);
    hub.unwatch(KIOSK);
    await pass(100);
    await change();
    expect(shown.computed).toBe(computed + 1);
    expect(hub.newest('kiosk:kiosk-1')).toBeNull();
  });

  test('a view of something that is not there is null, and comes when it is; one that vanishes becomes null', async () => {
    const { hub, shown, change, pass, sent } = newHub();
    shown.missing.add('kiosk-1');
    expect(hub.watch(KIOSK).body).toBeNull();
    await pass(100);
    shown.missing.delete('kiosk-1');
    await change();
    await pass(100);
    shown.missing.add('kiosk-1');
    await change();
    expect(sent.map(({ message }) => message.body === null)).toEqual([false, true]);
  });

  test('after close nothing is pushed', async () => {
    const { hub, change, pass, sent } = newHub();
    hub.watch(KIOSK);
    await pass(100);
    await change();
    await change();
    hub.close();
    await pass(1_000);
    expect(sent).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
