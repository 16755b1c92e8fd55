// The wire as a page sees it: a store of the newest views, and commands that are sent until they are answered.
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import type { CommandBody, CommandName, CommandValue, Question, Reply } from '@luot/shared/protocol/commands';
import type { Handshake, Proof, Watch } from '@luot/shared/protocol/handshake';
import { PROTOCOL_VERSION } from '@luot/shared/protocol/version';
import type { ViewMessage, ViewName, Views } from '@luot/shared/protocol/views';
import { io, type Socket } from 'socket.io-client';
import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type KeptLink, keepConnected } from './keep-connected.ts';
import { isWayFault, watchWay } from './watch-way.ts';

/** No answer in this time: the same command is sent again. */
const ACK_TIMEOUT_MS = 3_000;

/** As many as there can be in the seconds until the server notices that one has gone. */
const CONNECTIONS_KEPT = 20;

/** The server keeps no answers to these: sent twice they are asked twice, and a visitor's look-ups are counted. */
const QUESTIONS: Readonly<Record<Question['name'], true>> = { 'ticket.find': true, 'ticket.lookUp': true, 'dossier.find': true };

const SAME_TIME_MS = 500;

export interface Connection {
  /** `http://server:7070`, and the path below which a proxy has put it; no slash at the end. */
  readonly serverUrl: string;
  readonly proof: Proof;
  /** The device's id or the person's log-in name. */
  readonly id: string;
}

export interface ClientState {
  readonly link: 'connecting' | 'up' | 'down';
  /** When the link went down, by `performance.now()`. */
  readonly downSinceMs: number | null;
  /** The server said no to this page itself: wrong version, not enrolled, signed out; or why no socket reaches it. */
  readonly refusal: Refusal | null;
  readonly views: Readonly<Record<string, ViewMessage>>;
  /** The server's clock less `performance.now()`, which stays when a PC's clock is put right. */
  readonly skewMs: number;
  /** What the server has called this page's connections, the newest last: it may not know yet that an earlier one has gone. */
  readonly connections: readonly string[];
}

/** Before anything has been heard; until then the time is this machine's. */
export function firstState(link: ClientState['link']): ClientState {
  return { link, downSinceMs: null, refusal: null, views: {}, skewMs: Date.now() - performance.now(), connections: [] };
}

/** The server's time now (D1d). */
export function serverNowMs({ skewMs }: ClientState): number {
  return performance.now() + skewMs;
}

export interface LuotClient {
  readonly id: string;
  /** As of its `Connection`. */
  readonly serverUrl: string;
  readonly store: StoreApi<ClientState>;
  /**
   * Resolves when the server has answered, however often the link breaks on the way; after `patienceMs` without an
   * answer with the refusal `no-answer`, and the command is sent no more. A command with an effect is sent again when
   * no answer comes in time, for the server knows it by its id; a question is asked again only over a new link.
   */
  readonly send: <Name extends CommandName>(name: Name, body: CommandBody<Name>, patienceMs?: number) => Promise<Reply<CommandValue<Name>>>;
  readonly watch: (watches: readonly Watch[]) => void;
  readonly close: () => void;
}

