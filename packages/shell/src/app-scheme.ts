// The addresses of a packaged program's own pages: luot-app://pages/kiosk.html is pages/kiosk.html beside the main bundle.
// A scheme of our own instead of file: gives the pages an origin, hence a policy, storage and a name the server can allow.
import { extname, isAbsolute, join, relative } from 'node:path';

export const SCHEME = 'luot-app';
const HOST = 'pages';

export type ShellPage = 'kiosk' | 'display';

export function pageAddress(page: ShellPage): string {
  return `${SCHEME}://${HOST}/${page}.html`;
}

/** The parsed address when it lies within our scheme. */
function ownAddress(address: string): URL | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const plain = url.username === '' && url.password === '' && url.port === '';
  return url.protocol === `${SCHEME}:` && url.host === HOST && plain ? url : undefined;
}

export function isOwnAddress(address: string | undefined): boolean {
  return address !== undefined && ownAddress(address) !== undefined;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return undefined; // a % that encodes nothing
    throw error;
  }
}

/** The file behind an address, or undefined when the address is foreign, malformed or points outside the folder. */
export function fileOfAddress(pagesFolder: string, address: string): string | undefined {
  const url = ownAddress(address);
  // An encoded separator passes URL parsing as part of a name and becomes a step up or aside afterwards.
  if (url === undefined || /%(?:2f|5c|00)/i.test(url.pathname)) return undefined;
  const path = decode(url.pathname);
  if (path === undefined || path.includes('\\')) return undefined;
  const file = join(pagesFolder, path);
  const inside = relative(pagesFolder, file);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? undefined : file;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

export function contentType(file: string): string {
  return CONTENT_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
}

/** The policy each answer carries. Without a server (no settings yet) a page reaches nothing but its own files. */
export function contentPolicy(serverUrl: string | undefined): string {
  const origin = serverUrl === undefined ? [] : [new URL(serverUrl).origin];
  const sockets = origin.map((address) => address.replace(/^http/, 'ws'));
  return [
    "default-src 'self'",
    // The decoder of the kiosk's camera is WebAssembly; nothing else is evaluated.
    "script-src 'self' 'wasm-unsafe-eval'",
    ["connect-src 'self'", ...origin, ...sockets].join(' '),
    // Pictures and films of the centre's own are the server's.
    ["img-src 'self' data: blob:", ...origin].join(' '),
    ["media-src 'self' blob:", ...origin].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
