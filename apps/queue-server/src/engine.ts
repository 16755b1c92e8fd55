// The one writer. Commands come in, their answers go out, and what happened is on disk in between.
//
//   seen? ─yes─▶ the same answer
//     │no
//   decide ─▶ evolve ─▶ journal.append ─▶ … all of the turn … ─▶ on disk ─▶ answers, then listeners
//
// Commands of one turn of the event loop share one sync of the disk; each still finds the state the one before left,
// and nobody is told anything before all of it is durable. There is no `await` in here: two turns never interleave.
import { refuse } from '@luot/shared/domain/refusal';
import type { CentreSettings } from '@luot/shared/protocol/centre';
import type { Reply } from '@luot/shared/protocol/commands';
import type { Actor } from '@luot/shared/protocol/roles';
import type { DayClock } from './day-clock.ts';
import type { Command, Context } from './queue/command.ts';
import { decide } from './queue/decide.ts';
import type { Decided } from './queue/decision.ts';
import type { QueueEvent } from './queue/events.ts';
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
  /** C9; nobody is unattended where nobody can tell. */
  readonly unattended?: Context['unattended'];
  /** Told once, when the store could not be written. */
  readonly onFault?: (fault: StorageFault) => void;
  /** Replaced in tests that show what the simulation catches. */
  readonly decide?: typeof decide;
}

/** A client's command with who gave it. */
export interface Request {
  readonly commandId: string;
  readonly command: Command;
  readonly actor: Actor;
}

export type CommitListener = (events: readonly QueueEvent[], state: QueueState, actor: Actor) => void;

interface Committed {
  readonly events: readonly QueueEvent[];
  readonly actor: Actor;
}

const SYSTEM: Actor = { role: 'system', id: 'server' };

export class Engine {
  readonly #options: EngineOptions;
  readonly #decide: typeof decide;
  readonly #listeners: CommitListener[] = [];
  #state: QueueState;
  #centreVersion: number;
  #fault: StorageFault | null = null;
  /** Events of the transaction that is under way; listeners hear of them when it is on disk. */
  #committing: Committed[] = [];

