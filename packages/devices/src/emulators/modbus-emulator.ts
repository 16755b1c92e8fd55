// A Modbus RTU line of LED panels that is not there. It reads frames and sums them up by itself, apart from the library
// the driver uses. MODBUS Application Protocol V1.1b3: 03 read, 06 and 16 write registers; exception 02 illegal address.
import type { Cable } from './cable.ts';

const MOST_REGISTERS = 64;

export interface ModbusEmulatorOptions {
  readonly addresses: readonly number[];
  readonly register: number;
  /** From the end of a question to the start of its answer, as a panel's processor takes. */
  readonly turnaroundMs: number;
}

export class ModbusEmulator {
  readonly cable: Cable;
  /** Panels that have no power: they hear and say nothing. */
  readonly lost = new Set<number>();
  /** Panels that know no such register: exception 02. */
  readonly refuses = new Set<number>();
  /** Told when a panel has taken new values. */
  onWritten: (address: number) => void = () => undefined;
  readonly #options: ModbusEmulatorOptions;
  readonly #registers = new Map<number, Map<number, number>>();
  #rest: Uint8Array = new Uint8Array();
  #quiet: NodeJS.Timeout | null = null;

  constructor(cable: Cable, options: ModbusEmulatorOptions) {
    this.cable = cable;
    this.#options = options;
    for (const address of options.addresses) this.#registers.set(address, new Map());
    cable.onBytes = (bytes) => this.#take(bytes);
  }

  /** A panel's registers from the shown one on. */
  registers(address: number, count: number): number[] {
    const all = this.#registers.get(address);
    return Array.from({ length: count }, (_, i) => all?.get(this.#options.register + i) ?? 0);
  }

  /** The characters of `count` registers, two in each. */
  text(address: number, count: number): string {
    return this.registers(address, count)
      .flatMap((value) => [value >> 8, value & 0xff])
      .map((code) => String.fromCharCode(code))
      .join('');
  }

  /** Switched off and on: dark. */
  restart(address: number): void {
    this.#registers.get(address)?.clear();
  }

  #take(bytes: Uint8Array): void {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (let frame = this.#frame(); frame !== null; frame = this.#frame()) this.#answer(frame);
    // Silence ends whatever was not a frame.
    if (this.#quiet !== null) clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.#rest = new Uint8Array();
    }, 50);
    this.#quiet.unref();
  }

  /** The next whole frame; bytes that cannot begin one are passed over. */
  #frame(): Uint8Array | null {
    while (this.#rest.length >= 8) {
      const length = this.#rest[1] === 16 ? 9 + (this.#rest[6] ?? 0) : 8;
      if (length <= this.#rest.length) {
        const frame = this.#rest.subarray(0, length);
        if (crc(frame.subarray(0, -2)) === (frame.at(-2) ?? 0) + ((frame.at(-1) ?? 0) << 8)) {
          this.#rest = this.#rest.subarray(length);
          return frame;
        }
      } else if (length < 9 + 2 * MOST_REGISTERS && [3, 6, 16].includes(this.#rest[1] ?? 0)) return null;
      this.#rest = this.#rest.subarray(1);
    }
    return null;
  }

  #answer(frame: Uint8Array): void {
    const [address = 0, code = 0] = frame;
    const registers = this.#registers.get(address);
    if (registers === undefined || this.lost.has(address)) return;
    const word = (at: number) => ((frame[at] ?? 0) << 8) + (frame[at + 1] ?? 0);
    const first = word(2);
    const count = code === 6 ? 1 : word(4);
    if (this.refuses.has(address) || first + count > this.#options.register + MOST_REGISTERS || count === 0) return this.#say([address, code | 0x80, 2]);
    switch (code) {
      case 3:
        return this.#say([address, 3, 2 * count, ...Array.from({ length: count }, (_, i) => registers.get(first + i) ?? 0).flatMap((v) => [v >> 8, v & 0xff])]);
      case 6:
        registers.set(first, word(4));
        break;
      case 16:
        for (let i = 0; i < count; i++) registers.set(first + i, word(7 + 2 * i));
        break;
      default:
        return this.#say([address, code | 0x80, 1]);
    }
    this.onWritten(address);
    this.cable.onChange();
    return this.#say([...frame.subarray(0, 6)]);
  }

  #say(bytes: readonly number[]): void {
    const sum = crc(Uint8Array.from(bytes));
    const answer = Uint8Array.from([...bytes, sum & 0xff, sum >> 8]);
    setTimeout(() => this.cable.send(answer), this.#options.turnaroundMs);
  }
}

/** MODBUS over Serial Line V1.02, 6.2.2: polynomial A001, begun with ones, low byte first. */
function crc(bytes: Uint8Array): number {
  let sum = 0xffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let i = 0; i < 8; i++) sum = (sum & 1) === 1 ? (sum >> 1) ^ 0xa001 : sum >> 1;
  }
  return sum;
}
