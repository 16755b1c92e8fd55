// What an ESC/POS printer is asked and how its answers are told apart. Clauses are those of the Epson ESC/POS reference;
// "Identification of transmission status by bit" there is the table below.
//
//   0xx1xx10  answer to DLE EOT (real time)      00010001 / 00010011  XON / XOFF
//   0xx1xx00  first of the four bytes of automatic status back, then three more
//   0xx0xxxx  answer to GS r (in its turn)       37 25 00             buffers cleared (DLE DC4 fn 8)
import type { DeviceFault } from '@luot/shared/domain/devices/device-fault';
import type { DeviceState } from '@luot/shared/domain/devices/device-state';

/** DLE EOT n, answered at once whatever the printer is doing. 1 printer, 2 cause of offline, 3 cause of error, 4 paper. */
export type Question = 1 | 2 | 3 | 4;
export function askStatus(question: Question): Uint8Array {
  return Uint8Array.of(0x10, 0x04, question);
}

/** GS r 1: paper sensors, answered when everything sent before has been worked through: the receipt for a job. */
export const ASK_DONE = Uint8Array.of(0x1d, 0x72, 0x01);

/** GS a n: tells by itself of changes. Bits 1 online, 2 errors, 3 paper; the present state comes at once. */
export const TELL_BY_ITSELF = Uint8Array.of(0x1d, 0x61, 0b0000_1110);

/** DLE DC4 fn 8 with its fixed seven parameters: throws away all that has come and is not printed yet, also while in error. */
export const CLEAR_BUFFERS = Uint8Array.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);

/** GS V 66 0: feeds what hangs in the printer past the cutter and cuts it off. */
export const CUT_REMAINS = Uint8Array.of(0x1b, 0x40, 0x1d, 0x56, 66, 0);

export type Answer =
  | { readonly kind: 'status'; readonly byte: number }
  | { readonly kind: 'job'; readonly byte: number }
  | { readonly kind: 'automatic'; readonly bytes: readonly number[] }
  | { readonly kind: 'cleared' }
  | { readonly kind: 'noise' };

/** The only block that is asked for. */
const CLEARED = [0x37, 0x25, 0x00];

/** Splits the stream of a printer's bytes into answers, wherever it is cut. */
export class AnswerReader {
  #automatic: number[] = [];
  /** How many bytes of the block have come. */
  #block = 0;

  push(bytes: Uint8Array): Answer[] {
    return [...bytes].flatMap((byte) => this.#take(byte));
  }

  #take(byte: number): Answer[] {
    // They may come in the middle of anything: GS a, DLE DC4 fn 8, notes on XON/XOFF.
    if (byte === 0x11 || byte === 0x13) return [];
    if (this.#block === 0) return this.#takeAlone(byte);
    if (byte !== CLEARED[this.#block]) {
      // Broken off: one stray byte must not swallow answers.
      this.#block = 0;
      return [{ kind: 'noise' }, ...this.#takeAlone(byte)];
    }
    this.#block += 1;
    if (this.#block < CLEARED.length) return [];
    this.#block = 0;
    return [{ kind: 'cleared' }];
  }

  #takeAlone(byte: number): Answer[] {
    if (this.#automatic.length > 0) {
      if (isJobStatus(byte)) {
        this.#automatic.push(byte);
        if (this.#automatic.length < 4) return [];
        const bytes = this.#automatic;
        this.#automatic = [];
        return [{ kind: 'automatic', bytes }];
      }
      // Broken off: the byte is looked at by itself.
      this.#automatic = [];
    }
    if (byte === CLEARED[0]) {
      this.#block = 1;
      return [];
    }
    if ((byte & 0b1001_0011) === 0b0001_0010) return [{ kind: 'status', byte }];
    if ((byte & 0b1001_0011) === 0b0001_0000) {
      this.#automatic = [byte];
      return [];
    }
    return isJobStatus(byte) ? [{ kind: 'job', byte }] : [{ kind: 'noise' }];
  }
}

/** GS r and the later bytes of automatic status: bits 4 and 7 clear. */
function isJobStatus(byte: number): boolean {
  return (byte & 0b1001_0000) === 0;
}

/** GS r 1: bits 2 and 3 say that the roll has ended. */
export function jobPaperEnded(byte: number): boolean {
  return (byte & 0b0000_1100) !== 0;
}

/** What the printer has told about itself; an answer replaces its own part. */
export interface PrinterCondition {
  readonly offline: boolean;
  readonly cover: boolean;
  readonly error: boolean;
  readonly cutter: boolean;
  readonly paperOut: boolean;
  readonly nearEnd: boolean;
}

export const ALL_WELL: PrinterCondition = { offline: false, cover: false, error: false, cutter: false, paperOut: false, nearEnd: false };

const bit = (byte: number, n: number) => (byte & (1 << n)) !== 0;

/** DLE EOT 1: bit 3 offline. 2: bit 2 cover, 5 stopped by paper end, 6 error. 3: bit 3 cutter. 4: bits 2-3 near end, 5-6 end. */
export function withAnswer(condition: PrinterCondition, question: Question, byte: number): PrinterCondition {
  switch (question) {
    case 1:
      return { ...condition, offline: bit(byte, 3) };
    case 2:
      return { ...condition, cover: bit(byte, 2), error: bit(byte, 6), cutter: bit(byte, 6) && condition.cutter };
    case 3:
      return { ...condition, cutter: bit(byte, 3) };
    case 4:
      return { ...condition, nearEnd: (byte & 0b0000_1100) !== 0, paperOut: (byte & 0b0110_0000) !== 0 };
  }
}

/** Automatic status back. First byte: bit 3 offline, 5 cover. Second: bit 3 cutter, 5 and 6 errors. Third: bits 0-1 near end, 2-3 end. */
export function withAutomatic([first = 0, second = 0, third = 0]: readonly number[]): PrinterCondition {
  return {
    offline: bit(first, 3),
    cover: bit(first, 5),
    error: (second & 0b0110_1000) !== 0,
    cutter: bit(second, 3),
    nearEnd: (third & 0b0000_0011) !== 0,
    paperOut: (third & 0b0000_1100) !== 0,
  };
}

/** The one word for it, the worst first, and what a person is told. */
export function stateOf(condition: PrinterCondition): { readonly state: DeviceState; readonly fault: DeviceFault | null } {
  if (condition.cover) return { state: 'cover-open', fault: { code: 'cover-open' } };
  if (condition.paperOut) return { state: 'paper-out', fault: { code: 'paper-out' } };
  if (condition.cutter) return { state: 'offline', fault: { code: 'cutter' } };
  if (condition.error) return { state: 'offline', fault: { code: 'printer-error' } };
  if (condition.offline) return { state: 'offline', fault: { code: 'not-online' } };
  if (condition.nearEnd) return { state: 'near-end', fault: { code: 'paper-near-end' } };
  return { state: 'ready', fault: null };
}
