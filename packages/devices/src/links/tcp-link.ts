import { createConnection, type Socket } from 'node:net';
import type { Connection, Link } from './link.ts';

const CONNECT_TIMEOUT_MS = 2_000;

/** Network printers listen on TCP port 9100 and take the same bytes as over a cable ("raw", "JetDirect"). */
export function tcpLink(host: string, port: number): Link {
  return {
    address: `tcp ${host}:${port}`,
    connect: () =>
      new Promise((resolve, reject) => {
        const socket = createConnection({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 5_000 });
        socket.setTimeout(CONNECT_TIMEOUT_MS, () => socket.destroy(new Error('ETIMEDOUT')));
        socket.once('error', reject);
        socket.once('connect', () => {
          socket.setTimeout(0);
          socket.off('error', reject);
          resolve(new TcpConnection(socket));
        });
      }),
  };
}

class TcpConnection implements Connection {
  readonly #socket: Socket;
  #reason: string | null = null;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('error', (error) => {
      this.#reason = error.message;
    });
  }

  write(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error(this.#reason ?? 'the connection ended'));
      if (this.#socket.destroyed) return ended();
      this.#socket.once('close', ended);
      this.#socket.write(bytes, (error) => {
        this.#socket.off('close', ended);
        if (error === null || error === undefined) resolve();
        else reject(error);
      });
    });
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#socket.on('data', listener);
  }

  onClose(listener: (reason: string | null) => void): void {
    if (this.#socket.destroyed) listener(this.#reason);
    else this.#socket.once('close', () => listener(this.#reason));
  }

  close(): void {
    this.#socket.destroy();
  }
}
