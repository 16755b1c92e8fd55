// A link carries bytes to one device and back. Links are the only code that touches the operating system;
// a driver never knows whether the bytes go over TCP, serial or USB.
import type { DeviceFault, DeviceFaultCode } from '@luot/shared/domain/devices/device-fault';
import type { TextParams } from '@luot/shared/domain/text';

/** A connection that stands. It ends once, by `close` or by the other side. */
export interface Connection {
  /** Resolves when the bytes have left this process; rejects when the connection ended first. */
  write(bytes: Uint8Array): Promise<void>;
  /** What the device sends, as it comes in; what came before the listener is not lost. */
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Called once, with the fault when it was not `close`. */
  onClose(listener: (fault: DeviceFault | null) => void): void;
  close(): void;
}

export interface Link {
  /** For people and logs: `tcp 192.0.2.7:9100`. */
  readonly address: string;
  /** A connection that may stand long after the device has gone, and be slow to notice that it is back. */
  readonly isNetwork?: boolean;
  /** How long this many bytes are still on the line after they were written, in ms; without it no time at all. */
  readonly lineMs?: (bytes: number) => number;
  /** Rejects with a LinkFault when the device cannot be reached. */
  connect(): Promise<Connection>;
}

/** Why a cable does not carry: a fault with the system's own word as its cause. */
export class LinkFault extends Error {
  readonly fault: DeviceFault;

  constructor(code: DeviceFaultCode, params: TextParams = {}, cause?: unknown) {
    super(code, { cause });
    this.fault = { code, params };
  }
}

/** The fault a person reads. Whatever is not a LinkFault is a bug and goes on. */
export function faultOf(error: unknown): DeviceFault {
  if (error instanceof LinkFault) return error.fault;
  throw error;
}

/** The system's code (`EACCES`), or its message where it gives none. */
export function systemCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

/** Opening a port or a device file, in words. */
export function openFault(error: unknown, port: string): LinkFault {
  const code = systemCode(error);
  // Without the path in it: a port's name may hold any word.
  const text = `${code} ${error instanceof Error ? error.message : ''}`.replaceAll(port, '').replaceAll(/\/\S+/g, '');
  if (/ENOENT|ENXIO|ENODEV|No such|not found|File not found/i.test(text)) return new LinkFault('port-missing', { port }, error);
  if (/EBUSY|EAGAIN|lock|temporarily unavailable|busy|in use/i.test(text)) return new LinkFault('port-busy', { port }, error);
  // Windows says "Access denied" for a port another program holds.
  if (/EACCES|EPERM|denied/i.test(text)) return new LinkFault(process.platform === 'win32' ? 'port-busy' : 'port-denied', { port }, error);
  return new LinkFault('unreachable', { address: port, reason: code }, error);
}

/** Keeps what comes in until somebody listens. */
export class Inbox {
  #listener: ((bytes: Uint8Array) => void) | null = null;
  #early: Uint8Array[] = [];

  push(bytes: Uint8Array): void {
    if (this.#listener === null) this.#early.push(bytes);
    else this.#listener(bytes);
  }

  listen(listener: (bytes: Uint8Array) => void): void {
    this.#listener = listener;
    for (const bytes of this.#early.splice(0)) listener(bytes);
  }
}

/** Tells of the end once, also to who asks late. */
export class Ending {
  #ended: { readonly fault: DeviceFault | null } | null = null;
  #listeners: ((fault: DeviceFault | null) => void)[] = [];

  get over(): boolean {
    return this.#ended !== null;
  }

  end(fault: DeviceFault | null): void {
    if (this.#ended !== null) return;
    this.#ended = { fault };
    for (const listener of this.#listeners.splice(0)) listener(fault);
  }

  listen(listener: (fault: DeviceFault | null) => void): () => void {
    if (this.#ended !== null) {
      listener(this.#ended.fault);
      return () => undefined;
    }
    this.#listeners.push(listener);
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  /** Runs a write; rejects when the connection ends before it is done. */
  guard(start: (done: (error?: Error | null) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = this.listen((fault) => reject(new LinkFault(fault?.code ?? 'unplugged', fault?.params)));
      if (this.#ended !== null) return;
      start((error) => {
        stop();
        if (error === null || error === undefined) resolve();
        else reject(new LinkFault('unplugged', {}, error));
      });
    });
  }
}
