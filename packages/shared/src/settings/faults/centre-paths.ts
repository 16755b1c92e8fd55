// R30c: settings used to name files, folders, web addresses and secret files themselves. Here these are taken out of a
// document and ids put in their place; what was taken out is what the operator's places.json is to have.
import type { FilePlace } from '../file-place.ts';

type Document = Readonly<Record<string, unknown>>;

export type CentrePath =
  /** `heldBy`: the kiosk on whose machine the file is, or null. */
  | { readonly kind: 'file'; readonly at: string; readonly place: string; readonly heldBy: string | null; readonly file: FilePlace }
  | { readonly kind: 'folder'; readonly at: string; readonly place: string; readonly folder: string }
  | {
      readonly kind: 'service';
      readonly at: string;
      readonly place: string;
      readonly url: string;
      readonly secret: { readonly header: string; readonly file: string } | null;
    };

/** The one source of dossiers a centre had. */
const DOSSIERS = 'dossiers';

/** @param document untrusted; one without paths comes out as it went in */
export function takePathsOut(document: unknown): { readonly document: unknown; readonly paths: readonly CentrePath[] } {
  if (!isDocument(document)) return { document, paths: [] };
  const devices = Array.isArray(document['devices']) ? (document['devices'] as readonly unknown[]) : [];
  const taken = devices.map(fileTaken);
  const files = taken.flatMap(({ path }) => (path === null ? [] : [path]));
  const source = sourceTaken(document['dossiers']);
  if (files.length === 0 && source === null) return { document, paths: [] };
  return {
    document: {
      ...document,
      ...(files.length === 0 ? {} : { devices: taken.map(({ device }) => device) }),
      ...(source === null ? {} : { dossiers: source.dossiers }),
    },
    paths: [...files, ...(source === null ? [] : [source.path])],
  };
}

function fileTaken(device: unknown): { readonly device: unknown; readonly path: CentrePath | null } {
  const link = isDocument(device) ? device['link'] : undefined;
  if (!isDocument(device) || typeof device['id'] !== 'string' || !isDocument(link) || link['kind'] !== 'file') return { device, path: null };
  const { out, in: back = null, ...rest } = link;
  if (typeof out !== 'string' || (back !== null && typeof back !== 'string')) return { device, path: null };
  const place = device['id'];
  const heldBy = typeof device['heldBy'] === 'string' ? device['heldBy'] : null;
  return { device: { ...device, link: { ...rest, place } }, path: { kind: 'file', at: `devices.${place}.link`, place, heldBy, file: { out, in: back } } };
}

function sourceTaken(dossiers: unknown): { readonly dossiers: Document; readonly path: CentrePath } | null {
  const source = isDocument(dossiers) ? dossiers['source'] : undefined;
  if (!isDocument(dossiers) || !isDocument(source)) return null;
  const named = { at: 'dossiers.source', place: DOSSIERS };
  const { folder, url, secret = null, ...rest } = source;
  if (source['kind'] === 'folder' && typeof folder === 'string') {
    return { dossiers: { ...dossiers, source: { ...rest, place: DOSSIERS } }, path: { kind: 'folder', ...named, folder } };
  }
  if (source['kind'] === 'http' && typeof url === 'string' && (secret === null || isSecret(secret))) {
    return { dossiers: { ...dossiers, source: { ...rest, service: DOSSIERS } }, path: { kind: 'service', ...named, url, secret } };
  }
  return null;
}

function isSecret(value: unknown): value is { header: string; file: string } {
  return isDocument(value) && typeof value['header'] === 'string' && typeof value['file'] === 'string';
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
