// Databases as released versions have left them, byte for byte: after the queue was built, after kiosks, devices, dossiers,
// the whole day at a counter, and after what use and attack found. Today's code opens them all.
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KIOSK } from '@luot/queue/fixtures/given';
import { allTickets } from '@luot/queue/state';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FakeClock } from '../test/fixtures/fake-clock.ts';
import { tempFolder } from '../test/fixtures/temp-folder.ts';
import { execute, startEngine } from '../test/fixtures/test-engine.ts';
import { MIGRATIONS } from './migrations.ts';
import { openSqliteJournal } from './sqlite-journal.ts';

const FOLDER = join(import.meta.dirname, '../test/fixtures/released');

/** Never edited: a released version cannot be changed afterwards. */
const SHA_256 = {
  1: '42411203d8962f61caf5020634867730ba8cab3fefb656aac5ef25e36c51f1a8',
  2: 'c06911546dd86ced2dc2fa447a10cb4251e88261a4df66b17117eb8b67357f76',
  3: '75a08c46ec31da83485ee2624ab544e236336b5401624e5352bec6b7052c097c',
  4: '7bf600a2aeca36a5bad3cfc3249899de0d3f2e7dffe8515cf29223b94f23ef22',
  5: 'f975623038df17df9e38cef7638085e53eebd6479d61ef2d51d5f3c51900212b',
} as const;

/** A copy that may be written. */
function openReleased(release: string) {
  const path = join(tempFolder(), 'luot.db');
  copyFileSync(join(FOLDER, `${release}.db`), path);
  const journal = openSqliteJournal(path);
  onTestFinished(() => journal.close());
  return journal;
}

describe.each(Object.entries(SHA_256))('the database of release %s', (release, sha256) => {
  test('[N4] is as it was left', () => {
    const bytes = readFileSync(join(FOLDER, `${release}.db`));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  });

  test('[N4] its day goes on: every ticket as it stood, numbers from where they were', () => {
    const clock = new FakeClock();
    clock.pass(3_600_000);
    const engine = startEngine(openReleased(release), clock);
    expect(allTickets(engine.state).map(({ number, state }) => `${number} ${state}`)).toEqual([
      'A001 served',
      'A002 missed',
      'A003 called',
      'A004 waiting',
      'A005 waiting',
      'A006 cancelled',
    ]);
    expect(engine.state.counters['c1']).toMatchObject({ state: 'open', clerk: 'an', current: '2026-11-23.a.3', served: 1 });
    // Its commands had ids of the same making.
    const reply = execute(engine, KIOSK, 'ticket.issue', { serviceId: 'papers', language: 'vi' }, 'of-today');
    expect(reply).toMatchObject({ ok: true, value: { ticket: { number: 'A007' } } });
  });

  test('[S4] its figures are counted from the same rows', () => {
    const legs = openReleased(release).legsOfDay('2026-11-23');
    expect(legs.map(({ outcome, heldMs }) => [outcome, heldMs])).toEqual([
      ['served', 0],
      ['missed', 0],
      [null, 0],
      [null, 0],
      [null, 0],
      ['cancelled', 0],
    ]);
  });
});

test('[N4] each step of the database says why it came', () => {
  const page = readFileSync(join(import.meta.dirname, 'migrations.ts'), 'utf8');
  expect([...page.matchAll(/^ {2}\/\/ (\d+): \S.{20,}/gm)].map(([, step]) => Number(step))).toEqual(MIGRATIONS.map((_, i) => i + 1));
});
