// F24: the texts of a list that a new list would make worse, and the new list with those left as they stand.
import { shortNameOf } from '@luot/shared/domain/procedure-name';
import type { ProcedureFile, ProcedureRecord } from '@luot/shared/settings/procedure-file';
import { type Worse, worsens } from './worsens.ts';

type Part = 'fullName' | 'shortName' | 'field' | 'timeLimit' | 'fee' | 'documents';
const PARTS: readonly Part[] = ['fullName', 'shortName', 'field', 'timeLimit', 'fee', 'documents'];

export interface WorseText {
  readonly code: string;
  readonly part: Part;
  readonly before: string;
  readonly after: string;
  readonly why: Worse;
}

/** By procedure; of one part the first text. */
export function worseTexts(before: ProcedureFile, after: ProcedureFile): WorseText[] {
  const old = new Map(before.procedures.map((record) => [record.code, record]));
  return after.procedures.flatMap((now) => {
    const was = old.get(now.code);
    if (was === undefined || was === now) return [];
    const worse = PARTS.flatMap((part) => worseIn(part, was, now));
    // A short name that is made of the full one is worse with it, and good again with it.
    const isMade = now.shortName.vi === shortNameOf(now.fullName) && worse.some(({ part }) => part === 'fullName');
    return isMade ? worse.filter(({ part }) => part !== 'shortName') : worse;
  });
}

/** The list `after`, with the parts that would be worse as `before` has them. */
export function keepBetter(before: ProcedureFile, after: ProcedureFile, worse: readonly WorseText[]): ProcedureFile {
  const old = new Map(before.procedures.map((record) => [record.code, record]));
  const parts = Map.groupBy(worse, ({ code }) => code);
  const procedures = after.procedures.map((now) => {
    const was = old.get(now.code);
    const kept = parts.get(now.code)?.map(({ part }) => part) ?? [];
    if (was === undefined) return now;
    const isMade = kept.includes('fullName') && now.shortName.vi === shortNameOf(now.fullName);
    return [...kept, ...(isMade ? (['shortName'] as const) : [])].reduce((record, part) => ({ ...record, [part]: was[part] }), now);
  });
  return { ...after, procedures };
}

function worseIn(part: Part, was: ProcedureRecord, now: ProcedureRecord): WorseText[] {
  const [old, texts] = [textsOf(part, was), textsOf(part, now)];
  // Lists of papers are put in another order: each new text is compared with every old one.
  for (const after of texts) {
    if (old.includes(after)) continue;
    for (const before of old) {
      const why = worsens(before, after);
      // A shorter time limit or fee is another one.
      if (why !== null && !(why === 'cut-off' && (part === 'timeLimit' || part === 'fee'))) return [{ code: now.code, part, before, after, why }];
    }
  }
  return [];
}

/** The Vietnamese ones: English follows them. */
function textsOf(part: Part, record: ProcedureRecord): readonly string[] {
  if (part === 'fullName' || part === 'field') return [record[part]];
  if (part === 'documents') return record.documents?.vi ?? [];
  const vi = (part === 'fee' ? record.fee.text : record[part])?.vi;
  return vi === undefined ? [] : [vi];
}
