// D1e: what the clocks of devices on other machines say, for the manager to compare; they decide nothing.
export class DeviceClocks {
  readonly #monotonicMs: () => number;
  /** Each device's clock less the monotonic one. */
  readonly #ahead = new Map<string, number>();

  constructor(monotonicMs: () => number) {
    this.#monotonicMs = monotonicMs;
  }

  /** A device has come in. @param clockMs what its machine's clock said then, epoch ms */
  heard(device: string, clockMs: number): void {
    this.#ahead.set(device, clockMs - this.#monotonicMs());
  }

  gone(device: string): void {
    this.#ahead.delete(device);
  }

  /** What each is ahead of an instant by, in ms. */
  ahead(nowMs: number): readonly number[] {
    return [...this.#ahead.values()].map((ms) => ms + this.#monotonicMs() - nowMs);
  }
}
