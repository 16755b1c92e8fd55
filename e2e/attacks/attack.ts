// What an attack is: something bounded that one hostile machine does, and what must have come of it.

import assert from 'node:assert/strict';
import type { Reply } from '@luot/shared/protocol/commands';
import type { CentreSettings } from '@luot/shared/settings/centre';

/** How long an attack that could go on for ever goes on. */
export const ATTACK_MS = 8_000;

export interface Target {
  /** Of the pages and sockets. */
  readonly port: number;
  /** Of visitors' ticket pages. */
  readonly phonePort: number;
  /** As a thief has it who knows the data folder: what nobody may write to, and who is enrolled. */
  readonly dataFolder: string;
  readonly centre: CentreSettings;
}

/** What happened, each with how often or how much. */
export type Happened = Readonly<Record<string, number>>;

/** What an honest hall and its operator saw meanwhile. */
export interface Seen {
  /** Of the slowest page that somebody fetched, by this and by the quiet half. */
  readonly slowestPageMs: number;
  readonly slowestQuietPageMs: number;
  /** The most memory the server took beyond what it had before. */
  readonly peakMb: number;
  /** The server's log since the attack began. */
  readonly log: string;
  /** What the managers are told, in English. */
  readonly notices: () => Promise<string>;
}

export interface Attack {
  readonly name: string;
  /** Runs in a process of its own, and stops by itself. */
  readonly run: (target: Target) => Promise<Happened>;
  /** Throws when something else happened than may. */
  readonly after: (happened: Happened, seen: Seen) => void | Promise<void>;
}

/** A laptop's address; the honest hall has 127.0.0.1. */
export function addressOf(laptop: number): string {
  return `127.0.${1 + Math.floor(laptop / 250)}.${1 + (laptop % 250)}`;
}

export class Tally {
  readonly happened: Record<string, number> = {};

  add(what: string, times = 1): void {
    this.happened[what] = (this.happened[what] ?? 0) + times;
  }

  most(what: string, value: number): void {
    this.happened[what] = Math.max(this.happened[what] ?? 0, Math.round(value));
  }
}

/** Several at it side by side until the time is over; each `once` is one try. */
export async function together(hands: number, once: (hand: number, round: number) => Promise<void>, ms = ATTACK_MS): Promise<void> {
  const endMs = performance.now() + ms;
  await Promise.all(
    Array.from({ length: hands }, async (_, hand) => {
      for (let round = 0; performance.now() < endMs; round++) await once(hand, round);
    }),
  );
}

/** One after another at a steady pace, as a program with a timer does; the next does not wait for the last one's end. */
export async function every(everyMs: number, once: (round: number) => Promise<void>, ms = ATTACK_MS): Promise<void> {
  const begun: Promise<void>[] = [];
  for (let round = 0; round * everyMs < ms; round++) {
    begun.push(once(round));
    await pause(everyMs);
  }
  await Promise.all(begun);
}

/** A list of tries, so many at once. */
export async function all(tries: number, atOnce: number, one: (i: number) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < tries) await one(next++);
    }),
  );
}

export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** What came of a command. */
export function said(reply: Reply | null): string {
  if (reply === null) return 'ended';
  return reply.ok ? 'done' : reply.refusal.code;
}

/** Nothing but these, and each of them may be left out. */
export function onlyThese(happened: Happened, allowed: readonly string[]): void {
  const all = Object.keys(happened);
  assert(all.length > 0, 'nothing happened at all');
  assert.deepEqual(
    all.filter((what) => !allowed.includes(what)),
    [],
    JSON.stringify(happened),
  );
}
