// The only importer of socket.io: sockets in, guarded commands to the engine, whole views out.
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import { isQuestion, type Question, type Reply } from '@luot/shared/protocol/commands';
import { handshakeSchema, type Proof, type Watch, watchesSchema } from '@luot/shared/protocol/handshake';
import type { Actor } from '@luot/shared/protocol/roles';
import { PROTOCOL_VERSION } from '@luot/shared/protocol/version';
import type { ViewMessage } from '@luot/shared/protocol/views';
import { Server, type Socket } from 'socket.io';
import { guardCommand, mayWatch } from '../../access/guard.ts';
import { KeyedLimits } from '../../limits/keyed-limits.ts';
import { isLoopback } from '../../limits/loopback.ts';
import type { Rate } from '../../limits/rate-limit.ts';
import type { DeviceClocks } from '../../presence/device-clocks.ts';
import { type Watchers, watchKey } from '../../presence/watchers.ts';
import { answer, canTake } from './socket-output.ts';
import { type Pending, Turn } from './turn.ts';
import type { ViewHub } from './view-hub.ts';

/** A command is a few hundred bytes; a settings document is the largest at some tens of kilobytes. */
const MOST_MESSAGE_BYTES = 64 * 1024;
/** R3a: until it is known who is there: one packet that says it, a token and eight views long at most. */
const MOST_STRANGER_BYTES = 4 * 1024;
const MOST_STRANGER_PACKETS = 2;
/** R3e: of one device or person. A device has one or two, and the last one's may hang for ten seconds. */
const MOST_SOCKETS = 8;

/** D1d: nothing may change on an idle screen but its machine's clock. */
const TIME_EVERY_MS = 5_000;

export interface GatewayOptions {
  readonly http: HttpServer;
  readonly hub: (send: (key: string, message: ViewMessage) => void) => ViewHub;
  /** Told who keeps which view. */
  readonly watchers: Watchers;
  /** D1e: told what the clock of a device's machine says when it comes in. */
  readonly clocks: Pick<DeviceClocks, 'heard' | 'gone'>;
  readonly prove: (proof: Proof) => Actor | null;
  /** Runs the commands of one turn; one reply each, in their order. */
  readonly execute: (pending: readonly Pending[]) => readonly Reply[];
  /** Answers a question, when the answer is known. */
  readonly ask: (question: Question, actor: Actor) => Promise<Reply>;
  /** R1d, R20: whether this host is the centre's, and a page of this origin comes in. */
  readonly allows: (origin: string | undefined, host: string | undefined) => boolean;
  /** R3e: of each device and person, over all their sockets. */
  readonly rate: Rate;
  /** The server's clock. */
  readonly nowMs: () => number;
  readonly monotonicMs: () => number;
  /** Told when it is known who is at the other end of a connection. */
  readonly onProven: (request: IncomingMessage) => void;
  readonly onRefused: (refusal: Refusal, address: string) => void;
  /** A bug that a client's message brought to light; nothing but its answer depends on it. */
  readonly onBug: (error: unknown, what: string) => void;
}

interface SocketData {
  actor: Actor;
  proof: Proof;
  watches: Watch[];
  /** Keys of views this socket has missed because it had unsent bytes. */
  behind: Set<string> | null;
}

/** Whatever a client may send is `unknown` until it is parsed; an honest client's last argument is a function. */
interface FromClient {
  command: (message: unknown, ack: unknown) => void;
  watch: (message: unknown, ack: unknown) => void;
}
interface ToClient {
  view: (message: ViewMessage) => void;
  time: (nowMs: number) => void;
}
type Nothing = Record<never, never>;
type ClientSocket = Socket<FromClient, ToClient, Nothing, SocketData>;

export interface Gateway {
  readonly hub: ViewHub;
  /** Sockets connected now. */
  readonly count: () => number;
  /** R2: ends the sockets of whoever may not come in any more. To be called about once a second. */
  readonly endUnproven: () => void;
  readonly close: () => Promise<void>;
}

type Rates = KeyedLimits;
const INTERNAL_FAULT: Reply = { ok: false, refusal: refuse('internal-fault') };

