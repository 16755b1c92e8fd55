import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import { no, ok, type Result } from '@luot/shared/domain/result';
import { firstCharacter, ticketId, ticketNumber } from '@luot/shared/domain/ticket-number';
import type { SeriesSettings } from '@luot/shared/settings/centre';
import { isPrinter } from '@luot/shared/settings/device-settings';
import type { CommandOf, Context } from '../command.ts';
import { businessDate } from '../day.ts';
import type { QueueEvent } from '../events.ts';
import { givesTickets } from '../schedule.ts';
import { allTickets, counterOf, type QueueState } from '../state.ts';
import { type Decided, done } from './decision.ts';

const MINUTE_MS = 60_000;

type IssueBody = CommandOf<'ticket.issue'>['body'];

/** N1, N5, D3: the next number of the service's series, if the service gives out numbers now. */
export function issueTicket(state: QueueState, body: IssueBody, context: Context): Decided {
  if (body.training === true) return trainingTicket(state, body, context);
  const issued = newTicket(state, body, context);
  return issued.ok ? done(issued.value) : issued;
}

/** Q10: a booked visitor has come. Within the window the booking counts; earlier or later it is a ticket like any other. */
export function checkIn(state: QueueState, { booking, ...body }: CommandOf<'ticket.checkIn'>['body'], context: Context): Decided {
  if (booking === null) return no(refuse('unknown-booking'));
  const date = businessDate(state, booking.atMs);
  if (date !== state.day) return no(refuse('booking-other-day', { date }));
  const taken = allTickets(state).find((ticket) => ticket.booking?.id === booking.id);
  if (taken !== undefined) return no(refuse('booking-used', { number: taken.number }));
  const { serviceId, procedureCode } = booking;
  const issued = newTicket(state, { ...body, serviceId, ...(procedureCode === null ? {} : { procedureCode }) }, context);
  if (!issued.ok) return issued;
  const { bookedEarlyMinutes, bookedLateMinutes, bookedHeadStartMinutes } = state.settings.order;
  const inWindow = context.nowMs >= booking.atMs - bookedEarlyMinutes * MINUTE_MS && context.nowMs <= booking.atMs + bookedLateMinutes * MINUTE_MS;
  const dueAtMs = inWindow ? Math.min(context.nowMs, booking.atMs - bookedHeadStartMinutes * MINUTE_MS) : context.nowMs;
  return done({ ...issued.value, booking: { id: booking.id, atMs: booking.atMs }, dueAtMs });
}

type Issued = QueueEvent & { type: 'ticket.issued' };

function newTicket(state: QueueState, body: IssueBody, context: Context): Result<Issued, Refusal> {
  const { settings } = state;
  const { actor, nowMs } = context;
  const service = settings.services.find((s) => s.id === body.serviceId);
  const series = settings.series.find((s) => s.id === service?.seriesId);
  if (service === undefined || series === undefined) return no(refuse('unknown-service'));
  if (state.closedAtMs !== null) return no(refuse('day-closed'));
  const kiosk = actor.role === 'kiosk' ? settings.kiosks.find((k) => k.id === actor.id) : null;
  if (kiosk === undefined) return no(refuse('not-enrolled'));
  const ticketClass = body.classId === undefined ? null : settings.classes.find((c) => c.id === body.classId);
  if (ticketClass === undefined) return no(refuse('unknown-class'));
  if (body.procedureCode !== undefined && context.serviceOfProcedure(body.procedureCode, state.settings) !== service.id) return no(refuse('unknown-procedure'));
  const further = body.further ?? [];
  if (new Set([service.id, ...further]).size <= further.length || !further.every((id) => settings.services.some((s) => s.id === id)))
    return no(refuse('unknown-service'));
  // Staff may still issue outside the ticket hours (D3).
  const byStaff = actor.role === 'staff' || actor.role === 'greeter';
  if (!byStaff && !givesTickets(settings, service, nowMs)) return no(refuse('service-closed'));
  if (body.printerId !== undefined && !(byStaff && settings.devices.some((device) => device.id === body.printerId && isPrinter(device)))) {
    return no(refuse('no-printer'));
  }
  const printerId = kiosk === null ? (body.printerId ?? null) : kiosk.printerId;
  return numbered(state, series, context, {
    serviceId: service.id,
    classId: ticketClass?.id ?? null,
    headStartMinutes: ticketClass?.headStartMinutes ?? 0,
    procedureCode: body.procedureCode ?? null,
    language: body.language,
    printerId: body.paper === false ? null : printerId,
    ...(further.length === 0 ? {} : { further }),
  });
}

/** C11: a number of its own series, at the clerk's own counter. */
function trainingTicket(state: QueueState, body: IssueBody, context: Context): Decided {
  const { settings } = state;
  const series = settings.series.find((s) => s.training === true);
  if (series === undefined) return no(refuse('no-training'));
  const counter = settings.counters.find(({ id }) => counterOf(state, id).clerk === context.actor.id);
  if (context.actor.role !== 'staff' || counter === undefined) return no(refuse('training-here'));
  if (!settings.services.some((service) => service.id === body.serviceId)) return no(refuse('unknown-service'));
  if (body.printerId !== undefined && !settings.devices.some((device) => device.id === body.printerId && isPrinter(device))) return no(refuse('no-printer'));
  const issued = numbered(state, series, context, {
    serviceId: body.serviceId,
    classId: null,
    headStartMinutes: 0,
    procedureCode: null,
    language: body.language,
    printerId: body.printerId ?? null,
    trainingAt: counter.id,
  });
  return issued.ok ? done(issued.value) : issued;
}

type Chosen = Pick<Issued, 'serviceId' | 'classId' | 'headStartMinutes' | 'procedureCode' | 'language' | 'printerId' | 'further' | 'trainingAt'>;

/** N1, N5: the series' next number, or that it has none left. */
function numbered(state: QueueState, series: SeriesSettings, { actor, token, nowMs }: Context, chosen: Chosen): Result<Issued, Refusal> {
  const ordinal = nextOrdinal(state, series.id);
  if (ordinal > series.dailyLimit) return no(refuse('series-full'));
  return ok({
    type: 'ticket.issued',
    ticketId: ticketId(state.day ?? '', series.id, ordinal),
    seriesId: series.id,
    ordinal,
    number: ticketNumber(series.style, ordinal),
    token,
    ...chosen,
    by: actor,
    atMs: nowMs,
  });
}

/** The running number the series gives out next; past the daily limit it is full. */
export function nextOrdinal(state: QueueState, seriesId: string): number {
  const series = state.series[seriesId];
  if (series !== undefined && series.tickets.length > 0) return series.first + series.tickets.length;
  const style = state.settings.series.find(({ id }) => id === seriesId)?.style;
  const used = style === undefined ? 0 : (state.usedUnder[firstCharacter(style)] ?? 0);
  return Math.max(series?.first ?? 1, used + 1);
}
