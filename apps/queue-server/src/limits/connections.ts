// R3b: connections of people and programs that have not yet shown who they are. A newcomer always gets in; whoever has
// kept one longest without asking anything makes room, first at the same address. So idle connections, however many,
// keep nobody out, and a connection that has proven itself is out of all this.
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { KeyedLimits } from './keyed-limits.ts';
import { neighbourhood } from './neighbourhood.ts';
import type { Rate } from './rate-limit.ts';

export interface ConnectionBounds {
  readonly perAddress: number;
  readonly inAll: number;
  /** New connections of one address; what comes faster is closed at once. */
  readonly opening: Rate;
}

/** A hall's screens that all come back at once are a hundred; a browser opens six for a page. */
export const CONNECTION_BOUNDS: ConnectionBounds = { perAddress: 200, inAll: 1_500, opening: { perSecond: 50, burst: 400 } };

export interface ConnectionsOptions {
  readonly bounds?: ConnectionBounds;
  /** Whose connections are many people's: proxies. They count in all and not by their address. */
  readonly isShared: (address: string) => boolean;
  readonly monotonicMs: () => number;
}

interface Open {
  readonly address: string | null;
  /** Requests whose answer is not out yet. */
  busy: number;
}

export class Connections {
  readonly #bounds: ConnectionBounds;
  readonly #options: ConnectionsOptions;
  readonly #opening: KeyedLimits;
  /** Those that have shown nothing, oldest first. */
  readonly #open = new Map<Socket, Open>();
  readonly #counts = new Map<string, number>();

  constructor(server: Server, options: ConnectionsOptions) {
    this.#options = options;
    this.#bounds = options.bounds ?? CONNECTION_BOUNDS;
    this.#opening = new KeyedLimits(this.#bounds.opening, options.monotonicMs);
    server.on('connection', (socket: Socket) => this.#opened(socket));
    server.on('request', (request, response) => {
      const open = this.#open.get(request.socket);
      if (open === undefined) return;
      open.busy += 1;
      response.once('close', () => (open.busy -= 1));
    });
  }

  /** From now on this one counts no more: who is at its other end is known. */
  proven(request: IncomingMessage): void {
    this.#forget(request.socket);
  }

  get count(): number {
    return this.#open.size;
  }

  #opened(socket: Socket): void {
    const remote = neighbourhood(socket.remoteAddress ?? '');
    const address = this.#options.isShared(remote) ? null : remote;
    if (address !== null && !this.#opening.take(address)) return void socket.destroy();
    this.#open.set(socket, { address, busy: 0 });
    socket.once('close', () => this.#forget(socket));
    if (address !== null) this.#counts.set(address, (this.#counts.get(address) ?? 0) + 1);
    if (address !== null && (this.#counts.get(address) ?? 0) > this.#bounds.perAddress) this.#end((open) => open.address === address);
    else if (this.#open.size > this.#bounds.inAll) this.#end(() => true);
  }

  #forget(socket: Socket): void {
    const address = this.#open.get(socket)?.address ?? null;
    this.#open.delete(socket);
    if (address === null) return;
    const left = (this.#counts.get(address) ?? 1) - 1;
    if (left > 0) this.#counts.set(address, left);
    else this.#counts.delete(address);
  }

  /** Of those the oldest that asks nothing now, or simply the oldest. */
  #end(isOne: (open: Open) => boolean): void {
    const ones = [...this.#open].filter(([, open]) => isOne(open));
    const [socket] = ones.find(([, { busy }]) => busy === 0) ?? ones[0] ?? [];
    if (socket === undefined) return;
    this.#forget(socket);
    socket.destroy();
  }
}
