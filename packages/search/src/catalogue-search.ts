// One index for the catalogue a page has: it changes a few times a year, and is asked on every key.
import type { Procedure } from '@luot/shared/protocol/views/catalogue-view';
import { buildSearch, type ProcedureSearch } from './procedure-search.ts';

let built: { readonly procedures: readonly Procedure[]; readonly search: ProcedureSearch } | null = null;

/** The index of these procedures; built when it is asked for first, and again only when they are others. */
export function searchOf(procedures: readonly Procedure[]): ProcedureSearch {
  if (built?.procedures !== procedures)
    built = { procedures, search: buildSearch(procedures.map((procedure) => ({ ...procedure, handled: procedure.serviceId !== null }))) };
  return built.search;
}

/** The procedures that fit, best first. */
export function findProcedures(procedures: readonly Procedure[], words: string, limit: number): Procedure[] {
  const byCode = new Map(procedures.map((procedure) => [procedure.code, procedure]));
  return searchOf(procedures)
    .find(words, limit)
    .flatMap((code) => byCode.get(code) ?? []);
}
