// A hall of as many counters as wanted, and its day as its people make it, straight at the engine.
import { randomUUID } from 'node:crypto';
import { type Engine, requestOf } from '@luot/engine/engine';
import type { Command } from '@luot/queue/command';
import { allTickets, counterOf } from '@luot/queue/state';
import { openAroundTheClock } from '@luot/queue-server/cli/serve';
import type { Text } from '@luot/shared/domain/text';
import { addDays, localTime, weekday } from '@luot/shared/domain/time/local-time';
import type { Reply } from '@luot/shared/protocol/commands';
import type { Actor } from '@luot/shared/protocol/roles';
import type { CentreSettings } from '@luot/shared/settings/centre';

const OPERATOR: Actor = { role: 'operator', id: 'operator' };
const MANAGER: Actor = { role: 'manager', id: 'quanly' };
const KIOSK: Actor = { role: 'kiosk', id: 'kiosk-3' };

/** The sample centre with this many counters in hall A, numbered from 1, and nothing on a cable. */
export function hallOf(counters: number): (sample: CentreSettings) => CentreSettings {
  return (sample) => {
    const made = Array.from({ length: counters }, (_, i) => {
      const label = String(i + 1);
      const name = { vi: `Quầy ${label}`, en: `Counter ${label}` };
      // Each does two services of its own, so that any of them has somebody to call.
      const own = [i, i + 1].map((at) => ({ serviceId: sample.services[at % sample.services.length]?.id ?? '', offsetMinutes: 0 }));
      return { id: `counter-${label}`, label, name, zoneId: 'hall-a', services: own };
    });
    const known = new Set(made.map(({ id }) => id));
    const covered = new Set(made.flatMap(({ services }) => services.map(({ serviceId }) => serviceId)));
    return {
      ...sample,
      zones: sample.zones.filter(({ id }) => id === 'hall-a'),
      counters: made,
      series: sample.series.map((series) => (series.style.kind === 'letter' ? { ...series, dailyLimit: 9_999 } : series)),
      services: sample.services.filter(({ id }) => covered.has(id)),
      displays: sample.displays.filter(({ shows }) => (shows.kind === 'hall' ? shows.zoneId === 'hall-a' : known.has(shows.counterId))),
      kiosks: sample.kiosks.map((kiosk) => ({ ...kiosk, printerId: null })),
      devices: [],
      dossiers: { ...sample.dossiers, desks: { supplement: null, pay: null, collect: null, ask: null } },
    };
  };
}

