import { expect, test } from 'vitest';
import { Stations } from './stations.ts';

const link = (port: number) => ({ kind: 'tcp', host: '192.0.2.7', port }) as const;

/** Stations that tell what is opened and closed; closing takes until the test says so. */
function slow() {
  const log: string[] = [];
  let finish: () => void = () => undefined;
  const all = new Stations(({ id, link: { port } }: { id: string; link: ReturnType<typeof link>; n?: number }) => {
    log.push(`+${id}:${port}`);
    return {
      close: () => {
        log.push(`-${id}:${port}`);
        return new Promise<void>((done) => (finish = done));
      },
    };
  });
  const settled = () => new Promise((done) => setImmediate(done));
  return { all, log, finish: async () => (finish(), settled()), settled };
}

test('[L4] a port is opened anew when whoever had it has let go, and not before', async () => {
  const { all, log, finish, settled } = slow();
  all.arrange([{ id: 'a', link: link(1) }]);
  all.arrange([{ id: 'a', link: link(1), n: 2 }]);
  await settled();
  expect([log, all.get('a'), all.list()]).toEqual([['+a:1', '-a:1'], undefined, []]);
  await finish();
  expect(log).toEqual(['+a:1', '-a:1', '+a:1']);
  expect(all.get('a')).toBeDefined();
});

test('[L4] another port does not wait', () => {
  const { all, log } = slow();
  all.arrange([{ id: 'a', link: link(1) }]);
  all.arrange([
    { id: 'a', link: link(2) },
    { id: 'b', link: link(3) },
  ]);
  expect(log).toEqual(['+a:1', '-a:1', '+a:2', '+b:3']);
});

test('[L4] what is taken out again while it waits is never opened', async () => {
  const { all, log, finish } = slow();
  all.arrange([{ id: 'a', link: link(1) }]);
  all.arrange([{ id: 'b', link: link(1) }]);
  all.arrange([]);
  await finish();
  expect(log).toEqual(['+a:1', '-a:1']);
});
