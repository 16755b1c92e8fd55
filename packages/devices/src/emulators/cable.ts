// A cable with a speed and with faults. A pseudo-terminal and a network carry bytes at once; a serial line does not, so
// an emulator that is to prove timing hears and says its bytes one by one.
import type { Wire } from './wires/wire.ts';

/** What can be done to any cable. `hang`: the device hears nothing and says nothing. `stall`: it takes no more bytes. */
export const CABLE_VERBS = ['unplug', 'hang', 'stall', 'garbage', 'slow'] as const;
export type CableVerb = (typeof CABLE_VERBS)[number];

const BITS_A_BYTE = 10;
const SLOW = 10;

export class Cable {
  readonly wire: Wire;
  onBytes: (bytes: Uint8Array) => void = () => undefined;
  /** Told when a fault begins or ends, for who shows it. */
  onChange: () => void = () => undefined;
  readonly #faults = new Set<CableVerb>();
  readonly #byteMs: number;
  #incoming: number[] = [];
  #heardUpToMs = 0;
  #sayFromMs = 0;
  /** Counts the pluggings: what is on the line when it is pulled is on no line any more. */
  #plugged = 0;
  #timer: NodeJS.Timeout | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #turns = 0;
  #seed = 7;

  /** @param bitsPerSecond null: as fast as the wire */
  constructor(wire: Wire, bitsPerSecond: number | null = null) {
    this.wire = wire;
    this.#byteMs = bitsPerSecond === null ? 0 : (BITS_A_BYTE * 1000) / bitsPerSecond;
    wire.onBytes = (bytes) => this.#arrive(bytes);
  }

  has(verb: CableVerb): boolean {
    return this.#faults.has(verb);
  }

  plug(): Promise<void> {
    this.#faults.delete('unplug');
    this.onChange();
    return this.#inTurn(() => this.wire.plug());
  }

  async unplug(): Promise<void> {
    this.#faults.add('unplug');
    this.#incoming = [];
    this.#plugged += 1;
    this.#sayFromMs = 0;
    await this.#inTurn(() => this.wire.unplug());
    this.onChange();
  }

  /** A port takes its time to go and to come, and whoever presses a button twice does not wait for it. */
  async #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turns === 0 ? work() : this.#turn.then(work);
    this.#turns += 1;
    this.#turn = done.catch(() => undefined);
    try {
      await done;
    } finally {
      this.#turns -= 1;
    }
  }

  async set(verb: CableVerb, on: boolean): Promise<void> {
    if (this.#faults.has(verb) === on) return;
    if (verb === 'unplug') return on ? this.unplug() : this.plug();
    if (on) this.#faults.add(verb);
    else this.#faults.delete(verb);
    if (verb === 'stall') this.wire.stall(on);
    if (verb === 'garbage' && on) this.wire.send(this.#noise(24));
    if (verb === 'hang' && !on) this.#hear();
    this.onChange();
  }

  /** Goes out after what was said before, byte by byte. */
  send(bytes: Uint8Array): void {
    if (this.#faults.has('hang') || this.#faults.has('unplug')) return;
    const spoilt = this.#faults.has('garbage') ? this.#noise(bytes.length) : bytes;
    const nowMs = performance.now();
    this.#sayFromMs = Math.max(nowMs, this.#sayFromMs) + bytes.length * this.#pace();
    const waitMs = this.#sayFromMs - nowMs;
    const plugged = this.#plugged;
    if (waitMs <= 0) this.wire.send(spoilt);
    else setTimeout(() => (plugged === this.#plugged ? this.wire.send(spoilt) : undefined), waitMs).unref();
  }

  /** Bytes that are on the line and not heard yet are no longer. */
  forget(): void {
    this.#incoming = [];
  }

  #pace(): number {
    return this.#faults.has('slow') ? Math.max(this.#byteMs, 0.1) * SLOW : this.#byteMs;
  }

  #arrive(bytes: Uint8Array): void {
    if (this.#incoming.length === 0) this.#heardUpToMs = performance.now();
    for (const byte of bytes) this.#incoming.push(byte);
    if (this.#pace() === 0) this.#hear();
    else this.#later();
  }

  #later(): void {
    if (this.#timer !== null || this.#incoming.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#hear();
      this.#later();
    }, 1);
  }

  /** Hands on what has had its time on the line. */
  #hear(): void {
    if (this.#faults.has('hang') || this.#incoming.length === 0) return;
    const pace = this.#pace();
    const due = pace === 0 ? this.#incoming.length : Math.floor((performance.now() - this.#heardUpToMs) / pace);
    if (due <= 0) return;
    const heard = this.#incoming.splice(0, due);
    this.#heardUpToMs += heard.length * pace;
    this.onBytes(Uint8Array.from(heard));
  }

  /** The same noise in every run. */
  #noise(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => {
      this.#seed = (Math.imul(this.#seed, 1_103_515_245) + 12_345) >>> 0;
      return this.#seed >>> 24;
    });
  }
}
