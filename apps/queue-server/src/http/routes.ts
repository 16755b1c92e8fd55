// What a browser fetches: the pages and the few requests that are not commands.
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { refuse } from '@luot/shared/domain/refusal';
import type { Reply } from '@luot/shared/protocol/commands';
import { type SignedIn, signInSchema } from '@luot/shared/protocol/handshake';
import { type ProcedureFile, procedureFileSchema } from '@luot/shared/protocol/procedure-file';
import type { Actor } from '@luot/shared/protocol/roles';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { v7 as newId } from 'uuid';
import type { Prover } from '../access/prove.ts';
import { type GuardedCommand, guardCommand } from '../gateway/guard.ts';
import { RateLimit } from '../gateway/rate-limit.ts';
import { type PreviewOrder, previewSchema } from '../reactors/preview-ticket.ts';
import type { StoredCentre } from '../store/journal.ts';
import type { UndoneCatalogue } from '../store/sqlite-journal.ts';
import { type ApiOptions, apiRoutes } from './api-routes.ts';
import { letAppsRead } from './app-origins.ts';
import { type MediaFileAt, mediaRoutes } from './media-routes.ts';
import { operatorApi } from './operator-api.ts';
import { bearer, refused } from './refused.ts';
import { voiceRoutes } from './voice-routes.ts';

export const PAGES = ['kiosk', 'display', 'staff', 'manager', 'greeter', 'devices', 'lab'] as const;

/** Twenty thousand procedures, ten times what there are. */
const MOST_CATALOGUE_BYTES = 32 * 1024 * 1024;

/** Enough for a person who mistypes, too few for a program that guesses. */
const SIGN_IN_RATE = { perSecond: 0.2, burst: 8 };

export interface RouteOptions {
  readonly pagesFolder: string;
  readonly voiceFolder: string;
  readonly prover: Prover;
  readonly execute: (command: GuardedCommand, actor: Actor) => Reply;
  readonly centre: () => StoredCentre | null;
  /** The list of procedures, for `luot catalogue` on this machine. */
  readonly catalogue: {
    readonly read: () => ProcedureFile;
    readonly replace: (file: ProcedureFile) => void;
    /** Takes back the last import; null: there is none. */
    readonly undo: () => UndoneCatalogue | null;
  };
  readonly health: () => { readonly ok: boolean } & Readonly<Record<string, unknown>>;
  readonly metrics: () => Promise<{ readonly type: string; readonly text: string }>;
  /** How every device is, for `luot devices`. */
  readonly devices: () => unknown;
  /** The PNG of a ticket as a layout would print it, for the lab. */
  readonly preview: (order: PreviewOrder) => Promise<Uint8Array>;
  /** The PNG of one sheet of a virtual printer, or null; null instead of a function outside the lab. */
  readonly sheet: ((printerId: string, sheet: number) => Uint8Array | null) | null;
  /** The sample centre's devices with their tokens, for pages opened without any; null in a real centre. */
  readonly demo: unknown;
  /** What other programs ask for, with keys. */
  readonly api: Omit<ApiOptions, 'prover' | 'execute' | 'monotonicMs'>;
  readonly mediaFile: MediaFileAt;
  readonly monotonicMs: () => number;
}

export async function openHttp(options: RouteOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: 512 * 1024,
    logger: false,
    forceCloseConnections: true,
    // What a browser keeps open for later is dead after a network's failure, and costs a screen time on its return (L3).
    keepAliveTimeout: 5_000,
    // A booking's code of 64 letters stands in a path, percent-encoded.
    routerOptions: { maxParamLength: 600 },
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // The decoder of the kiosk's camera is WebAssembly; nothing else is evaluated.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    // A centre's own network has no certificate yet; HTTPS is switched on where one is set up.
    strictTransportSecurity: false,
  });
  await app.register(fastifyStatic, { root: options.pagesFolder, serve: false });
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    if (error.statusCode === undefined) {
      // A bug, not a bad request: the process ends and the journal replays.
      setImmediate(() => {
        throw error;
      });
    }
    return refused(reply, error.statusCode ?? 500, refuse('bad-message'));
  });
  app.setNotFoundHandler((_request, reply) => refused(reply, 404, refuse('bad-message')));
  pages(app, options);
  signing(app, options);
  operator(app, options);
  watching(app, options);
  operatorApi(app, { prover: options.prover, bookings: options.api.bookings });
  const { prover, execute, monotonicMs } = options;
  await app.register((scope) => apiRoutes(scope, { ...options.api, prover, execute, monotonicMs }), { prefix: '/api/v1' });
  const notFound = (reply: FastifyReply) => refused(reply, 404, refuse('bad-message'));
  voiceRoutes(app, options.voiceFolder, notFound);
  mediaRoutes(app, options.mediaFile, notFound);
  return app;
}

function pages(app: FastifyInstance, { demo, pagesFolder }: RouteOptions): void {
  app.get('/', (_request, reply) => reply.redirect('/kiosk'));
  for (const page of PAGES) {
    app.get(`/${page}`, (_request, reply) => reply.sendFile(`${page}.html`, pagesFolder, { cacheControl: false }));
  }
  // Names carry a hash of their content.
  app.get('/assets/*', (request: FastifyRequest<{ Params: { '*': string } }>, reply) =>
    reply.sendFile(request.params['*'], join(pagesFolder, 'assets'), { maxAge: '365d', immutable: true }),
  );
  app.get('/demo.json', (_request, reply) => (demo === null ? refused(reply, 404, refuse('not-enrolled')) : reply.send(demo)));
}

