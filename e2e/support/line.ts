// A line between a page and the server that can be held: both ends keep it open and nothing comes through, as with a
// cable that is pulled out behind a switch.
import { connect, createServer, type Socket } from 'node:net';

export interface Line {
  readonly base: string;
  readonly hold: (held: boolean) => void;
  readonly close: () => Promise<void>;
}

export async function openLine(toPort: number): Promise<Line> {
  const ends = new Set<Socket>();
  let held = false;
  const server = createServer((near) => {
    const far = connect(toPort, '127.0.0.1');
    const pairs = [
      [near, far],
      [far, near],
    ] as const;
    for (const [from, to] of pairs) {
      ends.add(from);
      from.on('data', (bytes) => to.write(bytes));
      from.on('error', () => undefined);
      from.on('close', () => {
        ends.delete(from);
        // Held, the other end learns nothing of it.
        if (!held) to.destroy();
      });
      if (held) from.pause();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    base: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    hold: (now) => {
      held = now;
      for (const end of ends)
        if (held) end.pause();
        else end.resume();
    },
    close: () =>
      new Promise((closed) => {
        for (const end of ends) end.destroy();
        server.close(() => closed());
      }),
  };
}
