// N3: what tells a repeat from another command under the same id.
import { createHash } from 'node:crypto';
import type { CommandName } from '@luot/shared/protocol/commands';

/**
 * R4: codes and words of visitors. They are not compared, and the first are kept: the hash stands in the journal, and a
 * plain hash of a six-digit code is the code.
 */
const PRIVATE_FIELDS: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
  'ticket.issue': ['dossierCode'],
  'ticket.checkIn': ['code'],
  'counter.callTicket': ['words'],
  'counter.rate': ['comment'],
  'visitor.rate': ['comment'],
};

/** No body that means something is nested deeper; what is would end the walk over it. */
const DEEPEST = 64;

/** Of a body as it came, whatever the order of its keys and the composition of its letters. Null: nested too deeply to be one. */
export function bodyHash(name: CommandName, body: unknown): string | null {
  const text = canonical(body, PRIVATE_FIELDS[name] ?? [], 0);
  return text === null ? null : createHash('sha256').update(text).digest('base64url');
}

function canonical(value: unknown, leftOut: readonly string[], depth: number): string | null {
  if (depth > DEEPEST) return null;
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const parts = Array.isArray(value)
    ? value.map((item) => canonical(item, [], depth + 1))
    : Object.entries(value)
        .filter(([key, field]) => field !== undefined && !leftOut.includes(key))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, field]) => prefixed(JSON.stringify(key.normalize('NFC')), canonical(field, [], depth + 1)));
  if (parts.includes(null)) return null;
  return Array.isArray(value) ? `[${parts.join()}]` : `{${parts.join()}}`;
}

function prefixed(key: string, value: string | null): string | null {
  return value === null ? null : `${key}:${value}`;
}
