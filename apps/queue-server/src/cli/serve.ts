import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { StartFault } from '@luot/shared/domain/start-fault';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { destination, pino, stdTimeFunctions } from 'pino';
import { readAccessSeed } from '../access/access-file.ts';
import { readCentre } from '../centre/data-folder.ts';
import { readOrigin } from '../doors/http/allowed-origin.ts';
import { watchAddress } from '../doors/phone/open-phone.ts';
import { givenPlaces } from '../places/places-file.ts';
import { type RunningServer, startServer } from '../server.ts';
import { READY } from './supervise.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');
const SEED = join(ROOT, 'resources', 'seed');
/** The shipped voices. */
export const VOICE_FOLDER = join(ROOT, 'resources', 'voice');

export interface ServeFlags {
  readonly data: string;
  readonly port: string;
  readonly host: string;
  /** What a proxy is called outside. */
  readonly publicOrigin: readonly string[];
  /** Addresses of proxies. */
  readonly trustProxy?: readonly string[];
  /** Without it phones reach nothing. */
  readonly phonePort?: string;
  readonly phoneHost: string;
  readonly centre?: string;
  readonly access?: string;
  readonly places?: string;
  readonly pages?: string;
  /** Languages beside Vietnamese and English. */
  readonly strings?: string;
  /** Spoken calls. */
  readonly voice?: string;
  /** Pictures and films for hall boards. */
  readonly media?: string;
  readonly emulateDevices: boolean;
  readonly demo: boolean;
  readonly log: string;
}

/** Runs until the process is told to stop. Resolves with the ports when the server is ready. */
export async function serve(flags: ServeFlags): Promise<{ readonly port: number; readonly phonePort: number | null }> {
  const port = portOf(flags.port);
  const phone = flags.phonePort === undefined ? null : { host: flags.phoneHost, port: portOf(flags.phonePort) };
  const centre = readCentre(flags.centre ?? join(SEED, 'centre.json'));
  const accessFile = flags.access ?? (flags.demo ? join(SEED, 'demo-access.json') : null);
  // Structured lines on stderr; what a person is to read goes to stdout.
  const log = pino({ level: flags.log, base: null, timestamp: stdTimeFunctions.isoTime }, destination({ dest: 2, sync: true }));
  const server = await startServer({
    dataFolder: resolve(flags.data),
    host: flags.host,
    port,
    publicOrigins: flags.publicOrigin.map(originOf),
    proxies: (flags.trustProxy ?? []).map(proxyOf),
    phone,
    pagesFolder: resolve(flags.pages ?? join(ROOT, 'out', 'pages')),
    catalogueFile: join(SEED, 'procedures.json'),
    dossiersFile: flags.demo ? join(SEED, 'dossiers.json') : null,
    stringsFolder: flags.strings ?? join(ROOT, 'resources', 'strings'),
    voiceFolder: resolve(flags.voice ?? VOICE_FOLDER),
    ...(flags.media === undefined ? {} : { mediaFolder: resolve(flags.media) }),
    seed: flags.demo ? openAroundTheClock(centre) : centre,
    access: accessFile === null ? null : readAccessSeed(accessFile),
    places: flags.places === undefined ? null : givenPlaces(flags.places),
    emulateDevices: flags.emulateDevices || flags.demo,
    demo: flags.demo,
    log,
  });

  if (flags.demo && server.phonePort !== null) leadHere(server, `http://${flags.phoneHost}:${server.phonePort}/`);
  watchAddress(server.engine, server.phonePort !== null, log);

  // Before anything is said: whoever reads the address may stop the server at once.
  let closing = false;
  const stop = async () => {
    if (closing) return;
    closing = true;
    await server.close();
    log.info('server.stopped');
  };
  // The supervisor has gone: whoever starts it anew is to find the data folder free.
  process.on('disconnect', () => void stop());
  process.channel?.unref();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());

  if (server.newAccess !== null) {
    console.log('Mã thiết bị và mật khẩu, chỉ hiện một lần / Device tokens and password, shown only once:');
    for (const device of server.newAccess.devices) console.log(`  ${device.id.padEnd(22)} ${device.token}`);
    for (const person of server.newAccess.people) console.log(`  ${person.login.padEnd(22)} ${person.password}`);
  }
  console.log(`luot: http://${hostInAddress(flags.host)}:${server.port}`);

  if (server.phonePort !== null) console.log(`luot: http://${hostInAddress(flags.phoneHost)}:${server.phonePort}/t/…`);

  process.send?.(READY);
  return { port: server.port, phonePort: server.phonePort };
}

/** The sample centre's tickets lead to this run's ticket page, unless somebody has set an address that other machines reach. */
function leadHere({ engine }: RunningServer, publicUrl: string): void {
  const { settings } = engine.state;
  const isOwn = (url: string) => url.startsWith('http://127.0.0.1:');
  if (!isOwn(publicUrl) || settings.publicUrl === publicUrl || !isOwn(settings.publicUrl ?? publicUrl)) return;
  engine.executeOwn({ name: 'centre.replace', body: { document: { ...settings, publicUrl } } });
}

function originOf(flag: string): string {
  const origin = readOrigin(flag);
  if (origin === null) throw new StartFault('origin-refused', { origin: flag });
  return origin;
}

/** A name could lead anywhere by tomorrow. */
function proxyOf(flag: string): string {
  if (isIP(flag) === 0) throw new StartFault('proxy-refused', { address: flag });
  return flag;
}

/** As a browser's address bar takes it. */
function hostInAddress(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function portOf(flag: string): number {
  const port = Number(flag);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new StartFault('port-refused', { port: flag, reason: '0-65535' });
  return port;
}

/** The sample centre can be tried at any hour; a real one keeps its own. */
export function openAroundTheClock(centre: CentreSettings): CentreSettings {
  const always: [string, string][] = [['00:00', '24:00']];
  return {
    ...centre,
    // No hour is closed, so the day begins at the only moment nobody minds.
    day: { ...centre.day, opensAt: '00:00' },
    hours: { ...centre.hours, exceptions: [], week: [always, always, always, always, always, always, always] },
    services: centre.services.map(({ week: _own, ...service }) => service),
  };
}
