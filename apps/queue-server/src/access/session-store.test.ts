import { join } from 'node:path';
import { openCentreDatabase } from '@luot/engine/centre-database';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { expect, onTestFinished, test } from 'vitest';
import { SqliteSessions } from './session-store.ts';

test('[R1] a session ends at its time, or when it is ended, and survives a restart', () => {
  const path = join(tempFolder(), 'luot.db');
  const first = openCentreDatabase(path);
  const before = new SqliteSessions(first);
  before.addSession({ tokenHash: 'hash-1', login: 'an', expiresMs: 1_000, place: 'here', mark: 'm' });
  before.addSession({ tokenHash: 'hash-2', login: 'binh', expiresMs: 2_000, place: 'here', mark: null });
  first.close();
  const database = openCentreDatabase(path);
  const sessions = new SqliteSessions(database);
  onTestFinished(() => database.close());
  expect([sessions.session('hash-1', 999), sessions.session('hash-1', 1_000), sessions.session('hash-2', 1_000)]).toEqual([
    { login: 'an', mark: 'm' },
    null,
    { login: 'binh', mark: null },
  ]);
  sessions.endSession('hash-2');
  expect([sessions.session('hash-2', 1_000), sessions.isKnownPlace('binh', 'here'), sessions.isKnownPlace('binh', 'there')]).toEqual([null, true, false]);
});

test('[D1e] what has not expired goes on as long as it would have when the time is corrected', () => {
  const database = openCentreDatabase(join(tempFolder(), 'luot.db'));
  onTestFinished(() => database.close());
  const sessions = new SqliteSessions(database);
  for (const [tokenHash, expiresMs] of [
    ['over', 900],
    ['alive', 1_500],
  ] as const)
    sessions.addSession({ tokenHash, login: 'an', expiresMs, place: 'here', mark: null });
  sessions.move(1_000, -700);
  expect(sessions.session('over', 100)).toBeNull();
  expect([sessions.session('alive', 799)?.login, sessions.session('alive', 800)]).toEqual(['an', null]);
});
