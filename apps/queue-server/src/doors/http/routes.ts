// What a browser fetches: the pages and the few requests that are not commands.
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { StoredCentre } from '@luot/engine/journal';
import { refuse } from '@luot/shared/domain/refusal';
import { type CommandName, mayCommand, type Reply } from '@luot/shared/protocol/commands';
import type { Actor } from '@luot/shared/protocol/roles';
import { type ProcedureFile, procedureFileSchema } from '@luot/shared/settings/procedure-file';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { v7 as newId } from 'uuid';
import { type GuardedCommand, guardCommand } from '../../access/guard.ts';
import type { Prover } from '../../access/prove.ts';
import { KeyedLimits } from '../../limits/keyed-limits.ts';
import { isLoopback } from '../../limits/loopback.ts';
import { neighbourhood } from '../../limits/neighbourhood.ts';
import type { Rate } from '../../limits/rate-limit.ts';
import type { UndoneCatalogue } from '../../lists/catalogue/procedure-store.ts';
import { type PreviewOrder, previewSchema } from '../../reactors/preview-ticket.ts';
import { hostName, isAllowedHost } from './allowed-host.ts';
import { letAppsRead } from './app-origins.ts';
import { actorOf, only, turnAway } from './authorised.ts';
import { type MediaFileAt, mediaRoutes } from './media-routes.ts';
import { reachRoute } from './reach-route.ts';
import { bearer, refused } from './refused.ts';
import { type SigningOptions, signInRoutes } from './sign-in-routes.ts';
import { voiceRoutes } from './voice-routes.ts';

export const PAGES = ['kiosk', 'display', 'staff', 'manager', 'greeter', 'devices', 'lab'] as const;

/** Twenty thousand procedures, ten times what there are. */
const MOST_CATALOGUE_BYTES = 32 * 1024 * 1024;

/** A settings document has some tens of kilobytes. */
const MOST_CENTRE_BYTES = 256 * 1024;
/** R3a: what a request may bring whose route says nothing else. */
const MOST_BODY_BYTES = 16 * 1024;
/** R3b: a hundred screens behind one address that all load their pages and clips at once. */
const REQUEST_RATE: Rate = { perSecond: 300, burst: 10_000 };
/** A program that says nothing, or says it byte by byte, is not waited for. */
const PATIENCE_MS = { headersTimeout: 5_000, connectionsCheckingInterval: 1_000 };
/** Not among the others: Fastify sets the server's own one, to none at all if it is not told here. */
const REQUEST_PATIENCE_MS = 15_000;

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
  /** Adds what other programs ask for. */
  readonly mountApi: (app: FastifyInstance) => Promise<void>;
  readonly mediaFile: MediaFileAt;
  /** Whether a page of this origin may open a socket. */
  readonly allows: (origin: string, host: string | undefined) => boolean;
  readonly monotonicMs: () => number;
  /** Names of this centre beside addresses and local names (R1d). */
  readonly hosts: () => readonly string[];
  /** Addresses of proxies, whose word on who asks is taken. */
  readonly proxies: readonly string[];
  readonly onSignIn: SigningOptions['onSignIn'];
  /** A bug that a request brought to light; nothing but its answer depends on it. */
  readonly onBug: (error: unknown, what: string) => void;
}

/** Other doors add their routes to it. */
export type HttpDoor = FastifyInstance;

export async function openHttp(options: RouteOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: MOST_BODY_BYTES,
    http: PATIENCE_MS,
    requestTimeout: REQUEST_PATIENCE_MS,
    trustProxy: options.proxies.length === 0 ? false : [...options.proxies],
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
        connectSrc: ["'self'", (request) => socketsOf('ws', request), (request) => socketsOf('wss', request)],
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
  const requests = new KeyedLimits(REQUEST_RATE, options.monotonicMs);
  app.addHook('onRequest', async (request, reply) => {
    if (!isAllowedHost(request.headers.host, options.hosts())) return turnAway(request, reply, () => refused(reply, 421, refuse('unknown-host')));
    if (requests.take(neighbourhood(request.ip))) return;
    return turnAway(request, reply, () => refused(reply, 429, refuse('too-many')));
  });
  // What is not said to be kept may hold a token or a code.
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
  app.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    if (error.statusCode !== undefined) return refused(reply, error.statusCode, refuse('bad-message'));
    options.onBug(error, `${request.method} ${request.routeOptions.url ?? ''}`);
    return refused(reply, 500, refuse('internal-fault'));
  });
  app.setNotFoundHandler((_request, reply) => refused(reply, 404, refuse('bad-message')));
  pages(app, options);
  signInRoutes(app, options);
  operator(app, options);
  watching(app, options);
  reachRoute(app, options.allows);
  await options.mountApi(app);
  const notFound = (reply: FastifyReply) => refused(reply, 404, refuse('bad-message'));
  voiceRoutes(app, options.voiceFolder, notFound);
  mediaRoutes(app, options.mediaFile, notFound);
  return app;
}

