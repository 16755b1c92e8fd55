// The one writer. A command comes in, its answer goes out, and what happened is on disk in between.
//
//   seen? ─yes─▶ the same answer
//     │no
//   decide ─▶ evolve ─▶ journal.append (durable) ─▶ state = next ─▶ answer, then listeners
//
// There is no `await` in here: two commands never interleave.
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import type { CentreSettings } from '@luot/shared/protocol/centre';
import type { Reply } from '@luot/shared/protocol/commands';
import type { Actor } from '@luot/shared/protocol/roles';
import type { DayClock } from './day-clock.ts';
import type { Command, Context, SystemCommand } from './queue/command.ts';
import { decide } from './queue/decide.ts';
import type { Decided } from './queue/decision.ts';
import type { Entry, QueueEvent } from './queue/events.ts';
import { evolveEntry } from './queue/evolve.ts';
import { replyValue } from './queue/reply-value.ts';
import { emptyState, type QueueState } from './queue/state.ts';
import { type Journal, type JournalEntry, opensDay, StorageFault } from './store/journal.ts';

export interface EngineOptions {
  readonly journal: Journal;
  readonly clock: DayClock;
  /** The settings of a new store; an old one has its own. */
  readonly seed: CentreSettings;
  readonly newToken: () => string;
  readonly serviceOfProcedure: Context['serviceOfProcedure'];
  /** Replaced in tests that show what the simulation catches. */
  readonly decide?: typeof decide;
}

export type CommitListener = (events: readonly QueueEvent[], state: QueueState) => void;

const SYSTEM: Actor = { role: 'system', id: 'server' };

export class Engine {
  readonly #options: EngineOptions;
  readonly #decide: typeof decide;
  readonly #listeners: CommitListener[] = [];
  #state: QueueState;
  #centreVersion: number;
  #fault: StorageFault | null = null;

  /** Replays the day and opens today's, if it is time. */
  constructor(options: EngineOptions) {
    this.#options = options;
    this.#decide = options.decide ?? decide;
    const stored = options.journal.centre();
    this.#state = replay(emptyState(stored?.document ?? options.seed), options.journal.entriesOfDay());
    this.#centreVersion = stored?.version ?? 0;
    if (stored === null) {
      this.#commit('centre.replace', [{ type: 'centre.replaced', version: 1, document: options.seed, atMs: this.#now() }], null, SYSTEM, null);
    }
    this.tick();
  }

  get state(): QueueState {
    return this.#state;
  }

  /** Set once the store could not be written; from then on every command is refused. */
  get fault(): StorageFault | null {
    return this.#fault;
  }

  get wallMs(): number {
    return this.#options.clock.wallMs;
  }

  /** The day's time: what every screen shows. */
  get nowMs(): number {
    return Math.max(this.#now(), this.#state.lastAtMs);
  }

  /** Called after each commit that changed something, in order of registration. */
  onCommit(listener: CommitListener): void {
    this.#listeners.push(listener);
  }

  /** A client's command. The same `commandId` gets the same answer for ever (N3). */
  execute(commandId: string, command: Command, actor: Actor): Reply {
    if (this.#fault !== null) return { ok: false, refusal: refuse('storage-fault') };
    const seen = this.#options.journal.findReply(commandId);
    if (seen !== null) return seen;
    return this.#run(command, actor, commandId);
  }

  /** A command of the server's own; repeats are its own business. */
  executeOwn(command: SystemCommand): Reply {
    if (this.#fault !== null) return { ok: false, refusal: refuse('storage-fault') };
    return this.#run(command, SYSTEM, null);
  }

  /** To be called about once a second: turns the day and notes jumps of the clock. */
  tick(): void {
    this.#now();
    this.executeOwn({ name: 'day.turn', body: {} });
  }

  /** The day's time; a jump of the machine's clock is written down before anything else happens. */
  #now(): number {
    const { nowMs, jumpedMs } = this.#options.clock.read();
    if (jumpedMs !== 0 && this.#fault === null) {
      this.#commit('clock.record', [{ type: 'clock.jumped', byMs: jumpedMs, atMs: Math.max(nowMs, this.#state.lastAtMs) }], null, SYSTEM, null);
    }
    return nowMs;
  }

  #run(command: Command, actor: Actor, commandId: string | null): Reply {
    const { nowMs } = this;
    const { journal, clock, newToken, serviceOfProcedure } = this.#options;
    const decided: Decided = this.#decide(this.#state, command, {
      actor,
      nowMs,
      wallMs: clock.wallMs,
      token: newToken(),
      usedNumbers: (day) => journal.usedNumbers(day),
      serviceOfProcedure,
      centreVersion: this.#centreVersion,
    });
    if (decided.ok) return this.#commit(command.name, decided.value.events, commandId, actor, decided.value.undoableAt);
    return this.#refused(command.name, decided.no, commandId, actor);
  }

  #refused(name: string, refusal: Refusal, commandId: string | null, actor: Actor): Reply {
    const reply: Reply = { ok: false, refusal };
    // A refusal is an answer too: a repeat must get it even if by then the command could go ahead.
    return commandId === null ? reply : (this.#append(this.#entry(name, [], commandId, actor, null, reply), this.#state, []) ?? reply);
  }

  #commit(name: string, events: readonly QueueEvent[], commandId: string | null, actor: Actor, undoableAt: string | null): Reply {
    const plain: Entry = { command: name, atMs: events.at(-1)?.atMs ?? this.#state.lastAtMs, events, undoableAt };
    const { state, touched } = evolveEntry(this.#state, plain);
    const reply: Reply = { ok: true, value: replyValue(events, state) };
    if (events.length === 0 && commandId === null) return reply;
    const failed = this.#append(this.#entry(name, events, commandId, actor, undoableAt, reply), state, touched);
    if (failed !== null) return failed;
    if (opensDay(plain)) this.#options.clock.restart();
    for (const event of events) {
      if (event.type === 'centre.replaced') this.#centreVersion = event.version;
    }
    if (events.length > 0) for (const listener of this.#listeners) listener(events, state);
    return reply;
  }

  #entry(command: string, events: readonly QueueEvent[], commandId: string | null, actor: Actor, undoableAt: string | null, reply: Reply): JournalEntry {
    const day = events.reduce((d, event) => (event.type === 'day.opened' ? event.day : d), this.#state.day);
    return { command, commandId, day, atMs: events.at(-1)?.atMs ?? this.#state.lastAtMs, actor, events, undoableAt, reply };
  }

  /** Null when written; the refusal to give when the store is broken. Then the state stays as it is on disk. */
  #append(entry: JournalEntry, next: QueueState, touched: Parameters<Journal['append']>[1]): Reply | null {
    try {
      this.#options.journal.append(entry, touched);
    } catch (error) {
      if (!(error instanceof StorageFault)) throw error;
      this.#fault = error;
      return { ok: false, refusal: refuse('storage-fault') };
    }
    this.#state = next;
    return null;
  }
}

/** The state at the end of the entries of a day. The first one also ended the day before, which is not replayed. */
export function replay(empty: QueueState, entries: readonly JournalEntry[]): QueueState {
  return entries.reduce((state, entry, i) => {
    const from = i === 0 ? Math.max(0, entry.events.findIndex((event) => event.type === 'day.opened')) : 0;
    return evolveEntry(state, { ...entry, events: entry.events.slice(from) }).state;
  }, empty);
}
