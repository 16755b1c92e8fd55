// Q10: booked visitors who come, by the code they show. Codes may be short, so whoever tries many has to wait.
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import type { Actor } from '@luot/shared/protocol/roles';
import type { GuardedCommand } from '../gateway/guard.ts';
import { WrongTries } from '../gateway/wrong-tries.ts';
import type { Booking } from '../queue/command.ts';
import type { BookingDesk } from './booking-desk.ts';

/** A queue of people who mistype is let through; guessing never gets faster than four a minute at each kiosk. */
const WRONG_CODES = { perSecond: 1 / 15, burst: 8 };

export class CheckIns {
  readonly #desk: BookingDesk;
  readonly #isAnswered: (commandId: string) => boolean;
  readonly #monotonicMs: () => number;
  readonly #wrong = new WrongTries(WRONG_CODES);

  /** @param isAnswered a command that was answered before gets its answer again (N3), however many tries there were */
  constructor(desk: BookingDesk, isAnswered: (commandId: string) => boolean, monotonicMs: () => number) {
    this.#desk = desk;
    this.#isAnswered = isAnswered;
    this.#monotonicMs = monotonicMs;
  }

  /** Why a check-in is not looked at now; null: it is, or this is none. */
  refusal({ commandId, command }: GuardedCommand, { id }: Actor): Refusal | null {
    if (command.name !== 'ticket.checkIn') return null;
    const seconds = this.#wrong.waitSeconds(id, this.#monotonicMs());
    return seconds === 0 || this.#isAnswered(commandId) ? null : refuse('look-ups-enough', { seconds });
  }

  find(code: string, { id }: Actor): Booking | null {
    const booking = this.#desk.forCheckIn(code);
    if (booking === null) this.#wrong.wrong(id, this.#monotonicMs());
    return booking;
  }
}
