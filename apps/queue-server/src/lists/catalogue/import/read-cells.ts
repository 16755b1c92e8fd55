// Single cells as values. What cannot be read is left out and named; an empty cell says nothing.
import { tidyName } from '@luot/shared/domain/procedure-name';
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { ProcedureRecord } from '@luot/shared/settings/procedure-file';
import { z } from 'zod';
import { foldedWords } from '../../tables/letters/folded-words.ts';
import type { RowNote } from './import-note.ts';

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i;
const ONLINE: readonly (readonly [NonNullable<ProcedureRecord['online']>, RegExp])[] = [
  ['full', /^(?:full|(?:dich vu cong )?(?:truc tuyen )?toan trinh)$/],
  ['partial', /^(?:partial|(?:dich vu cong )?(?:truc tuyen )?mot phan)$/],
  ['none', /^(?:none|no|khong|truc tiep|(?:dich vu )?cung cap thong tin(?: truc tuyen)?|con lai)$/],
];

export function oneLine(cell: string): string {
  return cell
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
}

/** Services take fields by their exact name, and many are too short for `tidyName` to see that they are capitals. */
export function readField(cell: string): { readonly name: string; readonly capitals: boolean } {
  const line = oneLine(cell);
  const small = line.toLocaleLowerCase('vi');
  if (!line.includes(' ') || line !== line.toLocaleUpperCase('vi') || line === small) return { name: tidyName(line), capitals: tidyName(line) !== line };
  return { name: small.charAt(0).toLocaleUpperCase('vi') + small.slice(1), capitals: true };
}

/** "1 OTHER" is how the portal's own interface says that it has no unit. */
export function withUnit(value: string, notes: RowNote[]): string {
  if (!/^\d+(?: \d+)?(?: (?:other|khac))?$/.test(foldedWords(value))) return value;
  notes.push({ note: 'time-without-unit', params: { value } });
  return '';
}

/** A cell goes before what holds for the whole table. Null: the whole country has it; undefined: nothing is said of it. */
export function readProvince(cell: string, whole: string | null): Result<string | null | undefined, RowNote> {
  if (cell === '') return ok(whole ?? undefined);
  if (/^(?:ca nuoc|toan quoc|trung uong|all|national)$/.test(foldedWords(cell))) return ok(null);
  return /^H\d{2}$/i.test(cell) ? ok(cell.toUpperCase()) : no({ note: 'province-wrong', params: { value: cell } });
}

/** The id itself or the page's address. */
export function readPortalId(cell: string, notes: RowNote[]): string | undefined {
  const id = UUID.exec(cell)?.[0].toLowerCase();
  if (id !== undefined && z.uuid().safeParse(id).success) return id;
  if (cell !== '') notes.push({ note: 'portal-wrong', params: { value: cell } });
  return undefined;
}

export function readForeignIds(cell: string, notes: RowNote[]): readonly string[] | undefined {
  const parts = [...new Set(cell.toLowerCase().split(/[\s,;]+/))].filter((part) => part !== '');
  const good = parts.filter((part) => /^(?:\d{4,8}|[\da-f]{24})$/.test(part)).slice(0, 20);
  const wrong = parts.filter((part) => !good.includes(part));
  if (wrong.length > 0) notes.push({ note: 'foreign-wrong', params: { value: wrong.join(', ') } });
  return good.length === 0 ? undefined : good;
}

/** `15:00`, `15h`, `15 giờ 30`. */
export function readCutOff(cell: string, notes: RowNote[]): string | undefined {
  if (cell === '') return undefined;
  const [, hour = '', minute = '0'] = /^(\d{1,2})(?::| ?h| ?giờ)? ?(\d{2})?(?::00)?$/i.exec(cell) ?? [];
  if (hour !== '' && /\D/.test(cell) && Number(hour) < 24 && Number(minute) < 60) return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  notes.push({ note: 'cut-off-wrong', params: { value: cell } });
  return undefined;
}

/** The id of a service, as the settings have it: `civil-status`. */
export function readService(cell: string, notes: RowNote[]): string | undefined {
  if (cell === '') return undefined;
  if (/^[a-z0-9][a-z0-9-]{0,39}$/.test(cell)) return cell;
  notes.push({ note: 'service-wrong', params: { value: cell } });
  return undefined;
}

export function readOnline(cell: string, notes: RowNote[]): ProcedureRecord['online'] | undefined {
  const words = foldedWords(cell);
  const level = ONLINE.find(([, pattern]) => pattern.test(words))?.[0];
  if (level === undefined && cell !== '') notes.push({ note: 'online-unknown', params: { value: cell } });
  return level;
}
