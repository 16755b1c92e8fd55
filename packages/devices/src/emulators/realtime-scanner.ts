// A printer looks for real-time commands in everything that comes in, before it is anybody's turn: DLE EOT n asks, DLE DC4
// fn 8 clears. Epson ESC/POS reference, "Real-time commands"; so also inside a picture that holds such bytes.
import { CLEAR_BUFFERS } from '../printers/escpos-answers.ts';

export type RealtimeCommand = { readonly type: 'ask-status'; readonly which: number } | { readonly type: 'clear' };

const LONGEST = CLEAR_BUFFERS.length;

export class RealtimeScanner {
  #last: number[] = [];

  push(byte: number): RealtimeCommand | null {
    this.#last.push(byte);
    if (this.#last.length > LONGEST) this.#last.shift();
    const [dle, eot, which] = this.#last.slice(-3);
    if (dle === 0x10 && eot === 0x04 && which !== undefined && which >= 1 && which <= 4) return { type: 'ask-status', which };
    if (this.#last.length === LONGEST && CLEAR_BUFFERS.every((b, i) => this.#last[i] === b)) return { type: 'clear' };
    return null;
  }
}
