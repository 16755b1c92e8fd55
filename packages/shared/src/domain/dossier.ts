// A dossier as its holder may see it on a public screen: no name, no address, no phone; there is no field for one.
import { daysBetween, type LocalDate } from './time/local-time.ts';

/**
 * States of the national exchange API (`TrangThai` 1 to 10), in its order: registered, received, refused, in progress,
 * supplement asked for, payment asked for, withdrawn by the citizen, stopped, finished, result handed over.
 */
export const DOSSIER_STATES = [
  'registered',
  'received',
  'refused',
  'in-progress',
  'supplement',
  'payment',
  'withdrawn',
  'stopped',
  'finished',
  'returned',
] as const;
export type DossierState = (typeof DOSSIER_STATES)[number];

export interface Dossier {
  readonly code: string;
  readonly state: DossierState;
  /** `1.001193`, or null where the source does not say. */
  readonly procedureCode: string | null;
  /** As the source names it; null where it does not. */
  readonly procedureName: string | null;
  readonly receivedOn: LocalDate | null;
  /** The appointment on the receipt. */
  readonly dueOn: LocalDate | null;
  readonly finishedOn: LocalDate | null;
  readonly returnedOn: LocalDate | null;
  /** Dong still to be paid; null when nothing is known. */
  readonly amountDue: number | null;
  readonly paysOnline: boolean;
  /** The office that works on it. */
  readonly office: string | null;
}

/** What its holder is to do now. */
export type DossierStep = 'wait' | 'supplement' | 'pay' | 'collect' | 'ask' | 'none';

export function nextStep(dossier: Dossier): DossierStep {
  switch (dossier.state) {
    case 'registered':
    case 'received':
    case 'in-progress':
      return 'wait';
    case 'supplement':
      return 'supplement';
    case 'payment':
      return 'pay';
    case 'finished':
      return 'collect';
    case 'refused':
    case 'stopped':
      return 'ask';
    case 'withdrawn':
    case 'returned':
      return 'none';
  }
}

/** Days past its appointment while it is still worked on, or when it was finished; 0: in time, or nothing to compare. */
export function daysLate({ state, dueOn, finishedOn, returnedOn }: Dossier, today: LocalDate): number {
  if (dueOn === null || state === 'refused' || state === 'withdrawn' || state === 'stopped') return 0;
  const done = finishedOn ?? returnedOn;
  if (done === null && (state === 'finished' || state === 'returned')) return 0;
  const days = daysBetween(dueOn, done ?? today);
  return Math.max(0, days);
}
