// JSON as systems hand it out: a list of records, bare or in an object that holds nothing else of the kind.
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { RawRow } from './raw-row.ts';
import type { TableFault } from './table-fault.ts';

/** A header row with every key in its order of first appearance, then the records; nested values are no cells. */
export function readJson(text: string, most: number): Result<readonly RawRow[], TableFault> {
  let document: unknown;
  try {
    document = LONG_NUMBER.test(text) ? parseWith(text, withAllDigits) : JSON.parse(text);
  } catch {
    return no({ code: 'no-json' });
  }
  const items = listIn(document);
  if (items === null) return no({ code: 'json-shape' });
  const records: (readonly [string, string][])[] = [];
  for (const [index, item] of items.slice(0, most).entries()) {
    if (!isRecord(item)) return no({ code: 'json-item', params: { line: index + 1 } });
    records.push(Object.entries(item).flatMap(([key, value]) => (isCell(value) ? [[key, value === null ? '' : String(value)]] : [])));
  }
  const keys = [...new Set(records.flatMap((entries) => entries.map(([key]) => key)))];
  const rows = records.map((entries, index) => {
    const cells = new Map(entries);
    return { line: index + 1, cells: keys.map((key) => cells.get(key) ?? '') };
  });
  return ok([{ line: 0, cells: keys }, ...rows]);
}

/** A code without quotation marks: a number of JSON has all its digits, one of this program has 15. */
const LONG_NUMBER = /\d{16}/;

/** The third argument of a reviver (ECMAScript 2026) is not in TypeScript's library yet. */
const parseWith = JSON.parse as (text: string, reviver: typeof withAllDigits) => unknown;

function withAllDigits(_key: string, value: unknown, { source }: { readonly source?: string }): unknown {
  return typeof value === 'number' && source !== undefined && /^-?\d{16,}$/.test(source) ? source : value;
}

function listIn(document: unknown): readonly unknown[] | null {
  if (Array.isArray(document)) return document;
  if (!isRecord(document)) return null;
  const [list, ...others] = Object.values(document).filter((value) => Array.isArray(value));
  return list === undefined || others.length > 0 ? null : list;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCell(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
