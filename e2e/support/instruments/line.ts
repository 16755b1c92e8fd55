// A line between a page and the server that carries nothing any more and stays open at both ends, as a cable pulled out
// behind a switch.
import { connect, createServer, type Socket } from 'node:net';

export interface Line {
  readonly base: string;
  /** Resolves when it is held, at the worst moment there is: the server's next ping still comes through, its answer does not. */
  readonly holdAfterPing: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A frame of a WebSocket: final, text, one character, which is Engine.IO's for "ping". */
const PING = Buffer.from([0x81, 0x01, 0x32]);

export async function openLine(toPort: number): Promise<Line> {
  const pairs = new Set<{ readonly near: Socket; readonly far: Socket }>();
  let held = false;
  let pinged: () => void = () => undefined;
  const server = createServer((near) => {
    const far = connect(toPort, '127.0.0.1');
    const pair = { near, far };
    pairs.add(pair);
    const carry = (from: Socket, to: Socket) => {
      from.on('error', () => undefined);
      from.on('close', () => {
        // Held, the other end learns nothing of it.
        if (!held) to.destroy();
      });
    };
    carry(near, far);
    carry(far, near);
    near.on('data', (bytes) => {
      if (!held) far.write(bytes);
    });
    far.on('data', (bytes) => {
      near.write(bytes);
      if (bytes.equals(PING)) pinged();
    });
    if (held) far.pause();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    base: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    holdAfterPing: () => {
      held = true;
      return new Promise((isHeld) => {
        pinged = () => {
          for (const { far } of pairs) far.pause();
          isHeld();
        };
      });
    },
    close: () =>
      new Promise((closed) => {
        for (const { near, far } of pairs) {
          near.destroy();
          far.destroy();
        }
        server.close(() => closed());
      }),
  };
}
