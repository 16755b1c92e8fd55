// The only importer of socket.io: sockets in, guarded commands to the engine, whole views out.
import type { Server as HttpServer } from 'node:http';
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import { isQuestion, type Question, type Reply } from '@luot/shared/protocol/commands';
import { handshakeSchema, type Proof, type Watch, watchesSchema } from '@luot/shared/protocol/handshake';
import type { Actor } from '@luot/shared/protocol/roles';
import { PROTOCOL_VERSION } from '@luot/shared/protocol/version';
import type { ViewMessage } from '@luot/shared/protocol/views';
import { Server, type Socket } from 'socket.io';
import { guardCommand, mayWatch } from './guard.ts';
import { type Rate, RateLimit } from './rate-limit.ts';
import { type Pending, Turn } from './turn.ts';
import { type ViewHub, watchKey } from './view-hub.ts';

/** A command is a few hundred bytes; a settings document is the largest at some tens of kilobytes. */
const MOST_MESSAGE_BYTES = 64 * 1024;

/** D1d: nothing may change on an idle screen but its machine's clock. */
const TIME_EVERY_MS = 5_000;

export interface GatewayOptions {
  readonly http: HttpServer;
  readonly hub: (send: (key: string, message: ViewMessage) => void) => ViewHub;
  readonly prove: (proof: Proof) => Actor | null;
  /** Runs the commands of one turn; one reply each, in their order. */
  readonly execute: (pending: readonly Pending[]) => readonly Reply[];
  /** Answers a question, when the answer is known. */
  readonly ask: (question: Question, actor: Actor) => Promise<Reply>;
  /** Whether a page of this origin comes in. */
  readonly allows: (origin: string | undefined, host: string | undefined) => boolean;
  readonly rate: Rate;
  /** The server's clock. */
  readonly nowMs: () => number;
  readonly monotonicMs: () => number;
}

interface SocketData {
  actor: Actor;
  watches: Watch[];
  rate: RateLimit;
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
  readonly close: () => Promise<void>;
}

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

  const everybody = io.of('/');
  const hub = options.hub((key, message) => {
    const blocked: string[] = [];
    for (const id of everybody.adapter.rooms.get(key) ?? []) {
      const socket = everybody.sockets.get(id);
      if (socket === undefined || socket.conn.transport.writable) continue;
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
    next(refusal === null ? undefined : Object.assign(new Error(refusal.code), { data: refusal }));
  });

  io.on('connection', (socket) => {
    for (const watch of socket.data.watches.splice(0)) startWatch(socket, hub, watch);

    socket.on('command', (message, ack) => {
      if (typeof ack !== 'function') return void socket.disconnect(true);
      takeCommand(message, socket, options, turn, (reply) => ack(reply));
    });

    socket.on('watch', (message, ack) => {
      if (typeof ack !== 'function') return void socket.disconnect(true);
      ack(changeWatches(message, socket, hub, options));
    });

    // The transport's `ready`: what was handed to it has gone out. (The connection's `drain` comes too early.)
    socket.conn.transport.on('ready', () => catchUp(socket, hub));

    socket.on('disconnect', () => {
      for (const watch of socket.data.watches.splice(0)) hub.unwatch(watch);
    });
  });

  return {
    hub,
    count: () => io.engine.clientsCount,
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
  socket.data.watches = watch;
  socket.data.rate = new RateLimit(options.rate, options.monotonicMs());
  socket.data.behind = null;
  return null;
}

function takeCommand(message: unknown, socket: ClientSocket, options: GatewayOptions, turn: Turn, answer: (reply: Reply) => void): void {
  const { actor, rate } = socket.data;
  if (!rate.take(options.monotonicMs())) return answer({ ok: false, refusal: refuse('too-many') });
  const guarded = guardCommand(message, actor);
  if (!guarded.ok) return answer({ ok: false, refusal: guarded.no });
  const { command } = guarded.value;
  if (isQuestion(command)) void options.ask(command, actor).then(answer);
  else turn.submit({ guarded: guarded.value, actor, answer });
}

/** The socket's views from now on are exactly these. */
function changeWatches(message: unknown, socket: ClientSocket, hub: ViewHub, options: GatewayOptions): Reply {
  if (!socket.data.rate.take(options.monotonicMs())) return { ok: false, refusal: refuse('too-many') };
  const parsed = watchesSchema.safeParse(message);
  if (!parsed.success) return { ok: false, refusal: refuse('bad-message') };
  if (!parsed.data.every((watch) => mayWatch(socket.data.actor, watch))) return { ok: false, refusal: refuse('not-allowed') };
  for (const watch of socket.data.watches.splice(0)) {
    void socket.leave(watchKey(watch));
    hub.unwatch(watch);
  }
  for (const watch of parsed.data) startWatch(socket, hub, watch);
  return { ok: true, value: {} };
}

/** Joins after the view was brought up to date, so that nothing is sent twice and nothing is missed. */
function startWatch(socket: ClientSocket, hub: ViewHub, watch: Watch): void {
  const message = hub.watch(watch);
  void socket.join(watchKey(watch));
  socket.data.watches.push(watch);
  socket.emit('view', message);
}

function catchUp(socket: ClientSocket, hub: ViewHub): void {
  const { behind } = socket.data;
  if (behind === null || behind.size === 0 || !socket.conn.transport.writable) return;
  socket.data.behind = null;
  for (const key of behind) {
    const message = hub.newest(key);
    if (message !== null && socket.rooms.has(key)) socket.emit('view', message);
  }
}
