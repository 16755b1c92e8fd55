// Two FIFOs: what a USB printer's device file is to a driver, bytes both ways through files.
import { execFileSync } from 'node:child_process';
import { constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KnownLink } from '../../links/open-link.ts';
import type { Wire } from './wire.ts';

export class FifoWire implements Wire {
  onBytes: (bytes: Uint8Array) => void = () => undefined;
  readonly #folder = mkdtempSync(join(tmpdir(), 'luot-fifo-'));
  #from: Socket | null = null;
  #to: Socket | null = null;

  get link(): KnownLink & { kind: 'file' } {
    return { kind: 'file', out: join(this.#folder, 'to-device'), in: join(this.#folder, 'from-device') };
  }

  async plug(): Promise<void> {
    const { out, in: back } = this.link;
    execFileSync('mkfifo', [out, back ?? '']);
    // The device reads one and writes the other; opened both ways, so that neither ends when a driver lets go.
    this.#from = new Socket({ fd: openSync(out, constants.O_RDWR | constants.O_NONBLOCK), readable: true, writable: false });
    this.#to = new Socket({ fd: openSync(back ?? '', constants.O_RDWR | constants.O_NONBLOCK), readable: false, writable: true });
    this.#from.on('data', (bytes) => this.onBytes(bytes));
    for (const socket of [this.#from, this.#to]) socket.on('error', () => socket.destroy());
  }

  async unplug(): Promise<void> {
    const { out, in: back } = this.link;
    for (const socket of [this.#from, this.#to]) socket?.destroy();
    this.#from = null;
    this.#to = null;
    for (const file of [out, back ?? '']) rmSync(file, { force: true });
  }

  send(bytes: Uint8Array): void {
    this.#to?.write(bytes);
  }

  stall(on: boolean): void {
    if (on) this.#from?.pause();
    else this.#from?.resume();
  }

  async remove(): Promise<void> {
    await this.unplug();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
