import { refuse } from '@luot/shared/domain/refusal';
import { no } from '@luot/shared/domain/result';
import { ticketId, ticketNumber } from '@luot/shared/domain/ticket-number';
import type { CommandOf, Context } from './command.ts';
import { type Decided, done } from './decision.ts';
import { givesTickets } from './schedule.ts';
import type { QueueState } from './state.ts';

/** N1, N5, D3: the next number of the service's series, if the service gives out numbers now. */
export function issueTicket(state: QueueState, body: CommandOf<'ticket.issue'>['body'], context: Context): Decided {
  const { settings, day } = state;
  const service = settings.services.find((s) => s.id === body.serviceId);
  const series = settings.series.find((s) => s.id === service?.seriesId);
  if (day === null || service === undefined || series === undefined) return no(refuse('unknown-service'));
  const kiosk = context.actor.role === 'kiosk' ? settings.kiosks.find((k) => k.id === context.actor.id) : null;
  if (kiosk === undefined) return no(refuse('not-enrolled'));
  const ticketClass = body.classId === undefined ? null : settings.classes.find((c) => c.id === body.classId);
  if (ticketClass === undefined) return no(refuse('unknown-class'));
  if (body.procedureCode !== undefined && context.serviceOfProcedure(body.procedureCode) !== service.id) return no(refuse('unknown-procedure'));
  // Staff may still issue outside the ticket hours (D3).
  if (context.actor.role === 'kiosk' && !givesTickets(settings, service, context.nowMs)) return no(refuse('service-closed'));
  const ordinal = nextOrdinal(state, series.id);
  if (ordinal > series.dailyLimit) return no(refuse('series-full'));
  return done({
    type: 'ticket.issued',
    ticketId: ticketId(day, series.id, ordinal),
    seriesId: series.id,
    ordinal,
    number: ticketNumber(series.style, ordinal),
    token: context.token,
    serviceId: service.id,
    classId: ticketClass?.id ?? null,
    headStartMinutes: ticketClass?.headStartMinutes ?? 0,
    procedureCode: body.procedureCode ?? null,
    language: body.language,
    by: context.actor,
    printerId: kiosk?.printerId ?? null,
    atMs: context.nowMs,
  });
}

/** The running number the series gives out next; past the daily limit it is full. */
export function nextOrdinal(state: QueueState, seriesId: string): number {
  const series = state.series[seriesId];
  return series === undefined ? 1 : series.first + series.tickets.length;
}
