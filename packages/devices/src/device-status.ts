// How one device is: its state, since when, what is wrong now, what was wrong last, and counts. Drivers write, people read.
import { type DeviceFault, sameFault } from '@luot/shared/domain/devices/device-fault';
import type { DeviceState } from '@luot/shared/domain/devices/device-state';

export interface DeviceStatus {
  readonly state: DeviceState;
  readonly sinceMs: number;
  /** What is wrong now, or null. */
  readonly fault: DeviceFault | null;
  readonly lastFault: { readonly fault: DeviceFault; readonly atMs: number } | null;
  readonly counts: { readonly done: number; readonly failed: number; readonly reconnects: number };
}

export class StatusKeeper {
  readonly #changed: (status: DeviceStatus) => void;
  #status: DeviceStatus;

  constructor(changed: (status: DeviceStatus) => void) {
    this.#changed = changed;
    this.#status = { state: 'offline', sinceMs: Date.now(), fault: null, lastFault: null, counts: { done: 0, failed: 0, reconnects: 0 } };
  }

  get status(): DeviceStatus {
    return this.#status;
  }

  say(state: DeviceState, fault: DeviceFault | null = null): void {
    const before = this.#status;
    if (before.state === state && sameFault(before.fault, fault)) return;
    const nowMs = Date.now();
    this.#status = {
      ...before,
      state,
      fault,
      sinceMs: before.state === state ? before.sinceMs : nowMs,
      lastFault: fault === null ? before.lastFault : { fault, atMs: nowMs },
    };
    this.#changed(this.#status);
  }

  /** Something went wrong that is over already. */
  note(fault: DeviceFault): void {
    this.#status = { ...this.#status, lastFault: { fault, atMs: Date.now() } };
    this.#changed(this.#status);
  }

  /** Not told by itself: the state that goes with it is. */
  count(change: Partial<DeviceStatus['counts']>): void {
    this.#status = { ...this.#status, counts: { ...this.#status.counts, ...change } };
  }

  done(): void {
    this.count({ done: this.#status.counts.done + 1 });
  }

  failed(): void {
    this.count({ failed: this.#status.counts.failed + 1 });
  }
}
