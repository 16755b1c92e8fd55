import type { Connection, Link } from '../src/links/link.ts';

/** The wire in the test's hand: it is there or not, hears every byte and says what it is told to say. */
export class FakeLink implements Link {
  readonly address = 'fake';
  /** What was written, by connection. */
  readonly written: Buffer[][] = [];
  connects = 0;
  there = true;
  onWrite: (bytes: Uint8Array) => void = () => undefined;
  #data: (bytes: Uint8Array) => void = () => undefined;
  #ended: ((reason: string | null) => void) | null = null;

  async connect(): Promise<Connection> {
    this.connects += 1;
    if (!this.there) throw new Error('nobody there');
    const bytes: Buffer[] = [];
    this.written.push(bytes);
    let open = true;
    const end = (reason: string | null) => {
      if (!open) return;
      open = false;
      this.#ended?.(reason);
    };
    return {
      write: async (chunk) => {
        if (!open) throw new Error('the connection ended');
        bytes.push(Buffer.from(chunk));
        this.onWrite(chunk);
      },
      onData: (listener) => {
        this.#data = (chunk) => {
          if (open) listener(chunk);
        };
      },
      onClose: (listener) => {
        this.#ended = listener;
        this.#end = end;
      },
      close: () => queueMicrotask(() => end(null)),
    };
  }

  /** The printer says these bytes. */
  says(...bytes: number[]): void {
    this.#data(Uint8Array.from(bytes));
  }

  /** The cable is pulled. */
  breaks(): void {
    this.#end('ECONNRESET');
  }

  #end: (reason: string | null) => void = () => undefined;
}
