// L3: an attempt to connect that was begun while nothing came through hangs on after the network has returned, because
// its own packets are repeated at ever longer intervals. What was begun later is answered: then the attempt is begun
// anew. One that is merely slow, at a server with much to do, is left alone: later questions are slow there too.
//
//   attempt ──────────────── (dark) ───────────────┤ begun anew ─▶ connected
//        question ✗  question ✗   │ network   question ✓
import type { Socket } from 'socket.io-client';

/**
 * A question is asked this often while an attempt hangs, and waits this long for its answer. A browser keeps up to six
 * connections for the next question; those from before the dark are dead, and each costs one question that nobody hears.
 */
const EVERY_MS = 200;
const PATIENCE_MS = 800;
/** The attempt may only be a little behind the answer; each one that was begun anew in vain is given twice the time. */
const BEHIND_MS = 250;

/** Whether the server, or its machine, answers at all. */
async function answers(serverUrl: string): Promise<boolean> {
  const answer = await fetch(`${serverUrl}/healthz`, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null);
  return answer !== null;
}

/** Watches a socket's attempts from the first on. Returns what ends it. */
export function freeStuckAttempts(socket: Socket, serverUrl: string, ask: (serverUrl: string) => Promise<boolean> = answers): () => void {
  /** A new one for each attempt that hangs now. */
  let attempt: object | null = null;
  let inVain = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const ended = () => {
    attempt = null;
    clearInterval(timer);
  };
  const begun = () => {
    ended();
    const own = {};
    attempt = own;
    timer = setInterval(() => {
      void ask(serverUrl).then((answered) => {
        if (!answered) return;
        setTimeout(
          () => {
            if (attempt !== own) return;
            begun();
            inVain += 1;
            socket.disconnect().connect();
          },
          BEHIND_MS * 2 ** inVain,
        );
      });
    }, EVERY_MS);
  };
  socket.io.on('reconnect_attempt', begun);
  // Refused or not to be reached: whoever asks again makes a new attempt.
  socket.on('connect_error', ended);
  socket.on('connect', () => {
    ended();
    inVain = 0;
  });
  begun();
  return ended;
}
