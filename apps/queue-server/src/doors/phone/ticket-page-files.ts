// The files of the ticket's page, read and compressed once at start: no request of a phone reaches the disk.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** One body in the forms a browser takes it in. */
export interface Compressed {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly br: Buffer;
}

export interface TicketPageFiles {
  readonly page: Compressed;
  /** By the name after `/t/assets/`, which carries a hash of the content. */
  readonly assets: ReadonlyMap<string, Compressed>;
  /** The name of its style sheet, for the few sentences outside the page; null in tests that have none. */
  readonly styleSheet: string | null;
}

/** @param folder `index.html` and `assets/`; null when there is no page in it */
export function readTicketPage(folder: string): TicketPageFiles | null {
  const html = join(folder, 'index.html');
  if (!existsSync(html)) return null;
  const names = readdirSync(join(folder, 'assets')).filter((name) => extname(name) in TYPES);
  return {
    page: compress(readFileSync(html), '.html'),
    assets: new Map(names.map((name) => [name, compress(readFileSync(join(folder, 'assets', name)), extname(name))])),
    styleSheet: names.find((name) => name.endsWith('.css')) ?? null,
  };
}

export function compress(plain: Buffer, extension: string): Compressed {
  return {
    type: TYPES[extension] ?? 'application/octet-stream',
    plain,
    gzip: gzipSync(plain, { level: constants.Z_BEST_COMPRESSION }),
    br: brotliCompressSync(plain),
  };
}

/** The smallest form the browser says it reads. */
export function bodyFor(file: Compressed, acceptEncoding: string | undefined): { readonly body: Buffer; readonly encoding: 'br' | 'gzip' | null } {
  const taken = (acceptEncoding ?? '').split(',').map((part) => part.trim().toLowerCase());
  const takes = (encoding: string) => taken.some((part) => part === encoding || (part.startsWith(`${encoding};`) && !/;\s*q=0(\.0*)?$/.test(part)));
  if (takes('br')) return { body: file.br, encoding: 'br' };
  return takes('gzip') ? { body: file.gzip, encoding: 'gzip' } : { body: file.plain, encoding: null };
}
