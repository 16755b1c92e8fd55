import { expect, test } from 'vitest';
import { ALARM, HelpCalls } from './help-calls.ts';

const MINUTE = 60_000;

test('[K8] a call waits until somebody answers, the oldest first; the kiosk says that somebody comes', () => {
  const calls = new HelpCalls();
  calls.call('kiosk-2', 1_000);
  calls.call('kiosk-1', 2_000);
  calls.call('kiosk-2', 3_000);
  expect(calls.waiting(4_000)).toEqual([
    { at: 'kiosk-2', sinceMs: 1_000 },
    { at: 'kiosk-1', sinceMs: 2_000 },
  ]);
  expect(calls.answer('kiosk-2', 5_000)).toBe(true);
  expect(calls.at('kiosk-2', 5_000)).toEqual({ sinceMs: 1_000, coming: true });
  expect(calls.waiting(5_000).map(({ at }) => at)).toEqual(['kiosk-1']);
});

test('[K8] two who answer at once are told apart, and so is one who answers nobody', () => {
  const calls = new HelpCalls();
  calls.call('kiosk-1', 0);
  expect([calls.answer('kiosk-1', 1), calls.answer('kiosk-1', 2), calls.answer('kiosk-9', 3)]).toEqual([true, false, false]);
});

test('[K8] neither a call nor its answer stays for ever', () => {
  const calls = new HelpCalls();
  calls.call('kiosk-1', 0);
  expect(calls.at('kiosk-1', 9 * MINUTE)).not.toBeNull();
  expect([calls.at('kiosk-1', 10 * MINUTE), calls.waiting(10 * MINUTE)]).toEqual([null, []]);
  calls.call('kiosk-1', 11 * MINUTE);
  calls.answer('kiosk-1', 11 * MINUTE);
  expect(calls.at('kiosk-1', 12 * MINUTE)).toBeNull();
});

test('[C14] a clerk’s alarm stays until a colleague answers, and can be raised again at once', () => {
  const alarms = new HelpCalls(ALARM);
  alarms.call('counter-1', 0);
  expect(alarms.waiting(600 * MINUTE)).toEqual([{ at: 'counter-1', sinceMs: 0 }]);
  expect(alarms.answer('counter-1', 600 * MINUTE)).toBe(true);
  expect(alarms.waiting(600 * MINUTE)).toEqual([]);
  alarms.call('counter-1', 600 * MINUTE + 1);
  expect(alarms.waiting(600 * MINUTE + 1)).toEqual([{ at: 'counter-1', sinceMs: 600 * MINUTE + 1 }]);
});
