// Whether a procedure is in force, from the words that decisions, lists and portals use.
import { foldedWords } from '../../tables/letters/folded-words.ts';
import { phrases, WordIndex } from '../../tables/letters/word-index.ts';
import type { RowNote } from './import-note.ts';

export interface ReadState {
  /** Null: nothing is said of it. */
  readonly state: 'current' | 'repealed' | null;
  /** What has taken its place; null: nothing is said of it. */
  readonly successors: readonly string[] | null;
  readonly notes: readonly RowNote[];
}

type Force = 'current' | 'repealed' | 'not-yet';

const PROCEDURE = ['', 'thủ tục', 'thủ tục hành chính', 'TTHC'];
const ENDED = ['', 'đã', 'bị', 'đã bị', 'được', 'đã được'];

// "Thay thế" alone stands in decisions for what replaces as well as for what is replaced, and is not taken for either. "Hết
// hiệu lực một phần" is in force for the rest.
const STATES: Readonly<Record<Force, readonly string[]>> = {
  repealed: [
    ...phrases(PROCEDURE, ENDED, ['bãi bỏ', 'hủy bỏ'], ['', 'toàn bộ']),
    ...phrases(PROCEDURE, ENDED.slice(1), ['thay thế']),
    ...phrases(PROCEDURE, ['', 'đã'], ['hết hiệu lực', 'hết hiệu lực thi hành', 'không còn hiệu lực', 'không còn áp dụng'], ['', 'toàn bộ']),
    ...phrases(['', 'was', 'has been'], ['repealed', 'abolished', 'superseded', 'replaced', 'expired']),
    ...phrases(['no longer in force', 'no longer valid']),
  ],
  'not-yet': [...phrases(PROCEDURE, ['chưa', 'chưa có'], ['hiệu lực', 'hiệu lực thi hành']), 'not in force', 'not yet in force'],
  current: [
    ...phrases(PROCEDURE, ['', 'có', 'còn', 'đang', 'đang có', 'đang còn'], ['hiệu lực']),
    ...phrases(PROCEDURE, ['', 'đang', 'còn'], ['áp dụng', 'thực hiện']),
    ...phrases(PROCEDURE, ['', 'mới', 'được', 'đã', 'đã được'], ['ban hành', 'công khai', 'công bố', 'sửa đổi', 'bổ sung', 'sửa đổi bổ sung']),
    ...phrases(['mới', 'current', 'active', 'updated', 'in force', 'valid']),
    ...phrases(PROCEDURE, ['chưa', 'chưa bị', 'không', 'không bị'], ['bãi bỏ', 'hủy bỏ', 'thay thế', 'hết hiệu lực']),
    ...phrases(['not'], ['repealed', 'abolished', 'superseded', 'replaced', 'expired']),
  ],
};

const INDEX = new WordIndex(Object.entries(STATES).flatMap(([force, states]) => states.map((state) => [state, force as Force] as const)));

/** What decisions add: by what, since when. */
const ADDED =
  /^([^,;:(–-]+?)[\s,;:(–-]+(?:bởi|boi|bằng|bang|theo|tại|tai|kể|ke|từ|tu|ngày|ngay|quyết|quyet|by|with|under|from|since|as of)(?!\p{L})(?!.*một phần).*$/isu;
/** Of a state worth reading. */
const LONGEST = 300;
const CODE = /(?<![\d.])[1-6]\.\d{6}(?!\d)/g;
const MOST_SUCCESSORS = 10;

/** Errors: `not-in-force` among the notes refuses the row. */
export function readState(code: string, stateCell: string, successorsCell: string): ReadState {
  const named = successorsCell === '' ? (stateCell.match(CODE) ?? []) : successorsCell.split(/[\s,;]+/).filter((part) => part !== '');
  const good = [...new Set(named)].filter((part) => /^[1-4]\.\d{6}$/.test(part) && part !== code).slice(0, MOST_SUCCESSORS);
  const wrong = named.filter((part) => !good.includes(part));
  const notes: RowNote[] = wrong.length === 0 ? [] : [{ note: 'successor-wrong', params: { value: wrong.join(', ') } }];
  const successors = good.length === 0 ? null : good;
  if (foldedWords(stateCell) === '') return { state: null, successors, notes };
  const alone = INDEX.findStrictly(stateCell.replaceAll(CODE, ' '));
  const force = alone ?? INDEX.findStrictly(ADDED.exec(stateCell.slice(0, LONGEST).normalize('NFC'))?.[1] ?? '');
  if (force === undefined) return { state: null, successors, notes: [...notes, { note: 'state-unknown', params: { value: stateCell } }] };
  if (force === 'not-yet') return { state: null, successors, notes: [...notes, { note: 'not-in-force' }] };
  return { state: force, successors, notes };
}
