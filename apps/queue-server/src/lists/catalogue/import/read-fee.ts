// A fee out of two cells. "0đ" on the portal does not mean free: 47 of 126 procedures carry it together with a rule
// that leaves the fee to the province. So only a source that says so makes a procedure free.
import type { ProcedureRecord } from '@luot/shared/settings/procedure-file';
import { foldedWords } from '../../tables/letters/folded-words.ts';
import type { RowNote } from './import-note.ts';

type Fee = ProcedureRecord['fee'];

const STATUS_WORDS: readonly (readonly [Fee['status'], RegExp])[] = [
  ['free', /^(?:free|mien|mien phi|mien le phi|khong thu|khong thu phi|khong thu le phi)$/],
  ['stated', /^(?:stated|da neu|co dinh|quy dinh cu the|da quy dinh)$/],
  ['deferred', /^(?:deferred|hdnd|hoi dong nhan dan|dia phuong|tinh quy dinh|hdnd tinh quy dinh|theo quy dinh)$/],
  ['unknown', /^(?:unknown|blank|khong ro|chua ro)$/],
];
/** Who else decides: whatever figure stands beside it, it is not the one to pay. */
const PROVINCE_DECIDES = /\b(?:hdnd|hoi dong nhan dan|dia phuong|uy ban nhan dan|ubnd)\b/;
/** Where else it stands. A sum beside it is stated all the same. */
const ELSEWHERE = /\btheo (?:quy dinh|luat|thong tu|nghi dinh|nghi quyet|quyet dinh)\b/;
const SUM = /[1-9][\d.,]*\s*(?:đ|₫|vnd)/i;

/**
 * @param before the fee the list has; null: the code is new
 * @returns null: nothing is said of it, leave what there is
 */
export function readFee(cell: string, statusCell: string, before: Fee | null): { readonly fee: Fee | null; readonly notes: readonly RowNote[] } {
  const status = statusCell === '' ? null : (STATUS_WORDS.find(([, words]) => words.test(foldedWords(statusCell)))?.[0] ?? null);
  const notes: RowNote[] = statusCell !== '' && status === null ? [{ note: 'fee-status-unknown', params: { value: statusCell } }] : [];
  if (cell === '') return withoutFigure(status, before, notes);
  const words = foldedWords(cell);
  if (/^(?:0+(?: 0+)*(?: ?(?:d|dong|vnd))?|khong|khong co|none)$/.test(words)) {
    return { fee: status === 'free' || status === 'stated' ? { status: 'free', text: null } : { status: 'deferred', text: null }, notes };
  }
  if (STATUS_WORDS[0]?.[1].test(words) === true && (status === null || status === 'free' || status === 'stated'))
    return { fee: { status: 'free', text: null }, notes };
  if (/^(?:khong|chua) co thong tin$/.test(words)) return { fee: { status: status ?? 'unknown', text: null }, notes };
  if (status === 'free') notes.push({ note: 'fee-not-free', params: { value: cell } });
  return { fee: { status: status === null || status === 'free' ? statusOf(cell, words) : status, text: feeText(cell, before) }, notes };
}

function statusOf(cell: string, words: string): Fee['status'] {
  if (PROVINCE_DECIDES.test(words) || (ELSEWHERE.test(words) && !SUM.test(cell))) return 'deferred';
  if (!/\d/.test(words)) return 'unknown';
  return /[1-9]/.test(words) ? 'stated' : 'deferred';
}

function withoutFigure(status: Fee['status'] | null, before: Fee | null, notes: readonly RowNote[]): ReturnType<typeof readFee> {
  if (status === null) return { fee: null, notes };
  const text = before?.text ?? null;
  if (status === 'stated' && text === null) return { fee: null, notes: [...notes, { note: 'fee-status-alone' }] };
  return { fee: { status, text: status === 'free' ? null : text }, notes };
}

/** A bare number is a sum in đồng; a text keeps the English it had. */
function feeText(cell: string, before: Fee | null): Fee['text'] {
  if (/^\d{1,9}$/.test(cell)) {
    const grouped = (sign: string) => `${Number(cell)}`.replaceAll(/\B(?=(?:\d{3})+$)/g, sign);
    return { vi: `${grouped('.')}đ`, en: `${grouped(',')}đ` };
  }
  return { vi: cell, en: before?.text?.vi === cell ? before.text.en : cell };
}
