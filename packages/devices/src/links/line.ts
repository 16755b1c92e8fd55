// Keeps a link connected: again and again, a new connection each time. All a driver sees is up, down and bytes.
//
//   connect ──▶ up ──▶ bytes … ──▶ down ──▶ wait ──▶ connect
import type { DeviceFault } from '@luot/shared/domain/devices/device-fault';
import { type Connection, faultOf, type Link, LinkFault } from './link.ts';

export interface LineOptions {
  readonly link: Link;
  /** From a lost connection to the next try. */
  readonly reconnectMs?: number;
  /** A device that takes no byte for this long is let go and connected anew. */
  readonly stallMs?: number;
  readonly onUp: () => void;
  readonly onDown: (fault: DeviceFault) => void;
  readonly onData: (bytes: Uint8Array) => void;
}

/** Whoever takes this many bytes in time is slow, and not stalled: half a second at 9,600 baud. A panel's frame is shorter. */
const PIECE_BYTES = 512;

export class Line {
  readonly #options: Required<LineOptions>;
  #connection: Connection | null = null;
  #retry: NodeJS.Timeout | null = null;
  #closed = false;
  #reconnects = -1;
  #reason: DeviceFault | null = null;
  /** Writes go out one after the other and are never mixed. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor(options: LineOptions) {
    this.#options = { reconnectMs: 1_000, stallMs: 5_000, ...options };
    queueMicrotask(() => void this.#connect());
  }

  get isUp(): boolean {
    return this.#connection !== null;
  }

  /** How often it came back after it was lost. */
  get reconnects(): number {
    return Math.max(0, this.#reconnects);
  }

  /**
   * Resolves when the bytes have left this process.
   * @throws LinkFault when the line is down, goes down, or takes nothing for `stallMs`
   */
  write(bytes: Uint8Array): Promise<void> {
    const connection = this.#connection;
    const written = this.#writing.then(() => this.#write(connection, bytes));
    this.#writing = written.catch(() => undefined);
    return written;
  }

  /** On the connection it was meant for: what was meant for a lost one is not written on the next. */
  async #write(connection: Connection | null, bytes: Uint8Array): Promise<void> {
    for (let at = 0; at === 0 || at < bytes.length; at += PIECE_BYTES) await this.#writePiece(connection, bytes.subarray(at, at + PIECE_BYTES));
  }

  async #writePiece(connection: Connection | null, bytes: Uint8Array): Promise<void> {
    if (connection === null || connection !== this.#connection) throw new LinkFault('unplugged');
    let timer: NodeJS.Timeout | undefined;
    try {
      await Promise.race([
        connection.write(bytes),
        new Promise<never>((_resolve, reject) => {
          timer = setTimeout(() => reject(new LinkFault('stalled')), this.#options.stallMs);
        }),
      ]);
    } catch (error) {
      if (error instanceof LinkFault && error.fault.code === 'stalled' && this.#connection === connection) this.reconnect({ code: 'stalled' });
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Lets the connection go and makes a new one: what is under way on the old one is heard no more. */
  reconnect(reason: DeviceFault): void {
    this.#reason = reason;
    this.#connection?.close();
  }

  close(): void {
    this.#closed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#connection?.close();
    this.#connection = null;
  }

  async #connect(): Promise<void> {
    if (this.#closed) return;
    let connection: Connection;
    try {
      connection = await this.#options.link.connect();
    } catch (error) {
      this.#lost(faultOf(error));
      return;
    }
    if (this.#closed) return connection.close();
    this.#connection = connection;
    this.#reconnects += 1;
    connection.onClose((fault) => {
      if (this.#connection !== connection) return;
      this.#connection = null;
      this.#lost(fault ?? this.#reason ?? { code: 'unplugged' });
      this.#reason = null;
    });
    if (this.#connection !== connection) return;
    this.#options.onUp();
    connection.onData((bytes) => {
      if (this.#connection === connection) this.#options.onData(bytes);
    });
  }

  #lost(fault: DeviceFault): void {
    if (this.#closed) return;
    this.#options.onDown(fault);
    this.#retry = setTimeout(() => void this.#connect(), this.#options.reconnectMs);
  }
}
