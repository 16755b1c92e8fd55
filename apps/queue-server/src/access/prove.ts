// From what a client shows to who it is. The rest of the server knows roles only, never how they were proven.
import { randomBytes } from 'node:crypto';
import type { Proof } from '@luot/shared/protocol/handshake';
import type { Actor } from '@luot/shared/protocol/roles';
import { neighbourhood } from '../limits/neighbourhood.ts';
import type { Access, Person } from './access-file.ts';
import { type ApiKey, hashToken } from './api-key.ts';
import { PasswordHasher } from './password-hash.ts';
import type { SessionStore } from './session-store.ts';

/** Where somebody works, kept so that it tells nothing by itself. */
function placeOf(login: string, address: string): string {
  return hashToken(`${login} ${neighbourhood(address)}`).slice(0, 16);
}

/** A working day and the evening after it. */
const SESSION_MS = 14 * 3_600_000;

export class Prover {
  readonly access: Access;
  readonly #sessions: SessionStore;
  readonly #nowMs: () => number;
  readonly #hasher = new PasswordHasher();
  /** For programs of the operator on this machine: its hash, made anew at each start. */
  readonly operatorToken = randomBytes(24).toString('base64url');

  constructor(access: Access, sessions: SessionStore, nowMs: () => number) {
    this.access = access;
    this.#sessions = sessions;
    this.#nowMs = nowMs;
  }

  /** Null: not enrolled, signed out or expired. */
  prove(proof: Proof): Actor | null {
    if (proof.kind === 'device') {
      const role = this.access.deviceRole(proof.device, proof.token);
      return role === null ? null : { role, id: proof.device };
    }
    if (hashToken(proof.token) === hashToken(this.operatorToken)) return { role: 'operator', id: 'operator' };
    const session = this.#sessions.session(hashToken(proof.token), this.#nowMs());
    const person = session === null ? null : this.access.person(session.login);
    // R2: another password since ends what was begun with the old one.
    if (person === null || (session?.mark ?? person.mark) !== person.mark) return null;
    return { role: person.role, id: person.login };
  }

  /** Null for a key that was never given out, or was revoked: that counts at once (R2). */
  proveKey(key: string): { readonly actor: Actor; readonly key: ApiKey } | null {
    const found = this.access.findKey(key);
    return found === null ? null : { actor: { role: 'app', id: found.app }, key: found };
  }

  /** A new session for a person whose password is right; null: it is not; `busy`: too many passwords are looked at now. */
  async signIn(login: string, password: string, address: string): Promise<{ token: string; person: Person } | null | 'busy'> {
    // As long for an unknown name as for a wrong password.
    const hash = await this.#hasher.hash(password, this.access.saltOf(login));
    if (hash === null) return 'busy';
    const person = this.access.personOf(login, hash);
    if (person === null) return null;
    const token = randomBytes(24).toString('base64url');
    this.#sessions.addSession({
      tokenHash: hashToken(token),
      login: person.login,
      expiresMs: this.#nowMs() + SESSION_MS,
      place: placeOf(login, address),
      mark: person.mark,
    });
    return { token, person };
  }

  /** R3c: whether this person has ever signed in there. */
  isKnownPlace(login: string, address: string): boolean {
    return this.#sessions.isKnownPlace(login, placeOf(login, address));
  }

  /** Whose session has ended; null: there was none. */
  signOut(token: string): string | null {
    const session = this.#sessions.session(hashToken(token), this.#nowMs());
    this.#sessions.endSession(hashToken(token));
    return session?.login ?? null;
  }

  close(): Promise<void> {
    return this.#hasher.close();
  }
}
