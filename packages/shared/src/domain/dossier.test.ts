import { describe, expect, test } from 'vitest';
import { DOSSIER_STATES, type Dossier, type DossierStep, daysLate, nextStep } from './dossier.ts';

const dossier = (change: Partial<Dossier>): Dossier => ({
  code: 'H15.50-261008-0975',
  state: 'in-progress',
  procedureCode: null,
  procedureName: null,
  receivedOn: '2026-11-02',
  dueOn: '2026-11-20',
  finishedOn: null,
  returnedOn: null,
  amountDue: null,
  paysOnline: false,
  office: null,
  ...change,
});

const STEPS: Readonly<Record<(typeof DOSSIER_STATES)[number], DossierStep>> = {
  registered: 'wait',
  received: 'wait',
  refused: 'ask',
  'in-progress': 'wait',
  supplement: 'supplement',
  payment: 'pay',
  withdrawn: 'none',
  stopped: 'ask',
  finished: 'collect',
  returned: 'none',
};

test.each(DOSSIER_STATES)('[K4] the next step of one that is %s', (state) => {
  expect(nextStep(dossier({ state }))).toBe(STEPS[state]);
});

describe('[K4] late or not', () => {
  test.each<[string, Partial<Dossier>, string, number]>([
    ['on its day', {}, '2026-11-20', 0],
    ['the day after', {}, '2026-11-21', 1],
    ['finished late, however long ago', { state: 'finished', finishedOn: '2026-11-23' }, '2026-12-31', 3],
    ['finished in time and not collected', { state: 'finished', finishedOn: '2026-11-19' }, '2026-12-31', 0],
    ['finished, nobody knows when', { state: 'finished' }, '2026-12-31', 0],
    ['returned late', { state: 'returned', returnedOn: '2026-11-22' }, '2026-12-31', 2],
    ['without an appointment', { dueOn: null }, '2026-12-31', 0],
    ['stopped', { state: 'stopped' }, '2026-12-31', 0],
    ['withdrawn', { state: 'withdrawn' }, '2026-12-31', 0],
  ])('%s', (_case, change, today, days) => {
    expect(daysLate(dossier(change), today)).toBe(days);
  });
});
