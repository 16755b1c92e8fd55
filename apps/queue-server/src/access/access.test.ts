import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { StartFault } from '@luot/shared/domain/start-fault';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Access, type AccessSeed, newAccess, readAccessSeed } from './access-file.ts';
import { hashToken } from './api-key.ts';
import { Prover } from './prove.ts';
import type { Session, SessionStore } from './session-store.ts';

const SEED: AccessSeed = {
  devices: [{ id: 'kiosk-1', role: 'kiosk', token: 'token-of-kiosk-1' }],
  people: [{ login: 'an', name: 'An', role: 'staff', password: 'mật khẩu' }],
};
const HOUR_MS = 3_600_000;

/** Sessions as the database keeps them. */
function sessionStore(): SessionStore & { readonly hashes: string[] } {
  const sessions = new Map<string, Session>();
  return {
    get hashes() {
      return [...sessions.keys()];
    },
    addSession: (session) => void sessions.set(session.tokenHash, session),
    session: (hash, nowMs) => {
      const session = sessions.get(hash);
      return session !== undefined && session.expiresMs > nowMs ? session : null;
    },
    isKnownPlace: (login, place) => [...sessions.values()].some((session) => session.login === login && session.place === place),
    endSession: (hash) => void sessions.set(hash, { ...(sessions.get(hash) ?? expect.unreachable()), expiresMs: 0 }),
  };
}

const HERE = '192.168.1.20';

async function newProver(sessions: SessionStore, nowMs = () => 0, path = join(tempFolder(), 'access.json')) {
  const prover = new Prover(await Access.write(path, SEED), sessions, nowMs);
  onTestFinished(() => prover.close());
  return prover;
}

async function signedIn(prover: Prover) {
  const session = await prover.signIn('an', 'mật khẩu', HERE);
  if (session === null || session === 'busy') return expect.unreachable();
  return session;
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
    const prover = await newProver(sessions, () => nowMs);
    expect(await prover.signIn('an', 'mat khau', HERE)).toBeNull();
    expect(await prover.signIn('nobody', 'mật khẩu', HERE)).toBeNull();
    const { token, person } = await signedIn(prover);
    expect(person).toMatchObject({ login: 'an', name: 'An', role: 'staff' });
    expect(sessions.hashes).toEqual([hashToken(token)]);
    nowMs = 14 * HOUR_MS - 1;
    expect(prover.prove({ kind: 'session', token })).toEqual({ role: 'staff', id: 'an' });
    nowMs += 1;
    expect(prover.prove({ kind: 'session', token })).toBeNull();
  });

  test('[R1] signing out ends the session', async () => {
    const prover = await newProver(sessionStore());
    const { token } = await signedIn(prover);
    expect([prover.signOut(token), prover.signOut(token)]).toEqual(['an', null]);
    expect(prover.prove({ kind: 'session', token })).toBeNull();
  });

  test('[R2] another password, in a file that somebody changed, ends what was begun with the old one', async () => {
    const path = join(tempFolder(), 'access.json');
    const prover = await newProver(sessionStore(), () => 0, path);
    const { token } = await signedIn(prover);
    const other = join(tempFolder(), 'access.json');
    await Access.write(other, { ...SEED, people: SEED.people.map((person) => ({ ...person, password: 'another' })) });
    writeFileSync(path, readFileSync(other, 'utf8'));
    utimesSync(path, 1, 1);
    expect([prover.access.reread(), prover.access.reread()]).toEqual([true, false]);
    expect(prover.prove({ kind: 'session', token })).toBeNull();
    expect(await prover.signIn('an', 'another', HERE)).toMatchObject({ person: { login: 'an' } });
  });

  test('[R3c] where somebody has signed in is remembered by the person, after signing out too', async () => {
    const prover = await newProver(sessionStore());
    expect(prover.isKnownPlace('an', HERE)).toBe(false);
    prover.signOut((await signedIn(prover)).token);
    expect([prover.isKnownPlace('an', HERE), prover.isKnownPlace('an', '192.168.1.21'), prover.isKnownPlace('binh', HERE)]).toEqual([true, false, false]);
  });

  test('[R3c] few passwords are looked at at once; who comes in a flood is told to try again', async () => {
    const prover = await newProver(sessionStore());
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => prover.signIn(`made-up-${i}`, 'x', HERE)));
    expect(answers.filter((answer) => answer === 'busy').length).toBe(28);
    expect(await prover.signIn('an', 'mật khẩu', HERE)).toMatchObject({ person: { login: 'an' } });
  });

  test('[R1] somebody who was taken off the list is nobody, whatever their token', () => {
    const sessions = sessionStore();
    sessions.addSession({ tokenHash: hashToken('token'), login: 'gone', expiresMs: HOUR_MS, place: null, mark: null });
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
