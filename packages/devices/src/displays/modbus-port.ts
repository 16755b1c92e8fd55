// What modbus-serial takes for a port: our line, with answers put together from the bytes as they come in.
import { EventEmitter } from 'node:events';

/** Unit, function, exception code, checksum. */
const EXCEPTION_BYTES = 5;
const WRITE_ANSWER_BYTES = 8;
const LONGEST_KEPT = 256;

export class ModbusPort extends EventEmitter {
  readonly isOpen = true;
  /** The line failed under the exchange that is under way. */
  onFault: (error: unknown) => void = () => undefined;
  readonly #write: (bytes: Uint8Array) => Promise<void>;
  #heard: Buffer = Buffer.alloc(0);
  #unit = 0;
  #code = 0;
  #answerBytes = 0;

  constructor(write: (bytes: Uint8Array) => Promise<void>) {
    super();
    this.#write = write;
  }

  open(done: (error: null) => void): void {
    done(null);
  }

  close(done: () => void): void {
    done();
  }

  /** A question goes out; whatever was heard before it was an answer to another. */
  write(question: Buffer): void {
    this.#unit = question[0] ?? 0;
    this.#code = question[1] ?? 0;
    this.#answerBytes = this.#code === 3 ? 5 + 2 * question.readUInt16BE(4) : WRITE_ANSWER_BYTES;
    this.#heard = Buffer.alloc(0);
    this.#write(question).catch((error: unknown) => this.onFault(error));
  }

  take(bytes: Uint8Array): void {
    this.#heard = Buffer.concat([this.#heard, bytes]).subarray(-LONGEST_KEPT);
    for (let at = 0; at + EXCEPTION_BYTES <= this.#heard.length; at++) {
      if (this.#heard[at] !== this.#unit) continue;
      const code = this.#heard[at + 1] ?? 0;
      const length = code === this.#code ? this.#answerBytes : code === (this.#code | 0x80) ? EXCEPTION_BYTES : 0;
      if (length === 0) continue;
      if (at + length > this.#heard.length) return;
      const answer = this.#heard.subarray(at, at + length);
      this.#heard = this.#heard.subarray(at + length);
      this.emit('data', answer);
      return;
    }
  }
}
