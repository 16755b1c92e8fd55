// The network between screens and the server, as seen when a switch fails: nothing says that the line is cut. What was
// open, and whatever is opened meanwhile, stays open and dead, also when the network has returned.
import { connect, createServer, type Socket } from 'node:net';

export interface Network {
  /** Where the server is reached through it. */
  readonly base: string;
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
}

export async function openNetwork(port: number): Promise<Network> {
  const ends = new Set<Socket>();
  const alive = new Set<Socket>();
  let whole = true;
  const keep = (end: Socket) => {
    ends.add(end);
    end.on('error', () => undefined);
    end.on('close', () => ends.delete(end));
  };
  const gate = createServer((near) => {
    keep(near);
    if (!whole) return;
    const far = connect(port, '127.0.0.1');
    keep(far);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      alive.add(from);
      from.on('data', (bytes) => {
        if (alive.has(from)) to.write(bytes);
      });
      from.on('close', () => {
        if (alive.delete(from)) to.destroy();
      });
    }
  });
  await new Promise<void>((listening) => gate.listen(0, '127.0.0.1', listening));
  const address = gate.address();
  return {
    base: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    cut: () => {
      whole = false;
      alive.clear();
    },
    mend: () => {
      whole = true;
    },
    close: () =>
      new Promise((closed) => {
        for (const end of ends) end.destroy();
        gate.close(() => closed());
      }),
  };
}
