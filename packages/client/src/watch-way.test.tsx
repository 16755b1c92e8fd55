// What a page says of a socket that does not come in, against a socket that a test moves by hand.
import type { Refusal } from '@luot/shared/domain/refusal';
import type { Socket } from 'socket.io-client';
import { beforeEach, expect, test, vi } from 'vitest';
import { watchWay } from './watch-way.ts';

let listeners: Record<string, (value?: unknown) => void>;
let answer: boolean | null;
let asked: number;
let told: (Refusal | null)[];

beforeEach(() => {
  vi.useFakeTimers();
  [listeners, answer, asked, told] = [{}, null, 0, []];
  const socket = { connected: false, on: (event: string, listener: () => void) => void (listeners[event] = listener) } as unknown as Socket;
  const ask = async () => {
    asked += 1;
    return answer;
  };
  watchWay(socket, 'http://luot', (fault) => void told.push(fault), ask);
});

/** Attempts once a second, all in vain; what was said last. */
async function inVain(seconds: number, error: object = new Error('websocket error')): Promise<string | null> {
  for (let i = 0; i < seconds; i++) {
    listeners['connect_error']?.(error);
    await vi.advanceTimersByTimeAsync(1_000);
  }
  return told.at(-1)?.code ?? null;
}

test('[R20] a server that cannot be reached is no fault of the way', async () => {
  expect(await inVain(60)).toBeNull();
  expect(asked).toBe(20);
});

test('[R20] an origin that is refused is named, and no more when the server has gone', async () => {
  answer = false;
  expect(await inVain(1)).toBe('origin-refused');
  expect(told.at(-1)?.params).toEqual({ origin: window.location.origin });
  answer = null;
  expect(await inVain(4)).toBeNull();
});

test('[R20] a server that answers for ten seconds and takes no socket is behind something that lets none through', async () => {
  answer = true;
  expect(await inVain(9)).toBeNull();
  expect(await inVain(6)).toBe('socket-blocked');
  listeners['connect']?.();
  expect(await inVain(6)).toBeNull();
});

test('[R20] what the server itself says is not asked again', async () => {
  expect(await inVain(5, Object.assign(new Error('not-enrolled'), { data: { code: 'not-enrolled' } }))).toBeNull();
  expect(asked).toBe(0);
});
