// L3: who lost the server asks for it with small questions, and begins an attempt to connect when one is answered. Attempts
// without that would cost: a browser makes each one wait that follows several in vain, up to five seconds. And one that was
// begun while nothing came through hangs on after the network has returned, because its own packets are repeated at ever
// longer intervals: it is begun anew when a later question is answered, but not when it is merely slow.
//
//   lost ── question ✗ ── question ✗ ── question ✓ ─▶ attempt ─▶ connected
//                                          ▲             ├─ hangs, a later question ✓ ─▶ begun anew
//                                          └── in vain ──┘
import type { Socket } from 'socket.io-client';

/** Screens come back quickly and not all in the same instant: the mean time between two questions. */
const EVERY_MS = 200;
/** A browser keeps up to six connections for the next question; those from before the dark are dead, and each costs one question that nobody hears. */
const PATIENCE_MS = 800;
/** The attempt may only be a little behind the answer; each one that was begun anew in vain is given twice the time. */
const BEHIND_MS = 250;
/** After an attempt in vain, although the server answers; twice as long after each further one. */
const IN_VAIN_MS = 200;
const MOST_DOUBLINGS = 4;
/** The server ended it on purpose: so many pages of one device that they push each other out must not do so as fast as they can. */
const ENDED_MS = 1_000;
/** A device that was refused may be enrolled any minute, and nobody is there to press a button. */
const REFUSED_MS = 10_000;
/** Where a proxy lets no question through, an attempt goes without. */
const UNASKED_MS = 30_000;

/** Whether the server itself answers; a proxy's word that it does not is no answer. */
async function answers(serverUrl: string): Promise<boolean> {
  try {
    const answer = await fetch(`${serverUrl}/healthz`, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
    const health: unknown = await answer.json();
    return typeof health === 'object' && health !== null && 'ok' in health;
  } catch {
    return false;
  }
}

export interface KeptLink {
  /** The server has refused this page itself, or the page is closed: no command is going anywhere. */
  readonly over: () => boolean;
  readonly close: () => void;
}

/** Keeps a socket, made with `reconnection: false` and on its first attempt, connected until `close`; a person who is refused stays out. */
export function keepConnected(socket: Socket, serverUrl: string, isDevice: boolean, ask: (serverUrl: string) => Promise<boolean> = answers): KeptLink {
  /** A new one for each attempt that is under way. */
  let attempt: object | null = {};
  let refused = false;
  let closed = false;
  let [failed, begunAnew] = [0, 0];
  let lastAttemptMs = performance.now();
  let notBeforeMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const staysOut = () => closed || (refused && !isDevice);

  const begin = () => {
    attempt = {};
    refused = false;
    lastAttemptMs = performance.now();
    // An attempt that hangs is given up by it; at any other time it does nothing.
    socket.disconnect().connect();
  };
  const heard = (before: object | null) => {
    if (staysOut() || socket.connected || before !== attempt) return;
    if (before === null) return begin();
    setTimeout(
      () => {
        if (staysOut() || socket.connected || attempt !== before) return;
        begunAnew += 1;
        begin();
      },
      BEHIND_MS * 2 ** begunAnew,
    );
  };
  const question = () => {
    askLater();
    const nowMs = performance.now();
    if (nowMs < notBeforeMs) return;
    if (attempt === null && nowMs - lastAttemptMs >= UNASKED_MS) return begin();
    const before = attempt;
    void ask(serverUrl).then((answered) => {
      if (answered) heard(before);
      else failed = 0;
    });
  };
  const askLater = () => {
    clearTimeout(timer);
    if (!staysOut()) timer = setTimeout(question, EVERY_MS * (0.5 + Math.random()));
  };
  const wait = (ms: number) => {
    attempt = null;
    notBeforeMs = performance.now() + ms;
    askLater();
  };

  socket.on('connect', () => {
    clearTimeout(timer);
    attempt = null;
    [failed, begunAnew] = [0, 0];
  });
  socket.on('disconnect', (reason) => {
    if (reason !== 'io client disconnect') wait(reason === 'io server disconnect' ? ENDED_MS : 0);
  });
  socket.on('connect_error', () => {
    refused = !socket.active;
    wait(refused ? REFUSED_MS : IN_VAIN_MS * 2 ** failed);
    failed = Math.min(failed + 1, MOST_DOUBLINGS);
  });
  askLater();
  return {
    over: () => refused || closed,
    close: () => {
      closed = true;
      clearTimeout(timer);
      socket.disconnect();
    },
  };
}
