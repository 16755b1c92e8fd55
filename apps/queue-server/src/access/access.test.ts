import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { StartFault } from '../start-fault.ts';
import type { SessionStore } from '../store/sqlite-journal.ts';
import { Access, type AccessSeed, newAccess, readAccessSeed } from './access-file.ts';
import { hashToken } from './api-key.ts';
import { Prover } from './prove.ts';

const SEED: AccessSeed = {
  devices: [{ id: 'kiosk-1', role: 'kiosk', token: 'token-of-kiosk-1' }],
  people: [{ login: 'an', name: 'An', role: 'staff', password: 'mật khẩu' }],
};
const HOUR_MS = 3_600_000;

/** Sessions as the database keeps them. */
function sessionStore(): SessionStore & { readonly hashes: string[] } {
  const sessions = new Map<string, { login: string; expiresMs: number }>();
  return {
    get hashes() {
      return [...sessions.keys()];
    },
    addSession: (hash, login, expiresMs) => void sessions.set(hash, { login, expiresMs }),
    sessionLogin: (hash, nowMs) => {
      const session = sessions.get(hash);
      return session !== undefined && session.expiresMs > nowMs ? session.login : null;
    },
    endSession: (hash) => void sessions.delete(hash),
  };
}

describe('the access file', () => {
  test('[R1] holds neither tokens nor passwords, and is the server’s alone to read', async () => {
    const path = join(tempFolder(), 'access.json');
    await Access.write(path, SEED);
    const written = readFileSync(path, 'utf8');
    expect(written).not.toContain('token-of-kiosk-1');
    expect(written).not.toContain('mật khẩu');
    expect(statSync(path).mode & 0o077).toBe(0);
    await expect(Access.write(path, SEED)).rejects.toThrow('EEXIST');
  });

  test('[R1] a device is enrolled with its own token only, also after a restart', async () => {
    const path = join(tempFolder(), 'access.json');
    await Access.write(path, SEED);
    const access = Access.read(path);
    expect(access.deviceRole('kiosk-1', 'token-of-kiosk-1')).toBe('kiosk');
    expect(access.deviceRole('kiosk-1', 'token-of-kiosk-2')).toBeNull();
    expect(access.deviceRole('kiosk-1', '')).toBeNull();
    expect(access.deviceRole('kiosk-2', 'token-of-kiosk-1')).toBeNull();
  });

  test('a damaged file is a fault with its place', () => {
    const path = join(tempFolder(), 'access.json');
    for (const content of ['{', '{"devices":[{"id":"x"}],"people":[]}']) {
      writeFileSync(path, content);
      expect(() => Access.read(path)).toThrow(StartFault);
      expect(() => readAccessSeed(path)).toThrow(path);
    }
  });

  test('a new centre gets a fresh token for every device, a manager, a greeter and a log-in for each counter', () => {
    const { devices, people } = newAccess(['kiosk-1'], ['board-a', 'board-b'], ['1']);
    expect(devices.map(({ id, role }) => [id, role])).toEqual([
      ['kiosk-1', 'kiosk'],
      ['board-a', 'display'],
      ['board-b', 'display'],
    ]);
    expect(new Set(devices.map((device) => device.token)).size).toBe(3);
    expect(people).toMatchObject([
      { login: 'quanly', role: 'manager' },
      { login: 'huongdan', role: 'greeter' },
      { login: 'quay1', role: 'staff' },
    ]);
  });
});

describe('proofs', () => {
  test('[R1] a person signs in with the right password, and is known by the session until it ends', async () => {
    const sessions = sessionStore();
    let nowMs = 0;
    const prover = new Prover(await Access.write(join(tempFolder(), 'access.json'), SEED), sessions, () => nowMs);
    expect(await prover.signIn('an', 'mat khau')).toBeNull();
    expect(await prover.signIn('nobody', 'mật khẩu')).toBeNull();
    const { token, person } = (await prover.signIn('an', 'mật khẩu')) ?? expect.unreachable();
    expect(person).toEqual({ login: 'an', name: 'An', role: 'staff' });
    expect(sessions.hashes).toEqual([hashToken(token)]);
    nowMs = 14 * HOUR_MS - 1;
    expect(prover.prove({ kind: 'session', token })).toEqual({ role: 'staff', id: 'an' });
    nowMs += 1;
    expect(prover.prove({ kind: 'session', token })).toBeNull();
  });

  test('[R1] signing out ends the session', async () => {
    const prover = new Prover(await Access.write(join(tempFolder(), 'access.json'), SEED), sessionStore(), () => 0);
    const { token } = (await prover.signIn('an', 'mật khẩu')) ?? expect.unreachable();
    prover.signOut(token);
    expect(prover.prove({ kind: 'session', token })).toBeNull();
  });

  test('[R1] somebody who was taken off the list is nobody, whatever their token', () => {
    const sessions = sessionStore();
    sessions.addSession(hashToken('token'), 'gone', HOUR_MS);
    const prover = new Prover(new Access({ devices: [], people: [] }), sessions, () => 0);
    expect(prover.prove({ kind: 'session', token: 'token' })).toBeNull();
  });

  test('[R1] the operator’s token is another one at every start', () => {
    const access = new Access({ devices: [], people: [] });
    const [first, second] = [new Prover(access, sessionStore(), () => 0), new Prover(access, sessionStore(), () => 0)];
    expect(first.prove({ kind: 'session', token: first.operatorToken })).toEqual({ role: 'operator', id: 'operator' });
    expect(second.prove({ kind: 'session', token: first.operatorToken })).toBeNull();
  });
});
