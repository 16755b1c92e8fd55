// Who may come in: devices by a token, people by a log-in name and a password. One file in the data folder,
// readable by the server alone; it holds hashes, never a token or a password.
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { z } from 'zod';
import { reasonOf, StartFault } from '../start-fault.ts';

const DEVICE_ROLES = ['kiosk', 'display', 'lab'] as const;
const PERSON_ROLES = ['staff', 'manager', 'greeter'] as const;
const name = z.string().min(1).max(64);

/** As a technician writes it, to be taken over once at the first start. */
const seedSchema = z.strictObject({
  devices: z.array(z.strictObject({ id: name, role: z.enum(DEVICE_ROLES), token: z.string().min(8) })),
  people: z.array(z.strictObject({ login: name, name, role: z.enum(PERSON_ROLES), password: z.string().min(4) })),
});
export type AccessSeed = z.infer<typeof seedSchema>;

const fileSchema = z.strictObject({
  /** Its tokens and passwords stand in the sample centre's public file. */
  demo: z.boolean().optional(),
  devices: z.array(z.strictObject({ id: name, role: z.enum(DEVICE_ROLES), tokenHash: z.string() })),
  people: z.array(z.strictObject({ login: name, name, role: z.enum(PERSON_ROLES), salt: z.string(), passwordHash: z.string() })),
});
type AccessFile = z.infer<typeof fileSchema>;

export interface Person {
  readonly login: string;
  readonly name: string;
  readonly role: (typeof PERSON_ROLES)[number];
}

const derive = promisify<string, string, number, Buffer>(scrypt);
const PASSWORD_BYTES = 32;

/** Tokens are random and long, so a plain hash is enough for them. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export class Access {
  readonly #file: AccessFile;

  constructor(file: AccessFile) {
    this.#file = file;
  }

  /** @throws StartFault `access-file` */
  static read(path: string): Access {
    return new Access(parseFile(path, fileSchema));
  }

  /** Makes the file of a new data folder from what a technician or `newAccess` says. */
  static async write(path: string, seed: AccessSeed, demo = false): Promise<Access> {
    const people = await Promise.all(
      seed.people.map(async ({ password, ...person }) => {
        const salt = randomBytes(16).toString('hex');
        return { ...person, salt, passwordHash: (await derive(password, salt, PASSWORD_BYTES)).toString('hex') };
      }),
    );
    const file = { ...(demo ? { demo } : {}), devices: seed.devices.map(({ token, ...device }) => ({ ...device, tokenHash: hashToken(token) })), people };
    writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    return new Access(file);
  }

  get isDemo(): boolean {
    return this.#file.demo === true;
  }

  /** The device's role, or null when it is not enrolled or the token is wrong. */
  deviceRole(id: string, token: string): (typeof DEVICE_ROLES)[number] | null {
    const device = this.#file.devices.find((d) => d.id === id);
    return device !== undefined && same(device.tokenHash, hashToken(token)) ? device.role : null;
  }

  /** Takes as long for an unknown name as for a wrong password. */
  async signIn(login: string, password: string): Promise<Person | null> {
    const person = this.#file.people.find((p) => p.login === login);
    const given = await derive(password, person?.salt ?? 'nobody', PASSWORD_BYTES);
    if (person === undefined || !same(person.passwordHash, given.toString('hex'))) return null;
    return { login: person.login, name: person.name, role: person.role };
  }

  person(login: string): Person | null {
    const person = this.#file.people.find((p) => p.login === login);
    return person === undefined ? null : { login: person.login, name: person.name, role: person.role };
  }
}

/** @throws StartFault `access-file` */
export function readAccessSeed(path: string): AccessSeed {
  return parseFile(path, seedSchema);
}

/** Fresh tokens for every device of a centre, a manager and a log-in for each counter; shown once, at the first start. */
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
      ...counters.map((label) => ({ login: `quay${label.toLowerCase()}`, name: `Quầy ${label}`, role: 'staff' as const, password: password() })),
    ],
  };
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
