// From what a client shows to who it is. The rest of the server knows roles only, never how they were proven.
import { randomBytes } from 'node:crypto';
import type { Proof } from '@luot/shared/protocol/handshake';
import type { Actor } from '@luot/shared/protocol/roles';
import type { SessionStore } from '../store/sqlite-journal.ts';
import type { Access, Person } from './access-file.ts';
import { type ApiKey, hashToken } from './api-key.ts';

/** A working day and the evening after it. */
const SESSION_MS = 14 * 3_600_000;

export class Prover {
  readonly access: Access;
  readonly #sessions: SessionStore;
  readonly #nowMs: () => number;
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
    const login = this.#sessions.sessionLogin(hashToken(proof.token), this.#nowMs());
    const person = login === null ? null : this.access.person(login);
    return person === null ? null : { role: person.role, id: person.login };
  }

  /** Null for a key that was never given out, or was revoked: that counts at once (R2). */
  proveKey(key: string): { readonly actor: Actor; readonly key: ApiKey } | null {
    const found = this.access.findKey(key);
    return found === null ? null : { actor: { role: 'app', id: found.app }, key: found };
  }

  /** A new session for a person whose password is right; null when it is not. */
  async signIn(login: string, password: string): Promise<{ token: string; person: Person } | null> {
    const person = await this.access.signIn(login, password);
    if (person === null) return null;
    const token = randomBytes(24).toString('base64url');
    this.#sessions.addSession(hashToken(token), person.login, this.#nowMs() + SESSION_MS);
    return { token, person };
  }

  signOut(token: string): void {
    this.#sessions.endSession(hashToken(token));
  }
}