function signing(app: FastifyInstance, { prover, monotonicMs }: RouteOptions): void {
  const limits = new Map<string, RateLimit>();
  app.post('/sign-in', async (request, reply) => {
    const body = signInSchema.safeParse(request.body);
    if (!body.success) return refused(reply, 400, refuse('bad-message'));
    const { login, password } = body.data;
    const [oldest] = limits.keys();
    if (limits.size > 1000 && oldest !== undefined) limits.delete(oldest);
    const limit = limits.get(login) ?? new RateLimit(SIGN_IN_RATE, monotonicMs());
    limits.set(login, limit);
    if (!limit.take(monotonicMs())) return refused(reply, 429, refuse('too-many'));
    const session = await prover.signIn(login, password);
    if (session === null) return refused(reply, 401, refuse('wrong-password'));
    const { token, person } = session;
    const answer: SignedIn = { token, login: person.login, name: person.name, role: person.role };
    return reply.send(answer);
  });
  app.post('/sign-out', (request, reply) => {
    prover.signOut(bearer(request));
    return reply.code(204).send();
  });
}

/** The settings as a whole, for `luot centre` on this machine. */
function operator(app: FastifyInstance, { prover, centre, catalogue, execute, devices }: RouteOptions): void {
  const actorOf = (request: FastifyRequest) => prover.prove({ kind: 'session', token: bearer(request) });
  app.get('/centre', (request, reply) => {
    if (actorOf(request)?.role !== 'operator') return refused(reply, 401, refuse('not-allowed'));
    return reply.send(centre());
  });
  app.get('/catalogue', (request, reply) => {
    if (actorOf(request)?.role !== 'operator') return refused(reply, 401, refuse('not-allowed'));
    return reply.send(catalogue.read());
  });
  app.put('/catalogue', { bodyLimit: MOST_CATALOGUE_BYTES }, (request, reply) => {
    if (actorOf(request)?.role !== 'operator') return refused(reply, 401, refuse('not-allowed'));
    const file = procedureFileSchema.safeParse(request.body);
    if (!file.success) return refused(reply, 400, refuse('bad-message'));
    catalogue.replace(file.data);
    return reply.send({ ok: true, value: { procedures: file.data.procedures.length } });
  });
  app.post('/catalogue/undo', (request, reply) => {
    if (actorOf(request)?.role !== 'operator') return refused(reply, 401, refuse('not-allowed'));
    return reply.send({ undone: catalogue.undo() });
  });
  app.get('/devices.json', (request, reply) => {
    if (actorOf(request)?.role !== 'operator') return refused(reply, 401, refuse('not-allowed'));
    return reply.send(devices());
  });
  app.post('/devices/:id/test', (request: FastifyRequest<{ Params: { id: string } }>, reply) => {
    const actor = actorOf(request);
    if (actor === null) return refused(reply, 401, refuse('not-allowed'));
    const guarded = guardCommand({ commandId: newId(), name: 'device.test', body: { deviceId: request.params.id } }, actor);
    if (!guarded.ok) return refused(reply, 403, guarded.no);
    return reply.send(execute(guarded.value, actor));
  });
  app.put('/centre', (request, reply) => {
    const actor = actorOf(request);
    if (actor === null) return refused(reply, 401, refuse('not-allowed'));
    const guarded = guardCommand({ commandId: newId(), name: 'centre.replace', body: { document: request.body } }, actor);
    if (!guarded.ok) return refused(reply, 403, guarded.no);
    return reply.send(execute(guarded.value, actor));
  });
}

function watching(app: FastifyInstance, { health, metrics, sheet, preview, prover }: RouteOptions): void {
  app.get('/healthz', (request, reply) => {
    // Packaged pages ask it when their link does not come back.
    letAppsRead(request, reply);
    const state = health();
    return reply.code(state.ok ? 200 : 503).send(state);
  });
  app.get('/metrics', async (request, reply) => {
    const allowed = isLoopback(request.ip) || prover.prove({ kind: 'session', token: bearer(request) })?.role === 'operator';
    if (!allowed) return refused(reply, 403, refuse('not-allowed'));
    const { type, text } = await metrics();
    return reply.type(type).send(text);
  });
  const isLab = (request: FastifyRequest) =>
    prover.prove({ kind: 'device', device: String(request.headers['x-device']), token: bearer(request) })?.role === 'lab';
  app.post('/lab/preview', async (request, reply) => {
    if (!isLab(request)) return refused(reply, 401, refuse('not-enrolled'));
    const order = previewSchema.safeParse(request.body);
    if (!order.success) return refused(reply, 400, refuse('bad-message'));
    return reply.type('image/png').send(Buffer.from(await preview(order.data)));
  });
  app.get('/lab/papers/:printer/:sheet', (request: FastifyRequest<{ Params: { printer: string; sheet: string } }>, reply) => {
    if (!isLab(request) || sheet === null) return refused(reply, 401, refuse('not-enrolled'));
    const png = sheet(request.params.printer, Number.parseInt(request.params.sheet, 10));
    return png === null ? refused(reply, 404, refuse('bad-message')) : reply.type('image/png').send(Buffer.from(png));
  });
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}
