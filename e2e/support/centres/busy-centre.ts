// The sample centre in states that a page must be able to show: a busy morning, long numbers, almost everything closed.
import { randomUUID } from 'node:crypto';
import { type Engine, requestOf } from '@luot/engine/engine';
import { allTickets, counterOf, legOf } from '@luot/queue/state';
import { addDays, localTime, weekday } from '@luot/shared/domain/time/local-time';
import type { Actor } from '@luot/shared/protocol/roles';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { connectClerk, connectKiosk } from '../walks/people.ts';

const OPERATOR: Actor = { role: 'operator', id: 'operator' };
const CLERK: Actor = { role: 'staff', id: 'quay5' };

/**
 * Counter 1 has nobody, 4 is paused, 5 serves a visitor with a procedure, 7 has called one of a priority class three
 * times; more wait there than its list can show at once.
 */
export async function busyMorning(base: string): Promise<void> {
  const kiosk = connectKiosk(base, 'kiosk-3');
  await kiosk.send('ticket.issue', { serviceId: 'civil-status', procedureCode: '1.001193', language: 'en' });
  for (let i = 0; i < 18; i++) await kiosk.send('ticket.issue', { serviceId: 'certification', language: 'vi' });
  kiosk.close();
  for (const [login, counterId] of [
    ['quay1', 'counter-1'],
    ['quay4', 'counter-4'],
    ['quay5', 'counter-5'],
    ['quay7', 'counter-7'],
  ] as const) {
    const clerk = await connectClerk(base, login);
    await clerk.send('counter.open', { counterId });
    if (login === 'quay4') await clerk.send('counter.pause', { counterId, reasonId: 'helping', expectedEndMs: Date.now() + 600_000 });
    if (login === 'quay7') await clerk.send('ticket.issue', { serviceId: 'certification', classId: 'elderly', language: 'en' });
    const called = login === 'quay5' || login === 'quay7' ? await clerk.send('counter.callNext', { counterId }) : null;
    if (called?.ok === true && login === 'quay5') await clerk.send('ticket.start', { ticketId: called.value.ticketId });
    if (called?.ok === true && login === 'quay7') for (let i = 0; i < 2; i++) await clerk.send('ticket.recall', { ticketId: called.value.ticketId });
    clerk.close();
  }
}

/** Counter 5 calls a number past 999, and the kiosks give out the ones after it. */
export function longNumbers(engine: Engine): void {
  replace(engine, (settings) => ({ ...settings, series: settings.series.map((series) => ({ ...series, dailyLimit: 9_999 })) }));
  const issue = { name: 'ticket.issue', body: { serviceId: 'culture', language: 'vi' } } as const;
  engine.executeAll(Array.from({ length: 1_000 }, () => requestOf(randomUUID(), issue, CLERK)));
  const before = allTickets(engine.state).filter((t) => t.state === 'waiting' && ['culture', 'civil-status'].includes(legOf(t).serviceId));
  engine.executeAll(before.map(({ id: ticketId }) => requestOf(randomUUID(), { name: 'ticket.cancel', body: { ticketId } }, CLERK)));
  engine.execute(randomUUID(), issue, CLERK);
  const ticketId = counterOf(engine.state, 'counter-5').current ?? '';
  const body = { counterId: 'counter-5', outcome: { ticketId, as: 'served' } } as const;
  engine.execute(randomUUID(), { name: 'counter.callNext', body }, CLERK);
}

/** Everybody goes home; the next opening of all but one service is in two days, and that one has given out its numbers. */
export function closeAlmostAll(engine: Engine): void {
  for (const { id: counterId } of engine.state.settings.counters) {
    const { clerk, current } = counterOf(engine.state, counterId);
    if (clerk === null) continue;
    const actor: Actor = { role: 'staff', id: clerk };
    if (current !== null) engine.execute(randomUUID(), { name: 'ticket.finish', body: { ticketId: current } }, actor);
    engine.execute(randomUUID(), { name: 'counter.close', body: { counterId } }, actor);
  }
  const body = { serviceId: 'insurance', language: 'vi' } as const;
  engine.execute(randomUUID(), { name: 'ticket.issue', body }, CLERK);
  replace(engine, (settings) => {
    const opens = weekday(addDays(localTime(engine.nowMs, settings.timeZone).date, 2));
    const always = settings.hours.week;
    const week = always.map((_day, day) => (day === opens ? [['07:30', '11:30']] : [])) as typeof always;
    return {
      ...settings,
      hours: { ...settings.hours, week },
      series: settings.series.map((series) => (series.id === 's' ? { ...series, dailyLimit: 1 } : series)),
      services: settings.services.map((service) => (service.id === 'insurance' ? { ...service, week: always } : service)),
    };
  });
}

function replace(engine: Engine, change: (settings: CentreSettings) => CentreSettings): void {
  const reply = engine.execute(randomUUID(), { name: 'centre.replace', body: { document: change(engine.state.settings) } }, OPERATOR);
  if (!reply.ok) throw new Error(`the settings were refused: ${reply.refusal.code}`);
}
