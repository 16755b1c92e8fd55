// Q10, R54: booked visitors who come, by the code they show. Codes may be short, so whoever tries many has to wait; whoever
// has the right one does not, unless the kiosk has been used for guessing.

import type { Booking } from '@luot/queue/command';
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import { fillTemplate, type Text } from '@luot/shared/domain/text';
import type { Actor } from '@luot/shared/protocol/roles';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { WrongTries } from '../../limits/wrong-tries.ts';
import type { BookingDesk } from './booking-desk.ts';
import { bookingKey } from './bookings.ts';
import { WrongCodes } from './wrong-codes.ts';

/** A queue of people who mistype is let through; then wrong codes are four a minute at each kiosk. */
const WRONG_CODES = { perSecond: 1 / 15, burst: 8 };
/** Characters of a code that nobody finds in sixty tries. */
const HARD_TO_GUESS = 8;

const MANY_WRONG: Text = {
  vi: 'Trong 15 phút qua có {inAll} lần nhập sai mã lịch hẹn, nhiều nhất ở {place} ({most} lần). Có thể có người đang dò mã. Hãy cử người đến xem.',
  en: 'In the last 15 minutes {inAll} booking codes were wrong, most of them at {place} ({most}). Somebody may be guessing. Have somebody go and look.',
};

export class CheckIns {
  readonly #desk: BookingDesk;
  readonly #monotonicMs: () => number;
  readonly #lately = new WrongTries(WRONG_CODES);
  readonly #wrong = new WrongCodes();

  constructor(desk: BookingDesk, monotonicMs: () => number) {
    this.#desk = desk;
    this.#monotonicMs = monotonicMs;
  }

  /** Why a check-in is not made now; null: it is. A wrong code counts here, once a command. */
  refusal(code: string, { id }: Actor): Refusal | null {
    const nowMs = this.#monotonicMs();
    const guessed = this.#wrong.waitSeconds(id, nowMs);
    if (guessed > 0) return refuse('look-ups-enough', { seconds: guessed });
    const seconds = this.#lately.waitSeconds(id, nowMs);
    if (seconds > 0 && bookingKey(code).length < HARD_TO_GUESS) return refuse('look-ups-enough', { seconds });
    if (this.#desk.find(code) !== null) return null;
    this.#lately.wrong(id, nowMs);
    this.#wrong.add(id, nowMs);
    return seconds > 0 ? refuse('look-ups-enough', { seconds }) : null;
  }

  find(code: string): Booking | null {
    return this.#desk.forCheckIn(code);
  }

  /** In words for the managers; null: there have not been many wrong codes. */
  manyWrong({ kiosks }: CentreSettings): Text | null {
    const many = this.#wrong.many(this.#monotonicMs());
    if (many === null) return null;
    const { by, inAll, most } = many;
    const place = kiosks.find(({ id }) => id === by)?.name ?? { vi: by, en: by };
    return { vi: fillTemplate(MANY_WRONG.vi, { inAll, most, place: place.vi }), en: fillTemplate(MANY_WRONG.en, { inAll, most, place: place.en }) };
  }
}