  /** Replays the day and opens today's, if it is time. */
  constructor(options: EngineOptions) {
    this.#options = options;
    this.#decide = options.decide ?? decide;
    const { journal } = options;
    const stored = journal.centre();
    const entries = journal.entriesOfDay();
    // The day began with the settings before the first that it replaced.
    const replaced = entries.flatMap(({ events }) => events).find((event) => event.type === 'centre.replaced');
    const first = replaced === undefined ? stored : journal.centre(replaced.version);
    this.#state = replay(emptyState(first?.document ?? options.seed), entries);
    this.#centreVersion = stored?.version ?? 0;
    if (stored === null) {
      const seeded: QueueEvent = { type: 'centre.replaced', version: 1, document: options.seed, atMs: this.#options.clock.read().nowMs };
      this.#commit('centre.replace', [seeded], null, SYSTEM, null);
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
    return Math.max(this.#options.clock.peek(), this.#state.lastAtMs);
  }

  /** Called after each commit that changed something, in order of registration. */
  onCommit(listener: CommitListener): void {
    this.#listeners.push(listener);
  }

  /** A client's command. The same `commandId` gets the same answer for ever (N3). */
  execute(commandId: string, command: Command, actor: Actor): Reply {
    const [reply] = this.executeAll([{ commandId, command, actor }]);
    if (reply === undefined) throw new Error('a command without an answer');
    return reply;
  }

  /** Commands in their order, durable together; one answer each. */
  executeAll(requests: readonly Request[]): Reply[] {
    return this.#durably(
      () => requests.map(({ commandId, command, actor }) => this.#options.journal.findReply(commandId) ?? this.#run(command, actor, commandId)),
      () => requests.map(() => ({ ok: false, refusal: refuse('storage-fault') })),
    );
  }

  /** A command of the server's own, or of a keypad on its cable; repeats are its own business. */
  executeOwn(command: Command, actor: Actor = SYSTEM): Reply {
    return this.#durably(
      () => this.#run(command, actor, null),
      () => ({ ok: false, refusal: refuse('storage-fault') }),
    );
  }

  /** To be called about once a second: turns the day and notes jumps of the clock. */
  tick(): void {
    this.executeOwn({ name: 'day.turn', body: {} });
  }

  /** The day's time; a jump of the machine's clock is written down before anything else happens. */
  #now(): number {
    const { nowMs, jumpedMs } = this.#options.clock.read();
    if (jumpedMs !== 0) {
      this.#commit('clock.record', [{ type: 'clock.jumped', byMs: jumpedMs, atMs: Math.max(nowMs, this.#state.lastAtMs) }], null, SYSTEM, null);
    }
    return nowMs;
  }

  /** Runs the work in one transaction. When the disk fails, state and answers are as if nothing had been asked. */
  #durably<Answer>(work: () => Answer, failed: () => Answer): Answer {
    if (this.#fault !== null) return failed();
    const [state, centreVersion] = [this.#state, this.#centreVersion];
    const committed: Committed[] = [];
    this.#committing = committed;
    let answer: Answer;
    try {
      answer = this.#options.journal.together(work);
    } catch (error) {
      this.#state = state;
      this.#centreVersion = centreVersion;
      if (!(error instanceof StorageFault)) throw error;
      this.#fault = error;
      this.#options.onFault?.(error);
      return failed();
    }
    for (const { events, actor } of committed) for (const listener of this.#listeners) listener(events, this.#state, actor);
    return answer;
  }

  #run(command: Command, actor: Actor, commandId: string | null): Reply {
    const nowMs = Math.max(this.#now(), this.#state.lastAtMs);
    const { journal, clock, newToken, serviceOfProcedure, unattended = () => false } = this.#options;
    const decided: Decided = this.#decide(this.#state, command, {
      actor,
      nowMs,
      wallMs: clock.wallMs,
      token: newToken(),
      usedNumbers: (day) => journal.usedNumbers(day),
      usedUnder: (day) => journal.usedUnder(day),
      serviceOfProcedure,
      unattended,
      centreVersion: this.#centreVersion,
    });
    if (decided.ok) return this.#commit(command.name, decided.value.events, commandId, actor, decided.value.undoableAt);
    const reply: Reply = { ok: false, refusal: decided.no };
    // A refusal is an answer too: a repeat must get it even if by then the command could go ahead.
    if (commandId !== null) journal.append({ ...this.#entry(command.name, [], commandId, actor, null, reply), atMs: nowMs }, []);
    return reply;
  }

  #commit(name: string, events: readonly QueueEvent[], commandId: string | null, actor: Actor, undoableAt: string | null): Reply {
    const { state, touched } = evolveEntry(this.#state, { command: name, atMs: this.#atMs(events), events, undoableAt });
    const reply: Reply = { ok: true, value: replyValue(events, state) };
    if (events.length === 0 && commandId === null) return reply;
    const entry = this.#entry(name, events, commandId, actor, undoableAt, reply);
    this.#options.journal.append(entry, touched);
    this.#state = state;
    if (opensDay(entry)) this.#options.clock.restart();
    for (const event of events) {
      if (event.type === 'centre.replaced') this.#centreVersion = event.version;
    }
    if (events.length > 0) this.#committing.push({ events, actor });
    return reply;
  }

  #entry(command: string, events: readonly QueueEvent[], commandId: string | null, actor: Actor, undoableAt: string | null, reply: Reply): JournalEntry {
    const day = events.reduce((d, event) => (event.type === 'day.opened' ? event.day : d), this.#state.day);
    return { command, commandId, day, atMs: this.#atMs(events), actor, events, undoableAt, reply };
  }

  #atMs(events: readonly QueueEvent[]): number {
    return events.at(-1)?.atMs ?? this.#state.lastAtMs;
  }
}

/** The state at the end of the entries of a day. The first one also ended the day before, which is not replayed. */
export function replay(empty: QueueState, entries: readonly JournalEntry[]): QueueState {
  return entries.reduce((state, entry, i) => {
    const from =
      i === 0
        ? Math.max(
            0,
            entry.events.findIndex((event) => event.type === 'day.opened'),
          )
        : 0;
    return evolveEntry(state, { ...entry, events: entry.events.slice(from) }).state;
  }, empty);
}
