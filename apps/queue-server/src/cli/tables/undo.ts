// What the three undos of imports have in common.
import { fail } from '../fail.ts';

export function failNothingToUndo(): void {
  fail('nothing-to-undo', 'Không có lần nhập nào để hoàn tác.', 'There is no import to undo.');
}

/** In this machine's time zone: `2026-11-23 08:30`. */
export function importTime(atMs: number): string {
  // The Swedish way to write a time is the one that sorts.
  return new Date(atMs).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
}