export function openGateway(options: GatewayOptions): Gateway {
  const io = new Server<FromClient, ToClient, Nothing, SocketData>(options.http, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: MOST_MESSAGE_BYTES,
    connectTimeout: 5_000,
    pingInterval: 5_000,
    pingTimeout: 5_000,
    perMessageDeflate: false,
    allowRequest: (request, decide) => decide(null, options.allows(request.headers.origin, request.headers.host)),
  });
  io.engine.on('connection', endIfTalkative);

  const everybody = io.of('/');
  const rates: Rates = new KeyedLimits(options.rate, options.monotonicMs);
  /** Oldest first. */
  const socketsOf = new Map<string, Set<ClientSocket>>();
  const hub = options.hub((key, message) => {
    const blocked: string[] = [];
    for (const id of everybody.adapter.rooms.get(key) ?? []) {
      const socket = everybody.sockets.get(id);
      if (socket === undefined || canTake(socket)) continue;
      blocked.push(id);
      (socket.data.behind ??= new Set()).add(key);
    }
    // Encoded once for all who can take it now.
    everybody.to(key).except(blocked).emit('view', message);
  });

  const telling = setInterval(() => everybody.volatile.emit('time', options.nowMs()), TIME_EVERY_MS);

  const turn = new Turn(options.execute);

  io.use((socket, next) => {
    const refusal = admit(socket, options);
    if (refusal === null) return next();
    options.onRefused(refusal, socket.handshake.address);
    next(Object.assign(new Error(refusal.code), { data: refusal }));
    // After the answer has gone out, which Socket.IO sends in the next turn: who guesses tokens needs a connection for each.
    setImmediate(() => socket.conn.close());
  });

  io.on('connection', (socket) => {
    const key = actorKey(socket.data.actor);
    const own = socketsOf.get(key) ?? new Set();
    socketsOf.set(key, own.add(socket));
    const [oldest] = own;
    if (own.size > MOST_SOCKETS) oldest?.disconnect(true);

    socket.on('disconnect', () => {
      own.delete(socket);
      if (own.size === 0) {
        socketsOf.delete(key);
        options.clocks.gone(key);
      }
      for (const watch of socket.data.watches.splice(0)) unwatch(socket, hub, options, watch);
    });

    if (!safely(options, 'watch', () => startWatches(socket, hub, options, socket.data.watches.splice(0)))) return void socket.disconnect(true);

    socket.on('command', (message, ack) => {
      if (typeof ack !== 'function') return void socket.disconnect(true);
      takeCommand(message, socket, options, rates, turn, (reply) => answer(socket, reply, (value) => void ack(value)));
    });

    socket.on('watch', (message, ack) => {
      if (typeof ack !== 'function') return void socket.disconnect(true);
      let reply = INTERNAL_FAULT;
      safely(options, 'watch', () => (reply = changeWatches(message, socket, hub, options, rates)));
      answer(socket, reply, (value) => void ack(value));
    });

    // The transport's `ready`: what was handed to it has gone out. (The connection's `drain` comes too early.)
    socket.conn.transport.on('ready', () => catchUp(socket, hub));
  });

  return {
    hub,
    count: () => io.engine.clientsCount,
    endUnproven: () => {
      for (const socket of everybody.sockets.values()) {
        const actor = options.prove(socket.data.proof);
        if (actor?.id !== socket.data.actor.id || actor.role !== socket.data.actor.role) socket.disconnect(true);
      }
    },
    close: async () => {
      clearInterval(telling);
      hub.close();
      await io.close();
    },
  };
}

/** Fills in who the socket is, or says why it may not come in. */
function admit(socket: ClientSocket, options: GatewayOptions): Refusal | null {
  const shown: Record<string, unknown> = socket.handshake.auth;
  if (shown['protocol'] !== PROTOCOL_VERSION) return refuse('protocol-mismatch');
  const handshake = handshakeSchema.safeParse(shown);
  if (!handshake.success) return refuse('bad-message');
  const { proof, watch } = handshake.data;
  const actor = options.prove(proof);
  if (actor === null) return refuse(proof.kind === 'device' ? 'not-enrolled' : 'signed-out');
  if (!watch.every((w) => mayWatch(actor, w))) return refuse('not-allowed');
  socket.data.actor = actor;
  socket.data.proof = proof;
  socket.data.watches = watch;
  socket.data.behind = null;
  const { clockMs } = handshake.data;
  // D1e: the page of a screen on the server's own machine shows that machine's clock.
  if (proof.kind === 'device' && clockMs !== undefined && !isLoopback(socket.handshake.address)) options.clocks.heard(actorKey(actor), clockMs);
  options.onProven(socket.request);
  proven.add(socket.conn);
  return null;
}

