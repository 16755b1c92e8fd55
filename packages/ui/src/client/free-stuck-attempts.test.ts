import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freeStuckAttempts } from './free-stuck-attempts.ts';

/** Socket.IO's own names: what the watcher listens to and what it may do. */
function wire() {
  const listeners = new Map<string, () => void>();
  const on = (event: string, heard: () => void) => void listeners.set(event, heard);
  const began: string[] = [];
  const socket = { on, io: { on }, disconnect: () => ({ connect: () => began.push('anew') }) };
  return { socket: socket as unknown as Socket, began, fire: (event: string) => listeners.get(event)?.() };
}

let answered: boolean;
let asked: number;
const ask = async () => {
  asked += 1;
  return answered;
};
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  answered = false;
  asked = 0;
});
afterEach(() => void vi.useRealTimers());

test('[L3] an attempt that hangs is begun anew when a later question is answered, and soon', async () => {
  const { socket, began } = wire();
  freeStuckAttempts(socket, '', ask);
  await pass(10_000);
  expect([asked, began]).toEqual([50, []]);
  answered = true;
  await pass(550);
  expect(began).toEqual(['anew']);
  // The new attempt has its own time.
  await pass(300);
  expect(began).toHaveLength(1);
});

test('[L3] one that is only a little slow is left alone, and one that was quick asks nothing', async () => {
  const { socket, began, fire } = wire();
  answered = true;
  freeStuckAttempts(socket, '', ask);
  await pass(199);
  expect(asked).toBe(0);
  await pass(200);
  fire('connect');
  await pass(60_000);
  expect([asked, began]).toEqual([1, []]);
});

test('[L3] a server that answers nobody quickly is given its time', async () => {
  const { socket, began, fire } = wire();
  freeStuckAttempts(socket, '', ask);
  await pass(5_000);
  fire('connect');
  expect(began).toEqual([]);
});

test('[L3] begun anew in vain, it is given longer and longer: nobody begins for ever what is only slow', async () => {
  const { socket, began, fire } = wire();
  answered = true;
  freeStuckAttempts(socket, '', ask);
  await pass(10_000);
  expect(began.length).toBeLessThan(6);
  fire('connect');
  fire('reconnect_attempt');
  began.length = 0;
  await pass(550);
  expect(began).toHaveLength(1);
});

test('[L3] each attempt is watched anew; refused, there is none', async () => {
  const { socket, began, fire } = wire();
  answered = true;
  freeStuckAttempts(socket, '', ask);
  fire('connect');
  fire('reconnect_attempt');
  await pass(550);
  expect(began).toHaveLength(1);
  fire('connect_error');
  await pass(60_000);
  expect(began).toHaveLength(1);
});

test('[R1] a closed page asks no more', async () => {
  const { socket, began } = wire();
  answered = true;
  const stop = freeStuckAttempts(socket, '', ask);
  await pass(250);
  stop();
  await pass(60_000);
  expect([asked, began]).toEqual([1, []]);
});
