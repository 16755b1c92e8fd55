import { expect, test } from 'vitest';
import { canPrint, DEVICE_STATES, PRINT_WITHIN_MS } from './device-state.ts';

test('[P2] paper follows from a printer that is well, at work, or near the end of its paper, and from no other', () => {
  expect(DEVICE_STATES.filter(canPrint)).toEqual(['ready', 'printing', 'near-end']);
  expect(DEVICE_STATES.filter((state) => !canPrint(state))).toEqual(['paper-out', 'cover-open', 'offline', 'unknown']);
});

test('[P3] 10 s', () => {
  expect(PRINT_WITHIN_MS).toBe(10_000);
});
