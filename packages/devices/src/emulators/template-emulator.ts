// Panels of a described frame that are not there: each takes the frames that are whole, right and its own.
import type { PanelFrame } from '@luot/shared/settings/device-settings';
import { checksum } from '../displays/checksum.ts';
import type { Cable } from './cable.ts';

const MOST_KEPT = 512;

export interface TemplatePanel {
  readonly address: number;
  readonly digits: number;
}

export class TemplateEmulator {
  readonly cable: Cable;
  readonly lost = new Set<number>();
  onWritten: (address: number) => void = () => undefined;
  readonly #frame: PanelFrame;
  readonly #panels: readonly TemplatePanel[];
  readonly #texts = new Map<number, string>();
  #rest: Buffer = Buffer.alloc(0);
  /** How often the line's brightness was set. */
  brightened = 0;

  constructor(cable: Cable, frame: PanelFrame, panels: readonly TemplatePanel[]) {
    this.cable = cable;
    this.#frame = frame;
    this.#panels = panels;
    cable.onBytes = (bytes) => this.#take(bytes);
  }

  /** What a panel shows; blanks before its first frame. */
  text(address: number): string {
    return this.#texts.get(address) ?? '';
  }

  restart(address: number): void {
    this.#texts.delete(address);
  }

  #take(bytes: Uint8Array): void {
    this.#rest = Buffer.concat([this.#rest, bytes]).subarray(-MOST_KEPT);
    const brightness = Buffer.from(this.#frame.brightness ?? '', 'hex');
    for (let at = 0; at < this.#rest.length; ) {
      const from = this.#rest.subarray(at);
      if (brightness.length > 0 && from.subarray(0, brightness.length).equals(brightness)) {
        this.brightened += 1;
        at += brightness.length;
        this.#rest = this.#rest.subarray(at);
        at = 0;
        continue;
      }
      const match = this.#panels.find((panel) => this.#text(from, panel) !== null);
      if (match === undefined) {
        at += 1;
        continue;
      }
      this.#shown(match.address, this.#text(from, match) ?? '');
      this.#rest = this.#rest.subarray(at + this.#length(match));
      at = 0;
    }
  }

  #length(panel: TemplatePanel): number {
    const { prefix, address, checksum: sum, suffix } = this.#frame;
    const sumBytes = { none: 0, xor: 1, sum: 1, lrc: 1, crc16: 2 }[sum.kind] * (sum.form === 'hex' ? 2 : 1);
    return prefix.length / 2 + addressWidth(address) + panel.digits + sumBytes + suffix.length / 2;
  }

  /** The text of a frame for this panel that begins here, or null. */
  #text(bytes: Buffer, panel: TemplatePanel): string | null {
    const frame = this.#frame;
    const length = this.#length(panel);
    if (bytes.length < length) return null;
    const prefix = Buffer.from(frame.prefix, 'hex');
    const suffix = Buffer.from(frame.suffix, 'hex');
    if (!bytes.subarray(0, prefix.length).equals(prefix) || !bytes.subarray(length - suffix.length, length).equals(suffix)) return null;
    const width = addressWidth(frame.address);
    const address = bytes.subarray(prefix.length, prefix.length + width);
    if (frame.address.form === 'byte' && address[0] !== panel.address) return null;
    if (frame.address.form === 'digits' && address.toString('ascii') !== String(panel.address).padStart(width, '0')) return null;
    const textEnd = prefix.length + width + panel.digits;
    const sum = checksum(frame.checksum.kind, bytes.subarray(frame.checksum.from === 'prefix' ? 0 : prefix.length, textEnd));
    const written = frame.checksum.form === 'byte' ? Buffer.from(sum) : Buffer.from(Buffer.from(sum).toString('hex').toUpperCase(), 'ascii');
    if (!bytes.subarray(textEnd, length - suffix.length).equals(written)) return null;
    return bytes.subarray(prefix.length + width, textEnd).toString('ascii');
  }

  #shown(address: number, text: string): void {
    if (this.lost.has(address)) return;
    this.#texts.set(address, text);
    this.onWritten(address);
    this.cable.onChange();
    if (this.#frame.reply !== null) this.cable.send(Uint8Array.from(Buffer.from(this.#frame.reply, 'hex')));
  }
}

function addressWidth(address: PanelFrame['address']): number {
  if (address.form === 'none') return 0;
  return address.form === 'byte' ? 1 : address.width;
}
