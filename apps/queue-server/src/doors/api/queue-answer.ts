// How the queue stands, for other programs: counts, numbers and counters, nothing that leads to anybody.

import { dayEnd } from '@luot/queue/day';
import { centreHead, counterLabel } from '@luot/queue/names';
import { nextOpening } from '@luot/queue/schedule';
import type { QueueState } from '@luot/queue/state';
import { counterOf, ticketOf, waitingOf } from '@luot/queue/state';
import { serviceState } from '@luot/queue/views/kiosk-view';
import type { Answer } from './api-schemas.ts';

const CALLS_TOLD = 20;

export function queueAnswer(state: QueueState, nowMs: number): Answer<'Queue'> {
  const { settings } = state;
  const open = settings.counters.filter(({ id }) => counterOf(state, id).state === 'open');
  return {
    centre: centreHead(settings),
    day: state.day,
    services: settings.services.map((service) => ({
      id: service.id,
      name: service.name,
      waiting: waitingOf(state, service.id).length,
      openCounters: open.filter(({ services }) => services.some(({ serviceId }) => serviceId === service.id)).map(({ label }) => label),
      tickets: ticketsNow(state, service, nowMs),
      estimate: null,
    })),
    classes: settings.classes.map(({ id, name }) => ({ id, name })),
    calls: state.calls
      .map((call) => ({ call, ticket: ticketOf(state, call.ticketId) }))
      .filter(({ ticket }) => !ticket.training)
      .slice(0, CALLS_TOLD)
      .map(({ call, ticket }) => ({ number: ticket.number, counter: counterLabel(state, call.counterId) ?? '', atMs: call.atMs })),
    emergency: state.emergency,
  };
}

/** D3, N5, C12: whether a ticket can be taken, and when the service opens next where it cannot. */
function ticketsNow(state: QueueState, service: QueueState['settings']['services'][number], nowMs: number): Answer<'Queue'>['services'][number]['tickets'] {
  if (state.closedAtMs !== null && state.day !== null) {
    return { state: 'closed', opensAtMs: nextOpening(state.settings, service, dayEnd(state, state.day)) };
  }
  const now = serviceState(state, service, nowMs);
  return now.state === 'closed' ? now : { state: now.state, opensAtMs: null };
}
