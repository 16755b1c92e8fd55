// R3c: how often somebody may be wrong about a password. The lock is not in a stranger's hands: where a person has signed
// in before, only wrong passwords from there count.
import { neighbourhood } from '../limits/neighbourhood.ts';
import { WrongTries } from '../limits/wrong-tries.ts';

/** Enough for a person who mistypes, too few for a program that guesses. */
const ONE_LOGIN = { perSecond: 0.2, burst: 8 };
/** Several people at one machine mistype. */
const ONE_ADDRESS = { perSecond: 0.5, burst: 24 };

export interface SignInTry {
  readonly login: string;
  readonly address: string;
  /** The login has been signed in at this address before. */
  readonly known: boolean;
}

export class SignInLimits {
  readonly #known = new WrongTries(ONE_LOGIN);
  readonly #elsewhere = new WrongTries(ONE_LOGIN);
  readonly #addresses = new WrongTries(ONE_ADDRESS);
  readonly #monotonicMs: () => number;

  constructor(monotonicMs: () => number) {
    this.#monotonicMs = monotonicMs;
  }

  /** Seconds until the next try is looked at; 0: now. */
  waitSeconds({ login, address, known }: SignInTry): number {
    const nowMs = this.#monotonicMs();
    const place = neighbourhood(address);
    if (known) return this.#known.waitSeconds(`${place} ${login}`, nowMs);
    return Math.max(this.#elsewhere.waitSeconds(login, nowMs), this.#addresses.waitSeconds(place, nowMs));
  }

  wrong({ login, address, known }: SignInTry): void {
    const nowMs = this.#monotonicMs();
    const place = neighbourhood(address);
    if (known) return this.#known.wrong(`${place} ${login}`, nowMs);
    this.#elsewhere.wrong(login, nowMs);
    this.#addresses.wrong(place, nowMs);
  }
}