function pages(app: FastifyInstance, { demo, pagesFolder }: RouteOptions): void {
  // Relative, as everything a page asks for: a proxy may have put all this under a path.
  app.get('/', (_request, reply) => reply.redirect('kiosk'));
  for (const page of PAGES) {
    app.get(`/${page}`, (_request, reply) => reply.header('cache-control', 'no-cache').sendFile(`${page}.html`, pagesFolder, { cacheControl: false }));
  }
  // Names carry a hash of their content.
  app.get('/assets/*', (request: FastifyRequest<{ Params: { '*': string } }>, reply) =>
    reply.sendFile(request.params['*'], join(pagesFolder, 'assets'), { maxAge: '365d', immutable: true }),
  );
  app.get('/demo.json', (_request, reply) => (demo === null ? refused(reply, 404, refuse('not-enrolled')) : reply.send(demo)));
}

/** The settings as a whole, for `luot centre` on this machine. */
function operator(app: FastifyInstance, { prover, centre, catalogue, execute, devices }: RouteOptions): void {
  const proven = (request: FastifyRequest) => prover.prove({ kind: 'session', token: bearer(request) });
  const operatorOnly = { onRequest: only(proven, ({ role }) => role === 'operator') };
  /** Whoever may give the command of that name. */
  const whoMay = (name: CommandName) => ({ onRequest: only(proven, (actor) => mayCommand(actor, name), { known: 403 }) });
  const command = (request: FastifyRequest, reply: FastifyReply, name: CommandName, body: unknown) => {
    const guarded = guardCommand({ commandId: newId(), name, body }, actorOf(request));
    return guarded.ok ? reply.send(execute(guarded.value, actorOf(request))) : refused(reply, 400, guarded.no);
  };
  app.get('/centre', operatorOnly, (_request, reply) => reply.send(centre()));
  app.get('/catalogue', operatorOnly, (_request, reply) => reply.send(catalogue.read()));
  app.put('/catalogue', { ...operatorOnly, bodyLimit: MOST_CATALOGUE_BYTES }, (request, reply) => {
    const file = procedureFileSchema.safeParse(request.body);
    if (!file.success) return refused(reply, 400, refuse('bad-message'));
    catalogue.replace(file.data);
    return reply.send({ ok: true, value: { procedures: file.data.procedures.length } });
  });
  app.post('/catalogue/undo', operatorOnly, (_request, reply) => reply.send({ undone: catalogue.undo() }));
  app.get('/devices.json', operatorOnly, (_request, reply) => reply.send(devices()));
  app.post('/devices/:id/test', whoMay('device.test'), (request: FastifyRequest<{ Params: { id: string } }>, reply) =>
    command(request, reply, 'device.test', { deviceId: request.params.id }),
  );
  app.put('/centre', { ...whoMay('centre.replace'), bodyLimit: MOST_CENTRE_BYTES }, (request, reply) =>
    command(request, reply, 'centre.replace', { document: request.body }),
  );
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
  const device = (request: FastifyRequest) => prover.prove({ kind: 'device', device: String(request.headers['x-device']), token: bearer(request) });
  const labOnly = { onRequest: only(device, ({ role }) => role === 'lab', { code: 'not-enrolled' }) };
  app.post('/lab/preview', { ...labOnly, bodyLimit: MOST_CENTRE_BYTES }, async (request, reply) => {
    const order = previewSchema.safeParse(request.body);
    if (!order.success) return refused(reply, 400, refuse('bad-message'));
    return reply.type('image/png').send(Buffer.from(await preview(order.data)));
  });
  app.get('/lab/papers/:printer/:sheet', labOnly, (request: FastifyRequest<{ Params: { printer: string; sheet: string } }>, reply) => {
    if (sheet === null) return refused(reply, 401, refuse('not-enrolled'));
    const png = sheet(request.params.printer, Number.parseInt(request.params.sheet, 10));
    return png === null ? refused(reply, 404, refuse('bad-message')) : reply.type('image/png').send(Buffer.from(png));
  });
}

/** The page's own server, by name: older browsers do not take 'self' for a socket. */
function socketsOf(scheme: 'ws' | 'wss', { headers }: { readonly headers: { readonly host?: string | undefined } }): string {
  const { host = '' } = headers;
  return hostName(host) === null ? "'self'" : `${scheme}://${host}`;
}