/** Connections of which it is known who is there. */
const proven = new WeakSet<object>();

interface Conn {
  readonly request: IncomingMessage;
  readonly on: (event: 'packet', listener: (packet: { data?: unknown }) => void) => void;
  readonly close: (discard: boolean) => void;
}

/** R3a: one that says much before it says who it is ends. */
function endIfTalkative(conn: Conn): void {
  let packets = 0;
  conn.on('packet', ({ data }) => {
    if (proven.has(conn)) return;
    packets += 1;
    const size = typeof data === 'string' || data instanceof Uint8Array ? data.length : 0;
    if (packets <= MOST_STRANGER_PACKETS && size <= MOST_STRANGER_BYTES) return;
    conn.close(true);
    // A WebSocket that closes waits for the other end's word, and reads on meanwhile.
    conn.request.socket.destroy();
  });
}

function actorKey({ role, id }: Actor): string {
  return `${role}:${id}`;
}

/** False when the work has brought a bug to light. */
function safely(options: GatewayOptions, what: string, work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    options.onBug(error, what);
    return false;
  }
}

function takeCommand(message: unknown, socket: ClientSocket, options: GatewayOptions, rates: Rates, turn: Turn, reply: (reply: Reply) => void): void {
  const { actor } = socket.data;
  if (!rates.take(actorKey(actor))) return reply({ ok: false, refusal: refuse('too-many') });
  const guarded = guardCommand(message, actor);
  if (!guarded.ok) return reply({ ok: false, refusal: guarded.no });
  const { command } = guarded.value;
  if (!isQuestion(command)) return turn.submit({ guarded: guarded.value, actor, answer: reply });
  options.ask(command, actor).then(reply, (error: unknown) => {
    options.onBug(error, command.name);
    reply(INTERNAL_FAULT);
  });
}

/** The socket's views from now on are exactly these. */
function changeWatches(message: unknown, socket: ClientSocket, hub: ViewHub, options: GatewayOptions, rates: Rates): Reply {
  if (!rates.take(actorKey(socket.data.actor))) return { ok: false, refusal: refuse('too-many') };
  const parsed = watchesSchema.safeParse(message);
  if (!parsed.success) return { ok: false, refusal: refuse('bad-message') };
  if (!parsed.data.every((watch) => mayWatch(socket.data.actor, watch))) return { ok: false, refusal: refuse('not-allowed') };
  for (const watch of socket.data.watches.splice(0)) {
    void socket.leave(watchKey(watch));
    unwatch(socket, hub, options, watch);
  }
  startWatches(socket, hub, options, parsed.data);
  return { ok: true, value: {} };
}

/** Joins after the view was brought up to date, so that nothing is sent twice and nothing is missed. */
function startWatches(socket: ClientSocket, hub: ViewHub, { watchers }: GatewayOptions, watches: readonly Watch[]): void {
  for (const watch of watches) {
    watchers.add(watch, socket.id);
    const message = hub.watch(watch);
    const key = watchKey(watch);
    void socket.join(key);
    socket.data.watches.push(watch);
    if (canTake(socket)) socket.emit('view', message);
    else (socket.data.behind ??= new Set()).add(key);
  }
}

function unwatch(socket: ClientSocket, hub: ViewHub, { watchers }: GatewayOptions, watch: Watch): void {
  hub.unwatch(watch);
  watchers.remove(watch, socket.id);
}

function catchUp(socket: ClientSocket, hub: ViewHub): void {
  const { behind } = socket.data;
  if (behind === null || behind.size === 0 || !canTake(socket)) return;
  socket.data.behind = null;
  for (const key of behind) {
    const message = hub.newest(key);
    if (message !== null && socket.rooms.has(key)) socket.emit('view', message);
  }
}
