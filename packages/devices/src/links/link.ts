// A link carries bytes to one device and back. Links are the only code that touches the operating system;
// a driver never knows whether the bytes go over TCP, serial or USB.

/** A connection that stands. It ends once, by `close` or by the other side. */
export interface Connection {
  /** Resolves when the bytes have left this process; rejects when the connection ended first. */
  write(bytes: Uint8Array): Promise<void>;
  /** What the device sends, as it comes in. */
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Called once, with the reason when there is one. */
  onClose(listener: (reason: string | null) => void): void;
  close(): void;
}

export interface Link {
  /** For people and logs: `tcp 192.0.2.7:9100`. */
  readonly address: string;
  /** Rejects with a system error when the device cannot be reached. */
  connect(): Promise<Connection>;
}
