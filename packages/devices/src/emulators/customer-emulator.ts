// A two-line character display that is not there: what it shows is read off `lines`.
import type { Cable } from './cable.ts';

export class CustomerEmulator {
  readonly cable: Cable;
  readonly #columns: number;
  #cells: string[][] = [];
  #column = 0;
  #row = 0;
  #rest: number[] = [];
  brightness = 0;

  constructor(cable: Cable, columns: number) {
    this.cable = cable;
    this.#columns = columns;
    this.#clear();
    cable.onBytes = (bytes) => {
      this.#rest.push(...bytes);
      for (let used = this.#command(); used > 0; used = this.#command()) this.#rest.splice(0, used);
      cable.onChange();
    };
  }

  get lines(): readonly string[] {
    return this.#cells.map((row) => row.join(''));
  }

  /** Switched off and on. */
  restart(): void {
    this.#clear();
    this.#rest = [];
  }

  #clear(): void {
    this.#cells = [0, 1].map(() => Array.from({ length: this.#columns }, () => ' '));
    this.#column = 0;
    this.#row = 0;
  }

  /** Does the command at the front; how many bytes it had, 0 while it is not whole. */
  #command(): number {
    const [first, second, third, fourth] = this.#rest;
    if (first === undefined) return 0;
    if (first === 0x0c) return this.#done(1, () => this.#clear());
    if (first === 0x1b) {
      if (second === undefined) return 0;
      if (second === 0x40) return this.#done(2, () => this.#clear());
      if (third === undefined) return 0;
      if (second === 0x2a) return this.#done(3, () => (this.brightness = third));
      if (second === 0x51) return this.#line(third === 0x42 ? 1 : 0);
      return 3;
    }
    if (first === 0x1f) {
      if (second === undefined || third === undefined) return 0;
      if (second === 0x58) return this.#done(3, () => (this.brightness = third));
      if (second !== 0x24) return 2;
      if (fourth === undefined) return 0;
      return this.#done(4, () => {
        this.#column = third - 1;
        this.#row = fourth - 1;
      });
    }
    return this.#done(1, () => {
      if (first >= 0x20 && first < 0x7f) this.#write(String.fromCharCode(first));
    });
  }

  /** ESC Q A or B: the whole line up to CR. */
  #line(row: number): number {
    const end = this.#rest.indexOf(0x0d, 3);
    if (end < 0) return this.#rest.length > 64 ? 1 : 0;
    return this.#done(end + 1, () => {
      this.#row = row;
      this.#column = 0;
      for (const byte of this.#rest.slice(3, end)) this.#write(String.fromCharCode(byte));
    });
  }

  #write(letter: string): void {
    const row = this.#cells[this.#row];
    if (row !== undefined && this.#column >= 0 && this.#column < this.#columns) row[this.#column] = letter;
    this.#column += 1;
  }

  #done(length: number, work: () => void): number {
    work();
    return length;
  }
}
