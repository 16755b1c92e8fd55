// R1: who may come in with which key, and how often. One door for everything under /api/v1 but its own description.
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { Actor } from '@luot/shared/protocol/roles';
import type { ApiKey, ApiScope } from '../../access/api-key.ts';
import type { Prover } from '../../access/prove.ts';
import { RateLimit } from '../../limits/rate-limit.ts';
import { WrongTries } from '../../limits/wrong-tries.ts';

/** Enough for somebody who sets a key up. Nobody guesses 192 bits; this keeps a broken program from filling the log. */
const WRONG_KEYS = { perSecond: 0.1, burst: 10 };

export interface Admitted {
  readonly actor: Actor;
  readonly key: ApiKey;
}

export interface NotAdmitted {
  readonly refusal: Refusal;
  /** When to try again; null: not by waiting. */
  readonly waitSeconds: number | null;
}

export class ApiDoor {
  readonly #prover: Prover;
  readonly #monotonicMs: () => number;
  readonly #wrongKeys = new WrongTries(WRONG_KEYS);
  readonly #rates = new Map<string, { readonly perMinute: number; readonly limit: RateLimit }>();

  constructor(prover: Prover, monotonicMs: () => number) {
    this.#prover = prover;
    this.#monotonicMs = monotonicMs;
  }

  /** @param address where the request came from: a wrong key counts against it, and keeps no right one out */
  admit(key: string, address: string, scope: ApiScope): Result<Admitted, NotAdmitted> {
    const nowMs = this.#monotonicMs();
    const proven = this.#prover.proveKey(key);
    if (proven === null) {
      const waitSeconds = this.#wrongKeys.waitSeconds(address, nowMs);
      if (waitSeconds > 0) return no({ refusal: refuse('too-many'), waitSeconds });
      this.#wrongKeys.wrong(address, nowMs);
      return no({ refusal: refuse('bad-key'), waitSeconds: null });
    }
    const waitSeconds = this.#wait(proven.key, nowMs);
    if (waitSeconds > 0) return no({ refusal: refuse('too-many'), waitSeconds });
    if (!proven.key.scopes.includes(scope)) return no({ refusal: refuse('not-allowed'), waitSeconds: null });
    return ok(proven);
  }

  /** R50: a key has its rate, and an app that of its fastest key: many keys make nobody faster. Seconds; 0: now. */
  #wait(key: ApiKey, nowMs: number): number {
    const ofApp = this.#prover.access.keys.filter(({ app }) => app === key.app).map(({ perMinute }) => perMinute);
    const limits = [this.#limitOf(`key ${key.id}`, key.perMinute, nowMs), this.#limitOf(`app ${key.app}`, Math.max(...ofApp), nowMs)];
    for (const [i, limit] of limits.entries()) {
      if (limit.take(nowMs)) continue;
      // What is refused costs nothing.
      for (const taken of limits.slice(0, i)) taken.charge(-1);
      return Math.max(1, Math.ceil(limit.waitMs / 1000));
    }
    return 0;
  }

  #limitOf(name: string, perMinute: number, nowMs: number): RateLimit {
    const known = this.#rates.get(name);
    if (known?.perMinute === perMinute) return known.limit;
    const limit = new RateLimit({ perSecond: perMinute / 60, burst: perMinute }, nowMs);
    this.#rates.set(name, { perMinute, limit });
    return limit;
  }
}
