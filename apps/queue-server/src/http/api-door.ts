// R1: who may come in with which key, and how often. One door for everything under /api/v1 but its own description.
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { Actor } from '@luot/shared/protocol/roles';
import type { ApiKey, ApiScope } from '../access/api-key.ts';
import type { Prover } from '../access/prove.ts';
import { RateLimit } from '../limits/rate-limit.ts';
import { WrongTries } from '../limits/wrong-tries.ts';

/** Enough for somebody who sets a key up. Nobody guesses 192 bits; this keeps a broken program from filling the log. */
const WRONG_KEYS = { perSecond: 0.1, burst: 10 };

export interface NotAdmitted {
  readonly refusal: Refusal;
  /** When to try again; null: not by waiting. */
  readonly waitSeconds: number | null;
}

export class ApiDoor {
  readonly #prover: Prover;
  readonly #monotonicMs: () => number;
  readonly #wrongKeys = new WrongTries(WRONG_KEYS);
  readonly #rates = new Map<string, { readonly key: ApiKey; readonly limit: RateLimit }>();

  constructor(prover: Prover, monotonicMs: () => number) {
    this.#prover = prover;
    this.#monotonicMs = monotonicMs;
  }

  /** @param address where the request came from: a wrong key counts against it, and keeps no right one out */
  admit(key: string, address: string, scope: ApiScope): Result<Actor, NotAdmitted> {
    const nowMs = this.#monotonicMs();
    const proven = this.#prover.proveKey(key);
    if (proven === null) {
      const waitSeconds = this.#wrongKeys.waitSeconds(address, nowMs);
      if (waitSeconds > 0) return no({ refusal: refuse('too-many'), waitSeconds });
      this.#wrongKeys.wrong(address, nowMs);
      return no({ refusal: refuse('bad-key'), waitSeconds: null });
    }
    const limit = this.#limitOf(proven.key, nowMs);
    if (!limit.take(nowMs)) return no({ refusal: refuse('too-many'), waitSeconds: Math.max(1, Math.ceil(limit.waitMs / 1000)) });
    if (!proven.key.scopes.includes(scope)) return no({ refusal: refuse('not-allowed'), waitSeconds: null });
    return ok(proven.actor);
  }

  #limitOf(key: ApiKey, nowMs: number): RateLimit {
    const known = this.#rates.get(key.id);
    if (known !== undefined && known.key.perMinute === key.perMinute) return known.limit;
    const limit = new RateLimit({ perSecond: key.perMinute / 60, burst: key.perMinute }, nowMs);
    this.#rates.set(key.id, { key, limit });
    return limit;
  }
}
