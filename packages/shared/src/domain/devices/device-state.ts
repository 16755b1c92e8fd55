// P4: how a device is, in one word.

export const DEVICE_STATES = ['ready', 'printing', 'near-end', 'paper-out', 'cover-open', 'offline', 'unknown'] as const;
/** `offline`: the cable, or the device says so itself. `unknown`: connected, and it does not answer. */
export type DeviceState = (typeof DEVICE_STATES)[number];

/** P3: a paper that was asked for but not sent for this long is not printed by itself any more. */
export const PRINT_WITHIN_MS = 10_000;

/** Whether paper would follow if a ticket were issued now (P2). */
export function canPrint(state: DeviceState): boolean {
  return state === 'ready' || state === 'printing' || state === 'near-end';
}