export class HallDay {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Visitors for each service of the hall. */
  issue(each: number): void {
    for (let i = 0; i < each; i++)
      for (const { id: serviceId } of this.#engine.state.settings.services) this.#do({ name: 'ticket.issue', body: { serviceId, language: 'vi' } }, KIOSK);
  }

  /** So many visitors for one service, at once. */
  issueOne(serviceId: string, count: number): void {
    const command: Command = { name: 'ticket.issue', body: { serviceId, language: 'vi' } };
    this.#engine.executeAll(Array.from({ length: count }, () => requestOf(randomUUID(), command, KIOSK)));
  }

  open(...labels: readonly number[]): void {
    for (const label of labels) this.#do({ name: 'counter.open', body: { counterId: `counter-${label}` } }, clerkOf(label));
  }

  pause(label: number, reasonId: string, forMs: number | null): void {
    const expectedEndMs = forMs === null ? {} : { expectedEndMs: this.#engine.nowMs + forMs };
    this.#do({ name: 'counter.pause', body: { counterId: `counter-${label}`, reasonId, ...expectedEndMs } }, clerkOf(label));
  }

  close(label: number): void {
    this.#do({ name: 'counter.close', body: { counterId: `counter-${label}` } }, clerkOf(label));
  }

  /** Calls whoever is next; whoever is there now has been served. Returns the number. */
  call(label: number): string {
    const ticketId = counterOf(this.#engine.state, `counter-${label}`).current;
    const outcome = ticketId === null ? {} : { outcome: { ticketId, as: 'served' as const } };
    if (ticketId !== null) this.start(label);
    const reply = this.#do({ name: 'counter.callNext', body: { counterId: `counter-${label}`, ...outcome } }, clerkOf(label));
    return (reply as { value: { number: string } }).value.number;
  }

  /** The open counters that have a service. */
  countersOf(serviceId: string): number[] {
    const { state } = this.#engine;
    return state.settings.counters
      .filter(({ id, services }) => counterOf(state, id).state === 'open' && services.some((service) => service.serviceId === serviceId))
      .map(({ label }) => Number(label));
  }

  /** The newest visitor of a service, before their turn; whoever is at the counter has been served. */
  callOf(label: number, serviceId: string): string {
    const ticketId = counterOf(this.#engine.state, `counter-${label}`).current;
    if (ticketId !== null) this.start(label);
    const ticket = allTickets(this.#engine.state).findLast(({ state, legs }) => state === 'waiting' && legs.at(-1)?.serviceId === serviceId);
    const number = ticket?.number ?? '';
    const outcome = ticketId === null ? {} : { outcome: { ticketId, as: 'served' as const } };
    this.#do({ name: 'counter.callTicket', body: { counterId: `counter-${label}`, number, reasonId: 'other', ...outcome } }, clerkOf(label));
    return number;
  }

  recall(label: number): void {
    this.#do({ name: 'ticket.recall', body: { ticketId: this.#currentOf(label) } }, clerkOf(label));
  }

  /** Does nothing to one that is being served. */
  start(label: number): void {
    this.#engine.execute(randomUUID(), { name: 'ticket.start', body: { ticketId: this.#currentOf(label) } }, clerkOf(label));
  }

  finish(label: number): void {
    this.#do({ name: 'ticket.finish', body: { ticketId: this.#currentOf(label) } }, clerkOf(label));
  }

  emergency(text: Text | null): void {
    this.#do({ name: 'emergency.set', body: { text } }, MANAGER);
  }

  closeDay(): void {
    const open = allTickets(this.#engine.state).filter(({ state }) => ['waiting', 'called', 'serving', 'held'].includes(state));
    this.#do({ name: 'day.close', body: { outcomes: open.map(({ id: ticketId }) => ({ ticketId, as: 'expired' })) } }, MANAGER);
  }

  reopenDay(): void {
    this.#do({ name: 'day.reopen', body: {} }, MANAGER);
  }

  /** From now on the hall is open at this hour of another day alone. */
  closedUntil(opens: string): void {
    this.settings((settings) => {
      const { timeZone, hours } = settings;
      const opensOn = weekday(addDays(localTime(this.#engine.nowMs, timeZone).date, 2));
      const week = hours.week.map((_day, day) => (day === opensOn ? [[opens, '11:30']] : [])) as typeof hours.week;
      return { ...settings, hours: { ...hours, week } };
    });
  }

  openAlways(): void {
    this.settings((settings) => ({ ...settings, hours: { ...settings.hours, week: openAroundTheClock(settings).hours.week } }));
  }

  /** In how many columns a board's counters stand. */
  columns(displayId: string, columns: 1 | 2 | 3): void {
    this.settings((settings) => ({
      ...settings,
      displays: settings.displays.map((display) => (display.id === displayId ? { ...display, columns } : display)),
    }));
  }

  settings(change: (settings: CentreSettings) => CentreSettings): void {
    this.#do({ name: 'centre.replace', body: { document: change(this.#engine.state.settings) } }, OPERATOR);
  }

  #currentOf(label: number): string {
    return counterOf(this.#engine.state, `counter-${label}`).current ?? '';
  }

  #do(command: Command, actor: Actor): Reply {
    const reply = this.#engine.execute(randomUUID(), command, actor);
    if (!reply.ok) throw new Error(`${command.name} was refused: ${reply.refusal.code} ${JSON.stringify(reply.refusal)}`);
    return reply;
  }
}

function clerkOf(label: number): Actor {
  return { role: 'staff', id: `clerk-${label}` };
}
