// Q10: the centre's bookings with everything that decides about them. Whoever brings some (an app, a file) comes here.

import type { Booking as CheckedInBooking } from '@luot/queue/command';
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import { no, ok, type Result } from '@luot/shared/domain/result';
import { addDays, instantOf, type LocalDate } from '@luot/shared/domain/time/local-time';
import type { CentreSettings } from '@luot/shared/settings/centre';
import type { Booking, BookingDraft } from './booking.ts';
import { type Bookings, type BookingsFault, bookingKey, MOST_BOOKINGS, type UndoneImport } from './bookings.ts';
import { checkBooking, type WrittenBooking } from './check-booking.ts';

export interface BookingDeskOptions {
  readonly store: Bookings;
  readonly settings: () => CentreSettings;
  readonly serviceOfProcedure: (code: string) => string | null;
  readonly nowMs: () => number;
  /** The open day; null before the very first. What is of a day before it is over. */
  readonly day: () => LocalDate | null;
  /** Ids of the bookings of the day that have given their ticket. */
  readonly checkedIn: () => ReadonlySet<string>;
  /** Told when the list has changed. */
  readonly onChange: () => void;
}

/** Some rows of a file. */
export interface BookingImport {
  readonly bookings: readonly WrittenBooking[];
  /** Codes of those that are cancelled in it. */
  readonly cancelled: readonly string[];
  /** All pieces of one import have it, and no other import. */
  readonly importId: string;
  /** Only says what would become of them. */
  readonly check: boolean;
}

export interface TakenBookings {
  readonly added: number;
  readonly replaced: number;
  /** By their place in what was brought. */
  readonly refused: readonly { readonly index: number; readonly refusal: Refusal }[];
}

export class BookingDesk {
  readonly #options: BookingDeskOptions;

  constructor(options: BookingDeskOptions) {
    this.#options = options;
  }

  /**
   * Those that can be kept are kept, the others named. Errors: nothing was kept.
   * @param owner the app they are of; null: the centre. A code that is somebody else's is refused (R50)
   * @param check only says what would become of them
   * @param importId of the import whose undo takes them back
   */
  take(written: readonly WrittenBooking[], owner: string | null, check = false, importId: string | null = null): Result<TakenBookings, Refusal> {
    const { store, settings, serviceOfProcedure, nowMs, day } = this.#options;
    const context = { settings: settings(), serviceOfProcedure, today: day() };
    const drafts: BookingDraft[] = [];
    const refused: { index: number; refusal: Refusal }[] = [];
    for (const [index, booking] of written.entries()) {
      const checked = checkBooking(booking, context);
      if (!checked.ok) refused.push({ index, refusal: checked.no });
      else if (this.#isOf(booking.code, owner) === false) refused.push({ index, refusal: refuse('booking-code-taken') });
      else drafts.push({ ...checked.value, owner });
    }
    const fresh = new Set(drafts.filter(({ code }) => store.find(code) === null).map(({ code }) => bookingKey(code)));
    if (store.count + fresh.size > MOST_BOOKINGS) return no(refuse('bookings-full', { n: MOST_BOOKINGS }));
    const counted = { added: fresh.size, replaced: new Set(drafts.map(({ code }) => bookingKey(code))).size - fresh.size, refused };
    if (check || drafts.length === 0) return ok(counted);
    if (!store.put(drafts, nowMs(), importId)) return no(refuse('bookings-away'));
    this.#options.onChange();
    return ok(counted);
  }

  /** How many of an owner's there were with those codes; others stay (R50). Errors: the disk did not take it. */
  remove(codes: readonly string[], owner: string | null, check = false, importId: string | null = null): Result<number, Refusal> {
    const { store, nowMs } = this.#options;
    const own = codes.filter((code) => this.#isOf(code, owner) === true);
    if (check) return ok(new Set(own.map(bookingKey)).size);
    const removed = store.remove(own, nowMs(), importId);
    if (removed === null) return no(refuse('bookings-away'));
    if (removed > 0) this.#options.onChange();
    return ok(removed);
  }

  /** The last import taken back (F26); null: there is none. Errors: the disk did not take it. */
  undoImport(): Result<UndoneImport | null, Refusal> {
    const { store, nowMs, checkedIn } = this.#options;
    if (!this.forgetPast()) return no(refuse('bookings-away'));
    const undone = store.undoImport(checkedIn(), nowMs());
    if (undone === false) return no(refuse('bookings-away'));
    if (undone !== null) this.#options.onChange();
    return ok(undone);
  }

  /**
   * Some rows of a file: those that are cancelled in it go, the others are taken as by `take`. What had been lost with a
   * damaged file is here again then.
   */
  importFile({ bookings, cancelled, importId, check }: BookingImport): Result<TakenBookings & { readonly removed: number }, Refusal> {
    const taken = this.take(bookings, null, check, importId);
    if (!taken.ok) return taken;
    const removed = this.remove(cancelled, null, check, importId);
    if (!removed.ok) return removed;
    if (!check && this.fault?.code === 'lost') {
      this.#options.store.restored(this.#options.nowMs());
      this.#options.onChange();
    }
    return ok({ ...taken.value, removed: removed.value });
  }

  get fault(): BookingsFault | null {
    return this.#options.store.fault;
  }

  /** There are none, of today or of a day to come. */
  get isEmpty(): boolean {
    return this.#options.store.count === 0;
  }

  find(code: string): Booking | null {
    return this.#options.store.find(code);
  }

  /** As the queue is told of it: without its code (R4). A procedure that is handled elsewhere by now keeps nobody out. */
  forCheckIn(code: string): CheckedInBooking | null {
    const booking = this.#options.store.find(code);
    if (booking === null) return null;
    const { id, serviceId, atMs, procedureCode } = booking;
    const isHandled = procedureCode !== null && this.#options.serviceOfProcedure(procedureCode) === serviceId;
    return { id, serviceId, atMs, procedureCode: isHandled ? procedureCode : null };
  }

  /** By time, then code. */
  ofDay(date: LocalDate): Booking[] {
    return this.#options.store.between(this.#beginOf(date), this.#beginOf(addDays(date, 1)));
  }

  /** To be called about once a minute. False when what is past is still on the disk. */
  forgetPast(): boolean {
    const { store, nowMs, day } = this.#options;
    const today = day();
    return today === null || store.forgetBefore(this.#beginOf(today), nowMs());
  }

  /** Null: there is no booking with that code. */
  #isOf(code: string, owner: string | null): boolean | null {
    const booking = this.#options.store.find(code);
    return booking === null ? null : booking.owner === owner;
  }

  #beginOf(date: LocalDate): number {
    return instantOf({ date, minute: 0 }, this.#options.settings().timeZone);
  }
}
