import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { expect, test } from 'vitest';
import { VisitNotes } from './visit-notes.ts';

const DAY = 24 * 60 * 60_000;
/** An hour less than a day: sweeps come late. */
const KEPT = 23 * 60 * 60_000;
const CODE = 'H15.50.05.13-261008-0975';
const TICKET = '2026-11-23.r.1';

test('[R4b] a note is there after a restart, for its own ticket alone', () => {
  const path = join(tempFolder(), 'notes.db');
  const notes = new VisitNotes(path, 0);
  expect(notes.attach(TICKET, CODE, 1_000)).toBe(true);
  notes.close();
  const again = new VisitNotes(path, 2_000);
  expect([again.dossierOf(TICKET), again.dossierOf('2026-11-23.r.2')]).toEqual([CODE, null]);
  again.close();
});

test('[R4b] after a day not a byte of it is left in the folder, while the server runs', () => {
  const folder = tempFolder();
  const notes = new VisitNotes(join(folder, 'notes.db'), 0);
  notes.attach(TICKET, CODE, 0);
  const bytes = () =>
    readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'latin1'))
      .join('');
  expect(bytes()).toContain(CODE);
  notes.forgetOld(KEPT - 1);
  expect(notes.dossierOf(TICKET)).toBe(CODE);
  expect(notes.forgetOld(KEPT)).toBe(true);
  expect([notes.dossierOf(TICKET), bytes().includes('261008')]).toEqual([null, false]);
  notes.close();
});

test('[R4b] one that is a day old is forgotten by a server that starts', () => {
  const path = join(tempFolder(), 'notes.db');
  const notes = new VisitNotes(path, 0);
  notes.attach(TICKET, CODE, 0);
  notes.close();
  const again = new VisitNotes(path, 2 * DAY);
  expect(again.dossierOf(TICKET)).toBeNull();
  again.close();
  expect(readFileSync(path, 'latin1')).not.toContain('261008');
});

test('[R4b] a file that is damaged behind its first page stops nobody', () => {
  const path = join(tempFolder(), 'notes.db');
  const notes = new VisitNotes(path, 0);
  for (let i = 0; i < 400; i++) notes.attach(`2026-11-23.r.${i}`, CODE, 0);
  notes.close();
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0xff, 4096));
  const again = new VisitNotes(path, 0);
  expect([again.attach(TICKET, CODE, 0), again.dossierOf('2026-11-23.r.300')]).toEqual([true, null]);
  again.close();
});

test('[R4b] a file that cannot be read stops nobody', () => {
  const path = join(tempFolder(), 'notes.db');
  writeFileSync(path, 'this is no database, and long enough to be looked at by whoever opens it '.repeat(20));
  const notes = new VisitNotes(path, 0);
  expect(notes.attach(TICKET, CODE, 0)).toBe(true);
  notes.close();
});

test('[R51] words on a call are there after a restart, for that call alone, and gone within a day to the last byte', () => {
  const folder = tempFolder();
  const path = join(folder, 'notes.db');
  const notes = new VisitNotes(path, 0);
  expect(notes.attachWords(TICKET, 1_000, 'bé đang sốt')).toBe(true);
  notes.close();
  const again = new VisitNotes(path, 2_000);
  expect([again.wordsOf(TICKET, 1_000), again.wordsOf(TICKET, 1_001), again.wordsOf('2026-11-23.r.11', 1_000)]).toEqual(['bé đang sốt', null, null]);
  again.forgetOld(1_000 + KEPT - 1);
  expect(again.wordsOf(TICKET, 1_000)).toBe('bé đang sốt');
  expect(again.forgetOld(1_000 + KEPT)).toBe(true);
  expect(again.wordsOf(TICKET, 1_000)).toBeNull();
  again.close();
  expect(readFileSync(path, 'utf8')).not.toContain('sốt');
});