export function connectClient(connection: Connection, firstWatches: readonly Watch[]): LuotClient {
  let watches = [...firstWatches];
  const store = createStore<ClientState>(() => firstState('connecting'));
  const server = new URL(connection.serverUrl);
  // Always with its origin: Socket.IO's own reading of an address bar puts an IPv6 address in brackets twice.
  const socket: Socket = io(server.origin, {
    path: `${server.pathname.replace(/\/$/, '')}/socket.io`,
    transports: ['websocket'],
    reconnection: false,
    auth: (give) => give({ protocol: PROTOCOL_VERSION, proof: connection.proof, watch: watches, clockMs: Math.round(Date.now()) } satisfies Handshake),
  });

  const link = keepConnected(socket, connection.serverUrl, connection.proof.kind === 'device');
  watchWay(socket, connection.serverUrl, (refusal) => store.setState({ refusal }));

  socket.on('connect', () =>
    store.setState(({ connections }) => ({
      link: 'up',
      downSinceMs: null,
      refusal: null,
      connections: [...connections, socket.id ?? ''].slice(-CONNECTIONS_KEPT),
    })),
  );
  socket.on('disconnect', () => store.setState({ link: 'down', downSinceMs: performance.now() }));
  socket.on('connect_error', (error: Error & { data?: Refusal }) => {
    store.setState(({ downSinceMs, refusal }) => ({
      link: 'down',
      downSinceMs: downSinceMs ?? performance.now(),
      refusal: error.data ?? (isWayFault(refusal) ? refusal : null),
    }));
  });
  socket.on('view', (message: ViewMessage) => store.setState((state) => takeView(state, message)));
  socket.on('time', (nowMs: number) => store.setState((state) => takeTime(state, nowMs)));

  return {
    id: connection.id,
    serverUrl: connection.serverUrl,
    store,
    send: (name, body, patienceMs = Number.POSITIVE_INFINITY) => sendUntilAnswered(socket, link, { commandId: newId(), name, body }, patienceMs),
    watch: (next) => {
      watches = [...next];
      if (socket.connected) socket.emit('watch', watches, () => undefined);
    },
    close: link.close,
  };
}

/** Older than what is there, within one run of the server: ignored. */
export function takeView(state: ClientState, message: ViewMessage): ClientState {
  const key = viewKey(message.view, message.id);
  const known = state.views[key];
  if (known !== undefined && known.epoch === message.epoch && known.revision >= message.revision) return state;
  return { ...state, views: { ...state.views, [key]: message }, skewMs: message.nowMs - performance.now() };
}

/** An idle screen gets no view, and the clock of a PC that slept stood still. What a network delays is no reason to draw anew. */
export function takeTime(state: ClientState, nowMs: number): ClientState {
  return Math.abs(nowMs - serverNowMs(state)) < SAME_TIME_MS ? state : { ...state, skewMs: nowMs - performance.now() };
}

export function viewKey(view: ViewName, id: string): string {
  return `${view}:${id}`;
}

export function viewIn<Name extends ViewName>(state: ClientState, view: Name, id: string): Views[Name] | null {
  const message = state.views[viewKey(view, id)];
  return message === undefined ? null : (message.body as Views[Name] | null);
}

async function sendUntilAnswered<Value>(
  socket: Socket,
  link: KeptLink,
  envelope: { readonly commandId: string; readonly name: CommandName; readonly body: unknown },
  patienceMs: number,
): Promise<Reply<Value>> {
  const fromMs = performance.now();
  const leftMs = () => fromMs + patienceMs - performance.now();
  for (;;) {
    if (!socket.connected) await connected(socket, link, leftMs());
    if (leftMs() <= 0) return { ok: false, refusal: refuse('no-answer') };
    if (link.over()) return { ok: false, refusal: refuse('signed-out') };
    const reply: Reply<Value> | null = await socket
      .timeout(envelope.name in QUESTIONS && Number.isFinite(patienceMs) ? leftMs() : ACK_TIMEOUT_MS)
      .emitWithAck('command', envelope)
      .catch(() => null);
    if (reply !== null) return reply;
  }
}

/** Resolves when the socket is connected, is kept out, or the time is over. */
function connected(socket: Socket, link: KeptLink, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = Number.isFinite(withinMs) ? setTimeout(() => done(), Math.max(0, withinMs)) : undefined;
    const done = () => {
      clearTimeout(timer);
      socket.off('connect', done);
      socket.off('connect_error', refused);
      resolve();
    };
    const refused = () => {
      if (link.over()) done();
    };
    socket.on('connect', done);
    socket.on('connect_error', refused);
    if (socket.connected || link.over()) done();
  });
}
