// Who may come in: devices by a token, people by a log-in name and a password, other programs by a key. One file in the
// data folder, readable by the server alone; it holds hashes, never a token, a password or a key.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { reasonOf, StartFault } from '@luot/shared/domain/start-fault';
import { z } from 'zod';
import { replaceFile } from '../files/replace-file.ts';
import { type ApiKey, type ApiKeyOrder, apiKeyFileSchema, apiKeySeedSchema, findApiKey, hashToken, newApiKey, withoutHash } from './api-key.ts';

const DEVICE_ROLES = ['kiosk', 'display', 'lab'] as const;
const PERSON_ROLES = ['staff', 'manager', 'greeter'] as const;
const name = z.string().min(1).max(64);

/** As a technician writes it, to be taken over once at the first start. */
const seedSchema = z.strictObject({
  devices: z.array(z.strictObject({ id: name, role: z.enum(DEVICE_ROLES), token: z.string().min(8) })),
  people: z.array(z.strictObject({ login: name, name, role: z.enum(PERSON_ROLES), password: z.string().min(4) })),
  keys: z.array(apiKeySeedSchema).max(100).optional(),
});
export type AccessSeed = z.infer<typeof seedSchema>;

const fileSchema = z.strictObject({
  /** Its tokens and passwords stand in the sample centre's public file. */
  demo: z.boolean().optional(),
  devices: z.array(z.strictObject({ id: name, role: z.enum(DEVICE_ROLES), tokenHash: z.string() })),
  people: z.array(z.strictObject({ login: name, name, role: z.enum(PERSON_ROLES), salt: z.string(), passwordHash: z.string() })),
  keys: z.array(apiKeyFileSchema).optional(),
});
type AccessFile = z.infer<typeof fileSchema>;

export interface Person {
  readonly login: string;
  readonly name: string;
  readonly role: (typeof PERSON_ROLES)[number];
  /** Another one with another password; says nothing of either. */
  readonly mark: string;
}

export interface NewKey {
  readonly id: string;
  readonly app: string;
  /** Shown once. */
  readonly key: string;
}

const derive = promisify<string, string, number, Buffer>(scrypt);
const PASSWORD_BYTES = 32;

export class Access {
  readonly #path: string | null;
  #file: AccessFile;
  #changedMs: number;

