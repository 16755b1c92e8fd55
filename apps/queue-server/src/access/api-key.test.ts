import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { StartFault } from '@luot/shared/domain/start-fault';
import { describe, expect, test } from 'vitest';
import { Access, type AccessSeed } from './access-file.ts';
import { passwordHash } from './password-hash.ts';
import { Prover } from './prove.ts';
import type { SessionStore } from './session-store.ts';

const NOBODY: AccessSeed = { devices: [], people: [] };
const ORDER = { name: 'Zalo OA', scopes: ['bookings', 'queue'], perMinute: 60 } as const;
const order = () => ({ ...ORDER, scopes: [...ORDER.scopes] });
const NO_SESSIONS: SessionStore = { addSession: () => undefined, session: () => null, isKnownPlace: () => false, endSession: () => undefined };

describe('keys of other programs', () => {
  test('[R1c] a key opens what its scopes say, also after a restart, and stands in the file as a hash', async () => {
    const folder = tempFolder();
    const path = join(folder, 'access.json');
    const access = await Access.write(path, NOBODY);
    const { id, key } = access.addKey(order());
    expect(key).toMatch(/^luot_[\w-]{32}$/);
    for (const known of [access, Access.read(path)]) {
      expect(known.findKey(key)).toEqual({ ...ORDER, id, app: id });
      expect(known.keys).toEqual([{ ...ORDER, id, app: id }]);
      for (const wrong of ['', 'x', `${key}x`, key.slice(0, -1), key.toUpperCase()]) expect(known.findKey(wrong), wrong).toBeNull();
    }
    expect(readFileSync(path, 'utf8')).not.toContain(key.slice(5));
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(readdirSync(folder)).toEqual(['access.json']);
  });

  test('[R2a] a revoked key is nobody’s at once, and the others stay', async () => {
    const path = join(tempFolder(), 'access.json');
    const access = await Access.write(path, NOBODY);
    const [first, second] = [access.addKey(order()), access.addKey(order())];
    const prover = new Prover(access, NO_SESSIONS, () => 0);
    expect(prover.proveKey(first.key)?.actor).toEqual({ role: 'app', id: first.id });
    expect(access.revokeKey(first.id)).toBe(true);
    expect([prover.proveKey(first.key), prover.proveKey(second.key)?.actor.id]).toEqual([null, second.id]);
    expect(access.revokeKey(first.id)).toBe(false);
    expect(Access.read(path).keys.map(({ id }) => id)).toEqual([second.id]);
  });

  test('[R50] keys of one app are one actor, also when the first is revoked; a key of an older version is an app by itself', async () => {
    const path = join(tempFolder(), 'access.json');
    const access = await Access.write(path, { ...NOBODY, keys: [{ ...order(), id: 'city', key: 'key-of-before' }] });
    const second = access.addKey({ ...order(), app: 'city' });
    const other = access.addKey(order());
    expect([second.app, other.app]).toEqual(['city', other.id]);
    const prover = new Prover(Access.read(path), NO_SESSIONS, () => 0);
    expect(prover.access.revokeKey('city')).toBe(true);
    expect([prover.proveKey('key-of-before'), prover.proveKey(second.key)?.actor, prover.proveKey(other.key)?.actor]).toEqual([
      null,
      { role: 'app', id: 'city' },
      { role: 'app', id: other.id },
    ]);
    expect(prover.proveKey(second.key)?.key.id).toBe(second.id);
  });

  test('[R1c] a file that older versions made has no keys, and takes some', async () => {
    const path = join(tempFolder(), 'access.json');
    writeFileSync(path, '{"devices":[],"people":[]}');
    const access = Access.read(path);
    expect([access.keys, access.findKey('x')]).toEqual([[], null]);
    const { key } = access.addKey(order());
    expect(Access.read(path).findKey(key)?.name).toBe('Zalo OA');
  });

  test('[R1c] a file that cannot be replaced keeps what it had, and the key that was not written opens nothing', async () => {
    const path = join(tempFolder(), 'access.json');
    const access = await Access.write(path, NOBODY);
    const before = readFileSync(path, 'utf8');
    // Something stands where the new file is to be written first.
    mkdirSync(`${path}.new`);
    expect(() => access.addKey(order())).toThrow(StartFault);
    expect([access.keys, readFileSync(path, 'utf8')]).toEqual([[], before]);
  });

  test('[R1c] a sample centre of an older version gets the devices, people and keys it lacks, and keeps what it has', async () => {
    const path = join(tempFolder(), 'access.json');
    const old: AccessSeed = { ...NOBODY, people: [{ login: 'an', name: 'An', role: 'staff', password: 'pass-an' }] };
    const access = await Access.write(path, old, true);
    const newer: AccessSeed = {
      devices: [{ id: 'kiosk-1', role: 'kiosk', token: 'token-kiosk-1' }],
      people: [{ login: 'an', name: 'Another', role: 'manager', password: 'pass-other' }],
      keys: [{ ...order(), id: 'demo', key: 'demo-key' }],
    };
    await access.addMissing(newer);
    const again = Access.read(path);
    expect([again.isDemo, again.findKey('demo-key')?.id, again.deviceRole('kiosk-1', 'token-kiosk-1')]).toEqual([true, 'demo', 'kiosk']);
    expect(again.personOf('an', passwordHash('pass-an', again.saltOf('an')))).toMatchObject({ name: 'An', role: 'staff' });
    const written = statSync(path).mtimeMs;
    await again.addMissing(newer);
    expect(statSync(path).mtimeMs).toBe(written);
  });
});
