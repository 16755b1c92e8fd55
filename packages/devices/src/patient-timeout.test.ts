import { expect, test, vi } from 'vitest';
import { patientTimeout } from './patient-timeout.ts';

/** Keeps this thread, as a slow disk or a collection of garbage does. */
function hold(ms: number): void {
  const untilMs = performance.now() + ms;
  while (performance.now() < untilMs);
}

test('[P4] calls when the time is over', async () => {
  const done = vi.fn();
  const startedMs = performance.now();
  patientTimeout(30, done);
  await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(1), { timeout: 5_000, interval: 1 });
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(29);
});

test('does not call what was cancelled', async () => {
  const done = vi.fn();
  patientTimeout(1, done)();
  const after = vi.fn();
  patientTimeout(20, after);
  await vi.waitFor(() => expect(after).toHaveBeenCalled(), { timeout: 5_000, interval: 1 });
  expect(done).not.toHaveBeenCalled();
});

test('[P4] when this thread was held up, what came in meanwhile is read first', async () => {
  for (let i = 0; i < 5; i++) {
    const done = vi.fn();
    const cancel = patientTimeout(5, done);
    const read = new Promise<void>((resolve) =>
      // Timers run before anything that has come in; this stands for its reading.
      setImmediate(() => {
        cancel();
        resolve();
      }),
    );
    hold(40);
    await read;
    const after = vi.fn();
    patientTimeout(60, after);
    await vi.waitFor(() => expect(after).toHaveBeenCalled(), { timeout: 5_000, interval: 1 });
    expect(done).not.toHaveBeenCalled();
  }
});
