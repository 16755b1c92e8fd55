// A row's parts laid over what the list has of the procedure. Laying the same row over the result changes nothing.

import { shortNameOf } from '@luot/shared/domain/procedure-name';
import { no, ok, type Result } from '@luot/shared/domain/result';
import { type ProcedureRecord, procedureRecordSchema } from '@luot/shared/settings/procedure-file';
import type { RowNote } from './import-note.ts';
import { readFee } from './read-fee.ts';
import type { ProcedureRow } from './read-row.ts';

/**
 * @param before null: the code is new, and needs a name and a field
 * @throws never; errors: why the row cannot be taken
 */
export function mergeRow(
  code: string,
  row: ProcedureRow,
  before: ProcedureRecord | null,
): Result<{ readonly record: ProcedureRecord; readonly notes: readonly RowNote[] }, RowNote> {
  const fullName = row.fullName || before?.fullName;
  const field = row.field || before?.field;
  if (fullName === undefined) return no({ note: 'name-missing' });
  if (field === undefined) return no({ note: 'field-missing' });
  const fee = readFee(row.fee, row.feeStatus, before?.fee ?? null);
  const timeLimit = sentence(row.timeLimit, row.timeLimitEn, before?.timeLimit ?? null);
  const documents = lists(row.documents, row.documentsEn, before?.documents ?? null);
  const parsed = procedureRecordSchema.safeParse({
    ...before,
    code,
    fullName,
    field,
    shortName: shortName(row, fullName, before),
    timeLimit,
    documents,
    fee: fee.fee ?? before?.fee,
    portalId: row.portalId ?? before?.portalId,
    foreignIds: row.foreignIds ?? before?.foreignIds,
    province: row.province === undefined ? before?.province : row.province,
    serviceId: row.serviceId ?? before?.serviceId,
    cutOff: row.cutOff ?? before?.cutOff,
    online: row.online ?? before?.online,
  });
  if (!parsed.success) return no({ note: 'unfit', params: { value: parsed.error.issues[0]?.path.join('.') ?? '' } });
  const alone: RowNote[] = [];
  if (timeLimit === null && row.timeLimitEn !== '') alone.push({ note: 'english-alone', params: { column: 'timeLimitEn' } });
  if (documents === null && row.documentsEn !== null) alone.push({ note: 'english-alone', params: { column: 'documentsEn' } });
  return ok({ record: parsed.data, notes: [...fee.notes, ...alone] });
}

/** How many of its sentences have no English of their own. */
export function withoutEnglish({ timeLimit, fee, documents }: ProcedureRecord): number {
  const sentences = [timeLimit, fee.text].filter((text) => text !== null && text.vi === text.en).length;
  return sentences + (documents === null ? 0 : documents.vi.filter((paper, i) => documents.en[i] === paper).length);
}

/** A name that was made of the full one follows it; one that somebody has written stays. */
function shortName(row: ProcedureRow, fullName: string, before: ProcedureRecord | null): ProcedureRecord['shortName'] {
  const written = before !== null && before.shortName.vi !== shortNameOf(before.fullName) ? before.shortName.vi : shortNameOf(fullName);
  return { vi: row.shortName || written, en: row.shortNameEn || (before?.shortName.en ?? null) };
}

/** English stands as long as the Vietnamese it translates. */
function sentence(vi: string, en: string, before: ProcedureRecord['timeLimit']): ProcedureRecord['timeLimit'] {
  const text = vi || before?.vi;
  if (text === undefined) return null;
  return { vi: text, en: en || (before?.vi === text ? before.en : text) };
}

function lists(vi: readonly string[] | null, en: readonly string[] | null, before: ProcedureRecord['documents']): ProcedureRecord['documents'] {
  const papers = vi ?? before?.vi;
  if (papers === undefined) return null;
  const same = before !== null && before.vi.length === papers.length && before.vi.every((paper, i) => paper === papers[i]);
  return { vi: [...papers], en: [...(en ?? (same ? before.en : papers))] };
}
