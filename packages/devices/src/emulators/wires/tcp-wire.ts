import { createServer, type Server, type Socket } from 'node:net';
import type { PortLink } from '@luot/shared/settings/device-settings';
import type { Wire } from './wire.ts';

/** A device on the network, on a port of this machine. Port 0 takes a free one and keeps it. */
export class TcpWire implements Wire {
  onBytes: (bytes: Uint8Array) => void = () => undefined;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port: number;
  #stalled = false;

  constructor(port = 0) {
    this.#port = port;
  }

  get link(): PortLink & { kind: 'tcp' } {
    return { kind: 'tcp', host: '127.0.0.1', port: this.#port };
  }

  plug(): Promise<void> {
    const server = createServer({ noDelay: true }, (socket) => this.#serve(socket));
    this.#server = server;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: '127.0.0.1', port: this.#port, exclusive: true }, () => {
        const address = server.address();
        if (typeof address === 'object' && address !== null) this.#port = address.port;
        resolve();
      });
    });
  }

  async unplug(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#sockets) socket.resetAndDestroy();
    if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  send(bytes: Uint8Array): void {
    for (const socket of this.#sockets) socket.write(bytes);
  }

  stall(on: boolean): void {
    this.#stalled = on;
    for (const socket of this.#sockets) {
      if (on) socket.pause();
      else socket.resume();
    }
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => this.onBytes(bytes));
    if (this.#stalled) socket.pause();
  }
}
