import { createConnection, type Socket } from 'node:net';
import type { DeviceFault } from '@luot/shared/domain/devices/device-fault';
import { type Connection, Ending, Inbox, type Link, LinkFault, systemCode } from './link.ts';

const CONNECT_TIMEOUT_MS = 2_000;

/**
 * Network printers listen on TCP port 9100 and take the same bytes as over a cable ("raw", "JetDirect"); serial device
 * servers carry an RS-232 or RS-485 line the same way.
 */
export function tcpLink(host: string, port: number): Link {
  const address = `${host}:${port}`;
  return {
    address: `tcp ${address}`,
    isNetwork: true,
    connect: () =>
      new Promise((resolve, reject) => {
        const socket = createConnection({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 5_000 });
        const failed = (error: Error) => reject(new LinkFault('unreachable', { address, reason: systemCode(error) }, error));
        socket.setTimeout(CONNECT_TIMEOUT_MS, () => socket.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
        socket.once('error', failed);
        socket.once('connect', () => {
          socket.setTimeout(0);
          socket.off('error', failed);
          resolve(new TcpConnection(socket));
        });
      }),
  };
}

class TcpConnection implements Connection {
  readonly #socket: Socket;
  readonly #inbox = new Inbox();
  readonly #ending = new Ending();

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => this.#inbox.push(bytes));
    socket.on('error', () => this.#ending.end(UNPLUGGED));
    socket.on('close', () => this.#ending.end(UNPLUGGED));
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.#ending.guard((done) => this.#socket.write(bytes, done));
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#inbox.listen(listener);
  }

  onClose(listener: (fault: DeviceFault | null) => void): void {
    this.#ending.listen(listener);
  }

  close(): void {
    this.#ending.end(null);
    // Reset, so that bytes the device has not taken die with the connection: else they would be printed when it reads again.
    this.#socket.resetAndDestroy();
  }
}

const UNPLUGGED: DeviceFault = { code: 'unplugged' };
