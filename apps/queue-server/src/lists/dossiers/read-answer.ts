// What a service says about one dossier, from the bytes of its answer to a Dossier.
import type { Dossier } from '@luot/shared/domain/dossier';
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { TextParams } from '@luot/shared/domain/text';
import type { DossierFieldNames } from '../dossier-names.ts';
import { readDossier } from './read-dossier.ts';
import type { SourceFaultCode } from './sources/source-fault.ts';

export interface Expected {
  /** The dossier that was asked for. */
  readonly code: string;
  /** Path to the record, `data.0`; empty: the answer itself. */
  readonly record: string;
  readonly fields: DossierFieldNames;
}

export interface AnswerFault {
  readonly code: SourceFaultCode;
  readonly params?: TextParams;
}

/** Null: there is no such dossier. Errors quote nothing of the answer. */
export function readAnswer(body: string, { code, record: path, fields }: Expected): Result<Dossier | null, AnswerFault> {
  if (body.trim() === '') return ok(null);
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    return no({ code: 'answer-no-json' });
  }
  const record = recordAt(answer, path);
  if (record === null) return ok(null);
  if (record === undefined) return no({ code: 'answer-no-record', params: { path } });
  const dossier = readDossier(record, fields);
  if (!dossier.ok) return no({ code: 'answer-field', params: { field: dossier.no } });
  return dossier.value.code === code ? dossier : no({ code: 'answer-other' });
}

/** Null: the place is there and empty, or the answer holds words and numbers alone ("not found"). Undefined: another shape. */
function recordAt(answer: unknown, path: string): Readonly<Record<string, unknown>> | null | undefined {
  let at = answer;
  for (const step of path === '' ? [] : path.split('.')) {
    if (isNothing(at)) return null;
    if (typeof at !== 'object' || at === null) return undefined;
    if (!Object.hasOwn(at, step)) return Object.values(at).some((value) => typeof value === 'object' && !isNothing(value)) ? undefined : null;
    at = (at as Readonly<Record<string, unknown>>)[step];
  }
  if (isNothing(at)) return null;
  return typeof at === 'object' && at !== null && !Array.isArray(at) ? (at as Readonly<Record<string, unknown>>) : undefined;
}

/** What services put where a record would be. */
function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === false || (typeof value === 'object' && Object.keys(value).length === 0);
}
