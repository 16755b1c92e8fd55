// What `luot` prints comes out of files, settings and answers too, and a terminal obeys what it is sent.
import { format } from 'node:util';
import { visible } from '@luot/shared/domain/plain-text';

/** From now on nothing is printed raw: controls, direction marks and what is not seen stand there as `\u{1b}`. */
export function printVisibly(): void {
  const { log, error } = console;
  console.log = (...values: readonly unknown[]) => log(visible(format(...values)));
  console.error = (...values: readonly unknown[]) => error(visible(format(...values)));
}

/** A document as JSON for a file or the screen; the same document when it is read again. */
export function visibleJson(document: unknown): string {
  const escaped = (found: string) =>
    found
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('');
  return `${JSON.stringify(document, null, 2).replace(/[^\n\P{C}]/gu, escaped)}\n`;
}