  /** @param path where changes are written; null: there will be none */
  constructor(file: AccessFile, path: string | null = null) {
    this.#file = file;
    this.#path = path;
    this.#changedMs = path === null ? 0 : (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  }

  /** @throws StartFault `access-file` */
  static read(path: string): Access {
    return new Access(parseFile(path, fileSchema), path);
  }

  /** Makes the file of a new data folder from what a technician or `newAccess` says. */
  static async write(path: string, seed: AccessSeed, demo = false): Promise<Access> {
    const file: AccessFile = { ...(demo ? { demo } : {}), ...(await hashed(seed)) };
    writeFileSync(path, textOf(file), { mode: 0o600, flag: 'wx' });
    return new Access(file, path);
  }

  get isDemo(): boolean {
    return this.#file.demo === true;
  }

  get keys(): readonly ApiKey[] {
    return (this.#file.keys ?? []).map(withoutHash);
  }

  /** Null for a key that was never given out, or was revoked. Takes as long for a wrong one as for a right one. */
  findKey(key: string): ApiKey | null {
    return findApiKey(this.#file.keys ?? [], key);
  }

  /** The key itself is in the answer and nowhere else. @throws StartFault `data-not-writable` */
  addKey(order: ApiKeyOrder): NewKey {
    const { entry, key } = newApiKey(order);
    this.#change({ ...this.#file, keys: [...(this.#file.keys ?? []), entry] });
    return { id: entry.id, app: withoutHash(entry).app, key };
  }

  /** False when there is no such key. @throws StartFault `data-not-writable` */
  revokeKey(id: string): boolean {
    const keys = this.#file.keys ?? [];
    if (!keys.some((key) => key.id === id)) return false;
    this.#change({ ...this.#file, keys: keys.filter((key) => key.id !== id) });
    return true;
  }

  /** Who stands in a seed and not in the file, as when a newer version's sample centre has more of them. */
  async addMissing(seed: AccessSeed): Promise<void> {
    const { devices, people, keys = [] } = this.#file;
    const missing = {
      devices: seed.devices.filter(({ id }) => devices.every((known) => known.id !== id)),
      people: seed.people.filter(({ login }) => people.every((known) => known.login !== login)),
      keys: (seed.keys ?? []).filter(({ id }) => keys.every((known) => known.id !== id)),
    };
    if (missing.devices.length + missing.people.length + missing.keys.length === 0) return;
    const more = await hashed(missing);
    this.#change({ ...this.#file, devices: [...devices, ...more.devices], people: [...people, ...more.people], keys: [...keys, ...(more.keys ?? [])] });
  }

  #change(file: AccessFile): void {
    if (this.#path === null) throw new Error('access without a file cannot change');
    try {
      replaceFile(this.#path, textOf(file));
    } catch (error) {
      throw new StartFault('data-not-writable', { path: this.#path, reason: reasonOf(error) }, error);
    }
    this.#file = file;
    this.#changedMs = statSync(this.#path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  }

  /** The device's role, or null when it is not enrolled or the token is wrong. */
  deviceRole(id: string, token: string): (typeof DEVICE_ROLES)[number] | null {
    const device = this.#file.devices.find((d) => d.id === id);
    return device !== undefined && same(device.tokenHash, hashToken(token)) ? device.role : null;
  }

  /** What a password of this name is hashed with, also where nobody has it. */
  saltOf(login: string): string {
    return this.#file.people.find((p) => p.login === login)?.salt ?? 'nobody';
  }

  /** Null: no such name, or another password. */
  personOf(login: string, passwordHash: string): Person | null {
    const person = this.#file.people.find((p) => p.login === login);
    return person !== undefined && same(person.passwordHash, passwordHash) ? personIn(person) : null;
  }

  person(login: string): Person | null {
    const person = this.#file.people.find((p) => p.login === login);
    return person === undefined ? null : personIn(person);
  }

  /** R2: what somebody has changed in the file since counts from now on. True when it has. @throws StartFault `access-file` */
  reread(): boolean {
    if (this.#path === null) return false;
    const mtimeMs = statSync(this.#path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (mtimeMs === this.#changedMs) return false;
    this.#changedMs = mtimeMs;
    this.#file = parseFile(this.#path, fileSchema);
    return true;
  }
}

function personIn({ login, name, role, passwordHash }: AccessFile['people'][number]): Person {
  return { login, name, role, mark: hashToken(passwordHash).slice(0, 12) };
}

/** @throws StartFault `access-file` */
export function readAccessSeed(path: string): AccessSeed {
  return parseFile(path, seedSchema);
}

/** Fresh tokens for every device of a centre, a manager, a greeter and a log-in for each counter; shown once, at the first start. */
export function newAccess(kiosks: readonly string[], displays: readonly string[], counters: readonly string[]): AccessSeed {
  const token = () => randomBytes(24).toString('base64url');
  const password = () => randomBytes(9).toString('base64url');
  return {
    devices: [
      ...kiosks.map((id) => ({ id, role: 'kiosk' as const, token: token() })),
      ...displays.map((id) => ({ id, role: 'display' as const, token: token() })),
    ],
    people: [
      { login: 'quanly', name: 'Quản lý', role: 'manager', password: password() },
      { login: 'huongdan', name: 'Hướng dẫn', role: 'greeter', password: password() },
      ...counters.map((label) => ({ login: `quay${label.toLowerCase()}`, name: `Quầy ${label}`, role: 'staff' as const, password: password() })),
    ],
  };
}

async function hashed(seed: AccessSeed): Promise<Omit<AccessFile, 'demo'>> {
  const people = await Promise.all(
    seed.people.map(async ({ password, ...person }) => {
      const salt = randomBytes(16).toString('hex');
      return { ...person, salt, passwordHash: (await derive(password, salt, PASSWORD_BYTES)).toString('hex') };
    }),
  );
  return {
    devices: seed.devices.map(({ token, ...device }) => ({ ...device, tokenHash: hashToken(token) })),
    people,
    keys: (seed.keys ?? []).map(({ key, ...entry }) => ({ ...entry, keyHash: hashToken(key) })),
  };
}

function textOf(file: AccessFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

function parseFile<Shape>(path: string, schema: z.ZodType<Shape>): Shape {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new StartFault('access-file', { path, reason: error instanceof z.ZodError ? z.prettifyError(error) : reasonOf(error) }, error);
  }
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
