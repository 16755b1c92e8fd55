// Q10: booked visitors who come, by the code they show. Codes may be short, so whoever tries many has to wait.
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import type { Actor } from '@luot/shared/protocol/roles';
import { WrongTries } from '../limits/wrong-tries.ts';
import type { Booking } from '../queue/command.ts';
import type { BookingDesk } from './booking-desk.ts';

/** A queue of people who mistype is let through; guessing never gets faster than four a minute at each kiosk. */
const WRONG_CODES = { perSecond: 1 / 15, burst: 8 };

export class CheckIns {
  readonly #desk: BookingDesk;
  readonly #monotonicMs: () => number;
  readonly #wrong = new WrongTries(WRONG_CODES);

  constructor(desk: BookingDesk, monotonicMs: () => number) {
    this.#desk = desk;
    this.#monotonicMs = monotonicMs;
  }

  /** Why a check-in is not looked at now, or null. */
  refusal({ id }: Actor): Refusal | null {
    const seconds = this.#wrong.waitSeconds(id, this.#monotonicMs());
    return seconds === 0 ? null : refuse('look-ups-enough', { seconds });
  }

  find(code: string, { id }: Actor): Booking | null {
    const booking = this.#desk.forCheckIn(code);
    if (booking === null) this.#wrong.wrong(id, this.#monotonicMs());
    return booking;
  }
}
