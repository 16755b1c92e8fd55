import type { DeviceFault } from '@luot/shared/domain/devices/device-fault';
import type { Wire } from '../src/emulators/wires/wire.ts';
import { type Connection, Ending, Inbox, type Link, LinkFault } from '../src/links/link.ts';
import type { KnownLink } from '../src/links/open-link.ts';

/**
 * The wire in the test's hand, both its ends: what a driver writes is kept and goes to `onBytes`, what the test or an
 * emulator sends comes in at the driver. It needs no time of its own, so a fake clock rules everything.
 */
export class FakeLink implements Link, Wire {
  readonly address = 'fake';
  readonly link: KnownLink = { kind: 'file', out: 'fake', in: null };
  /** What was written, by connection. */
  readonly written: Buffer[][] = [];
  connects = 0;
  there = true;
  onBytes: (bytes: Uint8Array) => void = () => undefined;
  #stalled = false;
  /** Writes that nobody has taken yet. */
  #waiting: (() => void)[] = [];
  #inbox = new Inbox();
  #ending = new Ending();

  /** How long bytes are on the line after they were written; the emulator's cable keeps the same time. */
  lineMs: (bytes: number) => number = () => 0;

  async connect(): Promise<Connection> {
    this.connects += 1;
    if (!this.there) throw new LinkFault('port-missing', { port: 'fake' });
    const bytes: Buffer[] = [];
    this.written.push(bytes);
    const inbox = new Inbox();
    const ending = new Ending();
    this.#inbox = inbox;
    this.#ending = ending;
    return {
      write: (chunk) =>
        ending.guard((done) => {
          const take = () => {
            if (ending.over) return;
            bytes.push(Buffer.from(chunk));
            queueMicrotask(() => this.onBytes(Uint8Array.from(chunk)));
            done();
          };
          if (this.#stalled) this.#waiting.push(take);
          else take();
        }),
      onData: (listener) => inbox.listen((chunk) => (ending.over ? undefined : listener(chunk))),
      onClose: (listener) => void ending.listen(listener),
      close: () => ending.end(null),
    };
  }

  /** Everything the driver has written on all connections. */
  get bytes(): Buffer {
    return Buffer.concat(this.written.flat());
  }

  async plug(): Promise<void> {
    this.there = true;
  }

  async unplug(): Promise<void> {
    this.there = false;
    this.breaks();
  }

  send(bytes: Uint8Array): void {
    this.#inbox.push(bytes);
  }

  /** The device says these bytes. */
  says(...bytes: number[]): void {
    this.send(Uint8Array.from(bytes));
  }

  stall(on: boolean): void {
    this.#stalled = on;
    if (!on) for (const take of this.#waiting.splice(0)) take();
  }

  /** The connection is lost; a new one can be made. */
  breaks(fault: DeviceFault = { code: 'unplugged' }): void {
    this.#ending.end(fault);
  }
}
