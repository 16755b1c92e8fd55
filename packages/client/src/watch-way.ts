// A browser tells no page why its socket does not come in. Whoever tries in vain asks the server, if that answers at all.
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import type { Socket } from 'socket.io-client';

const EVERY_MS = 3_000;
const PATIENCE_MS = 2_000;
/** A server that has just started, or a network that has just returned, takes a socket sooner. */
const BLOCKED_AFTER_MS = 10_000;

/** Nothing that who is before the screen can mend, or signing in again. */
export function isWayFault(refusal: Refusal | null): boolean {
  return refusal?.code === 'origin-refused' || refusal?.code === 'socket-blocked';
}

function pageOrigin(): string | null {
  return (globalThis as { readonly location?: { readonly origin: string } }).location?.origin ?? null;
}

/** Whether the server would take a socket of this page; null when it does not answer. */
async function askReach(serverUrl: string): Promise<boolean | null> {
  const address = `${serverUrl}/reach?origin=${encodeURIComponent(pageOrigin() ?? '')}`;
  const answer = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null);
  if (answer === null || !answer.ok) return null;
  const body: unknown = await answer.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'allowed' in body ? body.allowed === true : null;
}

/** Tells what is wrong on the way to the server after attempts that failed; null: nothing is known, or not any more. */
export function watchWay(
  socket: Socket,
  serverUrl: string,
  tell: (fault: Refusal | null) => void,
  ask: (serverUrl: string) => Promise<boolean | null> = askReach,
): void {
  // Programs have no origin, and whoever runs them has a log.
  const origin = pageOrigin();
  if (origin === null) return;
  let askedAtMs = Number.NEGATIVE_INFINITY;
  let answersSinceMs: number | null = null;
  socket.on('connect', () => {
    answersSinceMs = null;
  });
  socket.on('connect_error', (error: Error & { data?: Refusal }) => {
    const nowMs = performance.now();
    if (error.data !== undefined || nowMs - askedAtMs < EVERY_MS) return;
    askedAtMs = nowMs;
    void ask(serverUrl).then((allowed) => {
      if (socket.connected) return;
      if (allowed !== true) answersSinceMs = null;
      if (allowed === false) return tell(refuse('origin-refused', { origin }));
      if (allowed === null) return tell(null);
      answersSinceMs ??= nowMs;
      tell(nowMs - answersSinceMs < BLOCKED_AFTER_MS ? null : refuse('socket-blocked', { address: serverUrl }));
    });
  });
}
