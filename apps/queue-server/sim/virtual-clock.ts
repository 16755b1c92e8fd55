import type { Clock } from '../src/day-clock.ts';

/** A machine's clocks that move only when told. */
export class VirtualClock implements Clock {
  bootId = 'boot-1';
  #wallMs: number;
  #monotonicMs = 0;
  #uptimeMs = 60_000;
  #boots = 1;

  constructor(wallMs: number) {
    this.#wallMs = wallMs;
  }

  wallMs(): number {
    return this.#wallMs;
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  uptimeMs(): number {
    return this.#uptimeMs;
  }

  pass(ms: number): void {
    this.#wallMs += ms;
    this.#monotonicMs += ms;
    this.#uptimeMs += ms;
  }

  /** The lid is closed for a while. */
  sleep(ms: number): void {
    this.#wallMs += ms;
    this.#uptimeMs += ms;
  }

  /** Somebody sets the machine's clock. */
  jump(byMs: number): void {
    this.#wallMs += byMs;
  }

  /** Switched off for a while; then its clock, too, shows `byMs` more than is right. */
  boot(offMs: number, byMs = 0): void {
    this.bootId = `boot-${++this.#boots}`;
    this.#wallMs += offMs + byMs;
    this.#monotonicMs = 0;
    this.#uptimeMs = 20_000;
  }
}
