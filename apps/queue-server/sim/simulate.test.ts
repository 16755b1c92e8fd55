import { join } from 'node:path';
import type { Journal } from '@luot/engine/journal';
import { decide } from '@luot/queue/decide/decide';
import { ok } from '@luot/shared/domain/result';
import { expect, test } from 'vitest';
import { readCentre } from '../src/centre/data-folder.ts';
import { openAroundTheClock } from '../src/cli/serve.ts';
import { simulate } from './simulate.ts';

const centre = openAroundTheClock(readCentre(join(import.meta.dirname, '../../../resources/seed/centre.json')));
const DAYS = { seed: 1, days: 2, centre };

/** The journal with some of its methods replaced. */
function broken(journal: Journal, replaced: Partial<Journal>): Journal {
  return new Proxy(journal, {
    get: (target, name) => {
      const own = Reflect.get(replaced, name);
      const value: unknown = own ?? Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(own === undefined ? target : replaced) : value;
    },
  });
}

test('[N3] the simulated days find nothing in the engine as it is', () => {
  const result = simulate(DAYS);
  expect(result.violations).toEqual([]);
  expect(result.commands).toBeGreaterThan(300);
});

test('[N3] forgetting a reply makes the simulation fail', () => {
  const result = simulate({ ...DAYS, mutateJournal: (journal) => broken(journal, { findAnswered: () => null }) });
  expect(result.violations.map((violation) => violation.rule)).toContain('crash');
});

test('[N3] answering a repeat anew makes the simulation fail', () => {
  // The store lets a second answer in, as one without its constraint would.
  const forgetful = (journal: Journal) =>
    broken(journal, { findAnswered: () => null, append: (entry, touched) => journal.append({ ...entry, commandId: null }, touched) });
  const result = simulate({ ...DAYS, mutateJournal: forgetful });
  expect(result.violations.map((violation) => violation.rule)).toContain('N3');
});

test('[N2a] skipping the uniqueness check makes the simulation fail', () => {
  // The engine gives out 001 again and again, and the store's constraint is shown a number that it has not seen.
  const repeating: typeof decide = (state, command, context) => {
    const decided = decide(state, command, context);
    if (!decided.ok) return decided;
    const events = decided.value.events.map((event) =>
      event.type === 'ticket.issued' && event.ordinal > 1 ? { ...event, number: event.number.replace(/\d+$/, '001') } : event,
    );
    return ok({ ...decided.value, events });
  };
  const unseen = (journal: Journal) =>
    broken(journal, {
      append: (entry, touched) =>
        journal.append(
          entry,
          touched.map((ticket) => ({ ...ticket, number: `${ticket.number}-${ticket.ordinal}` })),
        ),
    });
  expect(simulate({ ...DAYS, mutateDecide: repeating, mutateJournal: unseen }).violations.map((violation) => violation.rule)).toContain('N2');
  // With the constraint in force the first repetition is a crash, and nobody is told the number.
  expect(simulate({ ...DAYS, mutateDecide: repeating }).violations.map((violation) => violation.rule)).toContain('crash');
});

test('[Q1] calling somebody else than the next makes the simulation fail', () => {
  const unfair: typeof decide = (state, command, context) => {
    const decided = decide(state, command, context);
    if (!decided.ok || command.name !== 'counter.callNext') return decided;
    const own = new Set(state.settings.counters.find((c) => c.id === command.body.counterId)?.services.map((s) => s.serviceId));
    const last = Object.entries(state.waiting)
      .flatMap(([serviceId, ids]) => (own.has(serviceId) ? ids.slice(-1) : []))
      .at(-1);
    const events = decided.value.events.map((event) => (event.type === 'ticket.called' && last !== undefined ? { ...event, ticketId: last } : event));
    return ok({ ...decided.value, events });
  };
  const result = simulate({ ...DAYS, mutateDecide: unfair });
  expect(result.violations.map((violation) => violation.rule)).toContain('Q2');
});
