// Signed-in people, kept beside the journal so that a restart signs nobody out.
import type { CentreDatabase } from '@luot/engine/centre-database';

export interface Session {
  readonly tokenHash: string;
  readonly login: string;
  readonly expiresMs: number;
  /** Where it was begun, hashed; null with one from before this was kept. */
  readonly place: string | null;
  /** Of the password it was begun with; null with one from before this was kept. */
  readonly mark: string | null;
}

export interface SessionStore {
  addSession(session: Session): void;
  /** One that has not expired, or null. */
  session(tokenHash: string, nowMs: number): Pick<Session, 'login' | 'mark'> | null;
  /** Whether that person has had a session there, ended ones too. */
  isKnownPlace(login: string, place: string): boolean;
  endSession(tokenHash: string): void;
}

export class SqliteSessions implements SessionStore {
  readonly #statements;

  constructor({ handle }: CentreDatabase) {
    this.#statements = {
      add: handle.prepare('INSERT INTO sessions (token_hash, login, expires_ms, place, mark) VALUES (?, ?, ?, ?, ?)'),
      find: handle.prepare<[string, number], Pick<Session, 'login' | 'mark'>>('SELECT login, mark FROM sessions WHERE token_hash = ? AND expires_ms > ?'),
      knownPlace: handle.prepare<[string, string]>('SELECT 1 FROM sessions WHERE login = ? AND place = ? LIMIT 1'),
      move: handle.prepare<[number, number]>('UPDATE sessions SET expires_ms = CASE WHEN expires_ms > ? THEN expires_ms + ? ELSE 0 END'),
      // The row stays: it says where this person works.
      end: handle.prepare('UPDATE sessions SET expires_ms = 0 WHERE token_hash = ?'),
    };
  }

  addSession({ tokenHash, login, expiresMs, place, mark }: Session): void {
    this.#statements.add.run(tokenHash, login, expiresMs, place, mark);
  }

  session(tokenHash: string, nowMs: number): Pick<Session, 'login' | 'mark'> | null {
    return this.#statements.find.get(tokenHash, nowMs) ?? null;
  }

  isKnownPlace(login: string, place: string): boolean {
    return this.#statements.knownPlace.get(login, place) !== undefined;
  }

  endSession(tokenHash: string): void {
    this.#statements.end.run(tokenHash);
  }

  /** D1e: sessions that have not expired at an instant go on as long as they would have, when the time is corrected by some ms; others stay over. */
  move(nowMs: number, byMs: number): void {
    this.#statements.move.run(nowMs, byMs);
  }
}
