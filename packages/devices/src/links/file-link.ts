// A device behind a file of the system: a FIFO, or the kernel's own file of a USB printer. Opened without blocking and
// read by looking again, because a blocked read would hold one of Node's few file threads for ever.
import { close, constants, open, read, write } from 'node:fs';
import { promisify } from 'node:util';
import type { DeviceFault } from '@luot/shared/domain/devices/device-fault';
import { type Connection, Ending, Inbox, type Link, openFault, systemCode } from './link.ts';

/** Soon enough for a status answer, seldom enough to cost nothing. */
const LOOK_EVERY_MS = 15;
const TRY_AGAIN_MS = 5;

const opened = promisify(open);

/** Windows has neither flag. */
const flags: Readonly<Partial<Record<string, number>>> = constants;
const WITHOUT_WAITING = (flags['O_NONBLOCK'] ?? 0) | (flags['O_NOCTTY'] ?? 0);

/** @param input null where nothing is read; the same path as `output` where one file carries both ways */
export function fileLink(output: string, input: string | null): Link {
  return { address: `file ${output}`, connect: () => connectFile(output, input) };
}

export async function connectFile(output: string, input: string | null): Promise<Connection> {
  const { O_RDWR, O_WRONLY, O_RDONLY } = constants;
  const both = output === input;
  try {
    const out = await opened(output, (both ? O_RDWR : O_WRONLY) | WITHOUT_WAITING);
    if (both || input === null) return new FileConnection(out, both ? out : null);
    try {
      return new FileConnection(out, await opened(input, O_RDONLY | WITHOUT_WAITING));
    } catch (error) {
      close(out);
      throw error;
    }
  } catch (error) {
    throw openFault(error, output);
  }
}

class FileConnection implements Connection {
  readonly #out: number;
  readonly #in: number | null;
  readonly #inbox = new Inbox();
  readonly #ending = new Ending();
  /** System calls under way: a file is closed when the last one is back, or its number could mean another file. */
  #busy = 0;
  #timers = new Set<NodeJS.Timeout>();

  constructor(out: number, input: number | null) {
    this.#out = out;
    this.#in = input;
    if (input !== null) this.#look(input, Buffer.alloc(4096));
  }

  async write(bytes: Uint8Array): Promise<void> {
    let at = 0;
    while (at < bytes.length) {
      const rest = bytes.subarray(at);
      at += await new Promise<number>((resolve, reject) => {
        void this.#ending
          .guard((done) =>
            this.#call((back) =>
              write(this.#out, rest, 0, rest.length, null, (error, written) =>
                back(() => {
                  if (error === null) resolve(written);
                  else if (systemCode(error) === 'EAGAIN') resolve(0);
                  else this.#end({ code: 'unplugged' });
                  done();
                }),
              ),
            ),
          )
          .catch(reject);
      });
      if (at < bytes.length) await this.#ending.guard((done) => this.#later(TRY_AGAIN_MS, done));
    }
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#inbox.listen(listener);
  }

  onClose(listener: (fault: DeviceFault | null) => void): void {
    this.#ending.listen(listener);
  }

  close(): void {
    this.#end(null);
  }

  #look(input: number, buffer: Buffer): void {
    this.#call((back) =>
      read(input, buffer, 0, buffer.length, null, (error, length) =>
        back(() => {
          if (this.#ending.over) return;
          if (error !== null && systemCode(error) !== 'EAGAIN') return this.#end({ code: 'unplugged' });
          if (error === null && length > 0) {
            this.#inbox.push(Uint8Array.from(buffer.subarray(0, length)));
            return this.#look(input, buffer);
          }
          this.#later(LOOK_EVERY_MS, () => this.#look(input, buffer));
        }),
      ),
    );
  }

  #call(start: (back: (then: () => void) => void) => void): void {
    if (this.#ending.over) return;
    this.#busy += 1;
    start((then) => {
      this.#busy -= 1;
      then();
      this.#shut();
    });
  }

  #later(ms: number, then: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      then();
    }, ms);
    this.#timers.add(timer);
  }

  #end(fault: DeviceFault | null): void {
    this.#ending.end(fault);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#shut();
  }

  #shutDone = false;
  #shut(): void {
    if (!this.#ending.over || this.#busy > 0 || this.#shutDone) return;
    this.#shutDone = true;
    close(this.#out, () => undefined);
    if (this.#in !== null && this.#in !== this.#out) close(this.#in, () => undefined);
  }
}
