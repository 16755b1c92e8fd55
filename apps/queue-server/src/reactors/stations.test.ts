// Stations are what keeps the devices of the settings open; what they are of does not matter here.
import { Stations } from '@luot/devices/stations';
import type { LinkSettings } from '@luot/shared/settings/device-settings';
import { describe, expect, test } from 'vitest';

interface Thing {
  readonly id: string;
  readonly link: LinkSettings;
  readonly name?: string;
}

const on = (id: string, port: number, name = ''): Thing => ({ id, link: { kind: 'tcp', host: '127.0.0.1', port }, name });
const portOf = ({ link }: Thing) => (link.kind === 'tcp' ? link.port : 0);

/** Opens things and writes down what happened to them. `slow`: letting go takes until the test says that it is done. */
function stations({ slow = false } = {}) {
  const log: string[] = [];
  const closing = new Map<string, () => void>();
  const all = new Stations((thing: Thing) => {
    const what = `${thing.id}:${portOf(thing)}`;
    log.push(`+${what}`);
    const close = () => {
      log.push(`-${what}`);
      if (slow) return new Promise<void>((done) => closing.set(what, done));
    };
    return { close };
  });
  return {
    all,
    happened: () => log.splice(0),
    letGo: async (what: string) => {
      closing.get(what)?.();
      await new Promise((done) => setImmediate(done));
    },
  };
}

const A = on('a', 1);
const B = on('b', 2);

describe('devices of the settings', () => {
  test('[P1d] each is opened once, and one that is as before goes on', () => {
    const { all, happened } = stations();
    all.arrange([A, B]);
    const before = all.get('a');
    expect(happened()).toEqual(['+a:1', '+b:2']);
    all.arrange([{ ...A }, { ...B }]);
    expect([happened(), all.get('a') === before]).toEqual([[], true]);
  });

  test('[P1d] one whose settings changed is let go before it is taken anew; its neighbour is not touched', () => {
    const { all, happened } = stations();
    all.arrange([A, B]);
    happened();
    all.arrange([on('a', 1, 'new'), B]);
    expect(happened()).toEqual(['-a:1', '+a:1']);
    all.arrange([on('a', 3, 'new'), B]);
    expect(happened()).toEqual(['-a:1', '+a:3']);
  });

  test('[P1d] one that was taken out of the settings is let go, one that came is opened', () => {
    const { all, happened } = stations();
    all.arrange([A]);
    happened();
    all.arrange([B]);
    expect(happened()).toEqual(['-a:1', '+b:2']);
    expect([all.get('a'), all.list().map(({ settings }) => settings.id)]).toEqual([undefined, ['b']]);
  });

  test('[L4] what else a station depends on counts too', () => {
    const { all, happened } = stations();
    all.arrange([A], () => 'counter 1');
    happened();
    all.arrange([A], () => 'counter 1');
    expect(happened()).toEqual([]);
    all.arrange([A], () => 'counter 7');
    expect(happened()).toEqual(['-a:1', '+a:1']);
  });
});

describe('a port that is still being let go', () => {
  test('[L4] is opened when it is free; one on another port at once', async () => {
    const { all, happened, letGo } = stations({ slow: true });
    all.arrange([A, B]);
    happened();
    all.arrange([on('a', 1, 'new'), on('b', 3)]);
    expect(happened()).toEqual(['-a:1', '-b:2', '+b:3']);
    expect([all.get('a'), all.list().map(({ settings }) => settings.id)]).toEqual([undefined, ['b']]);
    await letGo('a:1');
    expect(happened()).toEqual(['+a:1']);
    expect(all.get('a')).toBeDefined();
  });

  test('[L4] two that change places wait for each other', async () => {
    const { all, happened, letGo } = stations({ slow: true });
    all.arrange([A, B]);
    happened();
    all.arrange([on('a', 2), on('b', 1)]);
    expect(happened()).toEqual(['-a:1', '-b:2']);
    await letGo('b:2');
    expect(happened()).toEqual(['+a:2']);
    await letGo('a:1');
    expect(happened()).toEqual(['+b:1']);
  });

  test('[L4] is opened with the newest settings only, and not at all for one that has gone meanwhile', async () => {
    const { all, happened, letGo } = stations({ slow: true });
    all.arrange([A, B]);
    happened();
    all.arrange([on('a', 1, 'new'), on('b', 2, 'new')]);
    all.arrange([on('a', 1, 'newest')]);
    expect(happened()).toEqual(['-a:1', '-b:2']);
    for (const what of ['a:1', 'b:2']) await letGo(what);
    expect(happened()).toEqual(['+a:1']);
    expect(all.list().map(({ settings }) => settings.name)).toEqual(['newest']);
  });

  test('[L4] closing waits until every one has let its cable go', async () => {
    const { all, happened, letGo } = stations({ slow: true });
    all.arrange([A, B]);
    all.arrange([B]);
    let closed = false;
    const closing = all.close().then(() => (closed = true));
    await letGo('b:2');
    expect([happened(), closed, all.list()]).toEqual([['+a:1', '+b:2', '-a:1', '-b:2'], false, []]);
    await letGo('a:1');
    await closing;
    expect(closed).toBe(true);
  });
});
