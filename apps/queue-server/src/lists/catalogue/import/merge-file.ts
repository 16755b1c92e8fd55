// A list that this program has written itself, laid over another: whole records, because all of it is known to be in order.
import type { ProcedureFile } from '@luot/shared/settings/procedure-file';

/** What `added` has goes before what `existing` has; a code is in force or repealed, never both. */
export function mergeFile(added: ProcedureFile, existing: ProcedureFile): ProcedureFile {
  const procedures = new Map([...existing.procedures, ...added.procedures].map((record) => [record.code, record]));
  const repealed = new Map(existing.repealed.map((entry) => [entry.code, entry]));
  for (const { code } of added.procedures) repealed.delete(code);
  for (const entry of added.repealed) {
    repealed.set(entry.code, entry);
    procedures.delete(entry.code);
  }
  return { procedures: [...procedures.values()], repealed: [...repealed.values()] };
}
