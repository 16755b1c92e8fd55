// What phones reach: a listener of its own, with the routes of one ticket and nothing of the centre's other pages.
//
//   GET /t/{token}            the page          GET /t/{token}/events     its view, as it changes
//   POST /t/{token}/{action}  return, cancel, rate
//   GET /t/assets/{name}      the page's own files
//
// The token is the right to that ticket: it is looked up before anything else, and stands in no log.
import type { OutgoingHttpHeaders } from 'node:http';
import helmet from '@fastify/helmet';
import { refuse } from '@luot/shared/domain/refusal';
import { listenFault } from '@luot/shared/domain/start-fault';
import type { Reply } from '@luot/shared/protocol/commands';
import type { Actor } from '@luot/shared/protocol/roles';
import { type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { type GuardedCommand, guardCommand } from '../../access/guard.ts';
import { type ConnectionBounds, Connections } from '../../limits/connections.ts';
import { KeyedLimits } from '../../limits/keyed-limits.ts';
import { neighbourhood } from '../../limits/neighbourhood.ts';
import type { Rate } from '../../limits/rate-limit.ts';
import { refused } from '../http/refused.ts';
import { type Sentence, sentencePage } from './sentence-page.ts';
import { bodyFor, type Compressed, type TicketPageFiles } from './ticket-page-files.ts';
import { TicketStreams, type TicketStreamsOptions } from './ticket-streams.ts';

const ACTIONS = ['return', 'cancel', 'rate'] as const;

/** Five hundred letters of a comment, escaped, and room for the rest. */
const MOST_BODY_BYTES = 8 * 1024;
/** R3b: what is fetched beside the streams, whose connections count no more. Many phones share a carrier's address. */
const BOUNDS: ConnectionBounds = { perAddress: 400, inAll: 3_000, opening: { perSecond: 100, burst: 1_000 } };
/** Far more than a person who scans an old ticket, far fewer than a program that guesses. */
const UNKNOWN_RATE: Rate = { perSecond: 0.2, burst: 20 };
const ACTION_RATE: Rate = { perSecond: 0.5, burst: 10 };

export interface TicketListenerOptions extends TicketStreamsOptions {
  readonly files: TicketPageFiles;
  /** The id of the ticket of today that has this token, or null. */
  readonly find: (token: string) => string | null;
  readonly execute: (command: GuardedCommand, actor: Actor) => Reply;
  readonly onBug: (error: unknown, what: string) => void;
}

export interface TicketListener {
  /** @throws StartFault with the sentence for a person */
  readonly listen: (at: { readonly host: string; readonly port: number }) => Promise<void>;
  /** The port it listens on. */
  readonly port: () => number | null;
  /** Something a ticket's page may show has changed. */
  readonly changed: () => void;
  /** Pages that are open now. */
  readonly count: () => number;
  readonly close: () => Promise<void>;
}

type TicketRequest = FastifyRequest<{ Params: { token: string } }>;

export async function openTicketListener(options: TicketListenerOptions): Promise<TicketListener> {
  const { files, find, monotonicMs } = options;
  const http = fastify({
    bodyLimit: MOST_BODY_BYTES,
    logger: false,
    forceCloseConnections: true,
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 1_000 },
    // Not among the others: Fastify sets the server's own one, to none at all if it is not told here.
    requestTimeout: 10_000,
    keepAliveTimeout: 10_000,
    // A proxy on the same machine says who asks.
    trustProxy: 'loopback',
  });
  const connections = new Connections(http.server, { isShared: (address) => address === '127.0.0.1' || address === '::1', bounds: BOUNDS, monotonicMs });
  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    // Each of these means nothing, or a warning, on a page that came without a certificate.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
  const streams = new TicketStreams(options);
  const unknown = new KeyedLimits(UNKNOWN_RATE, monotonicMs);
  const acting = new KeyedLimits(ACTION_RATE, monotonicMs);

  http.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
  http.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    if (error.statusCode !== undefined) return refused(reply, error.statusCode, refuse('bad-message'));
    options.onBug(error, 'ticket page');
    return refused(reply, 500, refuse('internal-fault'));
  });

  /** Whatever there is nothing of: always the same, until somebody asks too often. */
  const nothing = (request: FastifyRequest, reply: FastifyReply, sentence: Sentence): FastifyReply => {
    const enough = !unknown.take(neighbourhood(request.ip));
    const status = enough ? 429 : 404;
    if (request.method !== 'GET' && request.method !== 'HEAD') return refused(reply, status, refuse(enough ? 'too-many' : 'unknown-ticket'));
    const path = request.url.split('?', 1)[0] ?? '';
    return reply
      .code(status)
      .type('text/html; charset=utf-8')
      .send(sentencePage(enough ? 'too-many' : sentence, path, files.styleSheet));
  };
  http.setNotFoundHandler((request, reply) => nothing(request, reply, 'nothing-here'));

  http.get('/t/:token', (request: TicketRequest, reply) => {
    if (find(request.params.token) === null) return nothing(request, reply, 'not-today');
    return sendFile(request, reply, files.page);
  });

  http.get('/t/:token/events', (request: TicketRequest, reply) => {
    const ticketId = find(request.params.token);
    if (ticketId === null) return nothing(request, reply, 'not-today');
    if (request.method === 'HEAD') return reply.code(204).send();
    connections.proven(request.raw);
    reply.hijack();
    if (!streams.open(ticketId, reply.raw, reply.getHeaders() as OutgoingHttpHeaders)) reply.raw.writeHead(503, { 'retry-after': '30' }).end();
    return reply;
  });

  for (const action of ACTIONS) {
    http.post(`/t/:token/${action}`, (request: TicketRequest, reply) => {
      const { token } = request.params;
      const ticketId = find(token);
      if (ticketId === null) return nothing(request, reply, 'not-today');
      if (!acting.take(ticketId)) return refused(reply, 429, refuse('too-many'));
      if (typeof request.body !== 'object' || request.body === null) return refused(reply, 400, refuse('bad-message'));
      const { commandId, ...fields } = request.body as { commandId?: unknown };
      const actor: Actor = { role: 'visitor', id: ticketId };
      const guarded = guardCommand({ commandId, name: `visitor.${action}`, body: { ...fields, token } }, actor);
      if (!guarded.ok) return refused(reply, 400, guarded.no);
      const answer = options.execute(guarded.value, actor);
      // Of the answer no more than that: a `commandId` of somebody else's command tells nothing.
      return answer.ok ? reply.send({ ok: true }) : refused(reply, answer.refusal.code === 'storage-fault' ? 503 : 409, answer.refusal);
    });
  }

  http.get('/t/assets/:name', (request: FastifyRequest<{ Params: { name: string } }>, reply) => {
    const file = files.assets.get(request.params.name);
    if (file === undefined) return nothing(request, reply, 'nothing-here');
    void reply.header('cache-control', 'public, max-age=31536000, immutable');
    return sendFile(request, reply, file);
  });

  return {
    listen: async (at) => {
      await http.listen(at).catch((error: unknown) => {
        throw listenFault(error, at.port, '--phone-port');
      });
    },
    port: () => {
      const address = http.server.address();
      return typeof address === 'object' && address !== null ? address.port : null;
    },
    changed: () => streams.changed(),
    count: () => streams.count,
    close: async () => {
      streams.close();
      await http.close();
    },
  };
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: Compressed): FastifyReply {
  const { body, encoding } = bodyFor(file, request.headers['accept-encoding']);
  if (encoding !== null) void reply.header('content-encoding', encoding);
  return reply.header('vary', 'accept-encoding').type(file.type).send(body);
}
