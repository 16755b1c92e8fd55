// Stations are what keeps the devices of the settings open; what they are of does not matter here.
import { Stations } from '@luot/devices/stations';
import { describe, expect, test } from 'vitest';

interface Thing {
  readonly id: string;
  readonly port: number;
}

/** Opens things and writes down what happened to them. */
function stations(closing: () => Promise<void> = () => Promise.resolve()) {
  const log: string[] = [];
  const all = new Stations(({ id, port }: Thing) => {
    log.push(`+${id}:${port}`);
    const close = () => {
      log.push(`-${id}:${port}`);
      return closing();
    };
    return { close, port };
  });
  const happened = () => log.splice(0);
  return { all, happened };
}

const A = { id: 'a', port: 1 };
const B = { id: 'b', port: 2 };

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
    all.arrange([{ ...A, port: 3 }, B]);
    expect(happened()).toEqual(['-a:1', '+a:3']);
    expect(all.get('a')?.port).toBe(3);
  });

  test('[P1d] one that was taken out of the settings is let go, one that came is opened', () => {
    const { all, happened } = stations();
    all.arrange([A]);
    happened();
    all.arrange([B]);
    expect(happened()).toEqual(['-a:1', '+b:2']);
    expect([all.get('a'), all.list().map(({ settings }) => settings.id)]).toEqual([undefined, ['b']]);
  });

  test('[P1d] two that change places are both let go before either is opened', () => {
    const { all, happened } = stations();
    all.arrange([A, B]);
    happened();
    all.arrange([
      { id: 'a', port: 2 },
      { id: 'b', port: 1 },
    ]);
    expect(happened()).toEqual(['-a:1', '-b:2', '+a:2', '+b:1']);
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

  test('[L4] closing waits until every one has let its cable go', async () => {
    let finish: () => void = () => undefined;
    const { all, happened } = stations(() => new Promise((done) => (finish = done)));
    all.arrange([A]);
    let closed = false;
    const closing = all.close().then(() => (closed = true));
    await Promise.resolve();
    expect([happened(), closed, all.list()]).toEqual([['+a:1', '-a:1'], false, []]);
    finish();
    await closing;
    expect(closed).toBe(true);
  });
});
