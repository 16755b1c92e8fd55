// Q10, R52: whether a booking can be kept: under a code that is nobody's own number, for a day there is, a service that works
// then, and a procedure that is handled there.

import { serviceHours } from '@luot/queue/schedule';
import { personalNumberOf } from '@luot/shared/domain/codes/personal-number';
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import { no, ok, type Result } from '@luot/shared/domain/result';
import { addDays, instantOf, type LocalDate } from '@luot/shared/domain/time/local-time';
import type { CentreSettings } from '@luot/shared/settings/centre';
import type { BookingDraft } from './booking.ts';

/** A booking as somebody else writes it. At least one of service and procedure says what it is for. */
export interface WrittenBooking {
  readonly code: string;
  readonly serviceId: string | null;
  readonly procedureCode: string | null;
  readonly date: LocalDate;
  /** Minutes of that day in the centre's time zone. */
  readonly minute: number;
}

/** What the check must know of the centre. */
export interface BookingContext {
  readonly settings: CentreSettings;
  readonly serviceOfProcedure: (code: string) => string | null;
  /** The open day; null before the very first. */
  readonly today: LocalDate | null;
}

/** Nobody books a counter for longer ahead; a year typed wrong would be kept until it comes. */
const MOST_DAYS_AHEAD = 366;

export function checkBooking(written: WrittenBooking, { settings, serviceOfProcedure, today }: BookingContext): Result<Omit<BookingDraft, 'owner'>, Refusal> {
  const { code, procedureCode, date, minute } = written;
  if (personalNumberOf(code) !== null) return no(refuse('booking-code-personal'));
  const ofProcedure = procedureCode === null ? null : serviceOfProcedure(procedureCode);
  if (procedureCode !== null && (ofProcedure === null || (written.serviceId !== null && written.serviceId !== ofProcedure))) {
    return no(refuse('unknown-procedure'));
  }
  const service = settings.services.find(({ id }) => id === (written.serviceId ?? ofProcedure));
  if (service === undefined) return no(refuse('unknown-service'));
  if (today === null) return no(refuse('day-not-open'));
  const last = addDays(today, MOST_DAYS_AHEAD);
  if (date < today || date > last) return no(refuse('booking-day-refused', { date, from: today, to: last }));
  if (!serviceHours(settings, service, date).some(([from, to]) => from <= minute && minute < to)) {
    return no(refuse('booking-outside-hours', { date, time: timeText(minute) }));
  }
  return ok({ code, serviceId: service.id, atMs: instantOf({ date, minute }, settings.timeZone), procedureCode });
}

/** 450 to `07:30`. */
export function timeText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
