// The one writer. Commands come in, their answers go out, and what happened is on disk in between.
//
//   seen? ─yes─▶ the same answer, to the same command of the same actor
//     │no
//   decide ─▶ evolve ─▶ journal.append ─▶ … all of the turn … ─▶ on disk ─▶ answers, then listeners
//
// Commands of one turn of the event loop share one sync of the disk; each still finds the state the one before left,
// and nobody is told anything before all of it is durable. There is no `await` in here: two turns never interleave.
//
// A bug that one command brings to light before it is appended undoes that command alone; it is refused for ever and the
// others of its turn go on. A bug after that (commit, listeners) leaves a state nobody can answer for: the process ends.

import type { Command, Context } from '@luot/queue/command';
import { isQuiet, MOST_DAYS_AHEAD, timeAtStart } from '@luot/queue/day';
import { decide } from '@luot/queue/decide/decide';
import type { Decided } from '@luot/queue/decide/decision';
import type { QueueEvent } from '@luot/queue/events';
import { evolveEntry } from '@luot/queue/evolve';
import { emptyState, type QueueState } from '@luot/queue/state';
import { replyValue } from '@luot/queue/views/reply-value';
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import { ok, type Result } from '@luot/shared/domain/result';
import type { Reply } from '@luot/shared/protocol/commands';
import type { Actor } from '@luot/shared/protocol/roles';
import type { CentreSettings } from '@luot/shared/settings/centre';
import type { ClockDoubt, DayClock } from './day-clock.ts';
import { type Answered, type Journal, type JournalEntry, StorageFault } from './journal.ts';

export interface EngineOptions {
  readonly journal: Journal;
  readonly clock: DayClock;
  /** The settings of a new store; an old one has its own. */
  readonly seed: CentreSettings;
  readonly newToken: () => string;
  readonly serviceOfProcedure: Context['serviceOfProcedure'];
  /** C9; nobody is unattended where nobody can tell. */
  readonly unattended?: Context['unattended'];
  /** Told when the store cannot be written, and with null when it can be again. */
  readonly onFault?: (fault: StorageFault | null) => void;
  /** Told of a bug in one command, which was undone and refused. */
  readonly onBug?: (error: unknown, command: string) => void;
  /** Told of what this process cannot go on after; it is to end and begin anew. */
  readonly onBroken?: (error: unknown) => void;
  /** Replaced in tests that show what the simulation catches. */
  readonly decide?: typeof decide;
}

/** A client's command with who gave it. */
export interface Request {
  readonly commandId: string;
  readonly name: Command['name'];
  /** N3: what a repeat has in common with it beside id, actor and name. */
  readonly bodyHash: string | null;
  readonly actor: Actor;
  /** Asked for when the id is new, and only then. A refusal from here is answered and not remembered. */
  readonly command: () => Result<Command, Refusal>;
}

/** An answer, and whether it was given before: then nothing may be done for it again. */
export interface Executed {
  readonly reply: Reply;
  readonly repeated: boolean;
}

/** A request for a command that needs nothing first. */
export function requestOf(commandId: string, command: Command, actor: Actor, bodyHash: string | null = null): Request {
  return { commandId, name: command.name, bodyHash, actor, command: () => ok(command) };
}

export type CommitListener = (events: readonly QueueEvent[], state: QueueState, actor: Actor) => void;

interface Committed {
  readonly events: readonly QueueEvent[];
  readonly actor: Actor;
}

/** What an entry is found again by. */
interface Named {
  readonly id: string;
  readonly bodyHash: string | null;
}

const DAY_MS = 86_400_000;
/** How far the centre's time, as it was saved, may lie behind the last event. */
const SAVED_GRAIN_MS = 2_000;
/** A glitch is shorter. */
const STEADY_MS = 600_000;

const SYSTEM: Actor = { role: 'system', id: 'server' };
const NOT_WRITTEN: Reply = { ok: false, refusal: refuse('storage-fault') };
const INTERNAL_FAULT: Reply = { ok: false, refusal: refuse('internal-fault') };
const ANOTHER_COMMAND: Reply = { ok: false, refusal: refuse('id-used') };

export class Engine {
  readonly #options: EngineOptions;
  readonly #decide: typeof decide;
  readonly #listeners: CommitListener[] = [];
  #state: QueueState;
  #centreVersion: number;
  #fault: StorageFault | null = null;
  #broken = false;
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
    this.#startClock();
    if (stored === null) {
      const seeded: QueueEvent = { type: 'centre.replaced', version: 1, document: options.seed, atMs: this.#options.clock.read().nowMs };
      this.#commit('centre.replace', [seeded], null, SYSTEM, null);
    }
    this.tick();
  }

  get state(): QueueState {
    return this.#state;
  }

  /** Set while the store cannot be written: commands are refused. A full disk is tried again at each tick. */
  get fault(): StorageFault | null {
    return this.#fault;
  }

  /** D1c: null while the centre's time follows the machine's. */
  get clockDoubt(): ClockDoubt | null {
    return this.#options.clock.doubt();
  }

  /** The centre's time: what every screen shows. */
  get nowMs(): number {
    return Math.max(this.#options.clock.peek(), this.#state.lastAtMs);
  }

  /** Called after each commit that changed something, in order of registration. */
  onCommit(listener: CommitListener): void {
    this.#listeners.push(listener);
  }

  /** A client's command. */
  execute(commandId: string, command: Command, actor: Actor): Reply {
    const [executed] = this.executeAll([requestOf(commandId, command, actor)]);
    if (executed === undefined) throw new Error('a command without an answer');
    return executed.reply;
  }

  /** Commands in their order, durable together; one answer each. */
  executeAll(requests: readonly Request[]): Executed[] {
    return this.#durably(
      () => requests.map((request) => this.#once(request)),
      () => requests.map(() => ({ reply: NOT_WRITTEN, repeated: false })),
    );
  }

  /** A command of the server's own, or of a keypad on its cable; repeats are its own business. */
  executeOwn(command: Command, actor: Actor = SYSTEM): Reply {
    return this.#durably(
      () => {
        this.#now();
        return this.#attempt(command.name, () => this.#run(command, actor, null)) ?? INTERNAL_FAULT;
      },
      () => NOT_WRITTEN,
    );
  }

  /** To be called about once a second: notes jumps of the clock and turns the day. */
  tick(): void {
    if (this.#fault !== null && !this.#broken) this.#tryDisk();
    if (this.#mayFollowMachine()) this.executeOwn({ name: 'clock.correct', body: { to: 'machine' } });
    this.executeOwn({ name: 'day.turn', body: {} });
  }

  #startClock(): void {
    const { clock } = this.#options;
    const { lastAtMs } = this.#state;
    // What an earlier process has saved may be some moments off; a correction that it could not save any more is not.
    if (clock.goesOn && lastAtMs - clock.peek() < SAVED_GRAIN_MS) return;
    const { nowMs, guessed } = timeAtStart(this.#state, clock.machineMs);
    clock.set(nowMs, { judged: false, guessed });
  }

  /** D1c: passing time has judged. Only forward, and only where nobody's time is touched. */
  #mayFollowMachine(): boolean {
    const doubt = this.clockDoubt;
    if (doubt === null || doubt.judged || doubt.differenceMs < 0 || doubt.differenceMs > MOST_DAYS_AHEAD * DAY_MS) return false;
    return (doubt.guessed || doubt.steadyMs >= STEADY_MS) && isQuiet(this.#state, this.nowMs);
  }

  /** N3: the same command of the same actor under its id gets the same answer, for ever; another one is refused. */
  #once(request: Request): Executed {
    const { commandId, name, bodyHash, actor } = request;
    const before = this.#options.journal.findAnswered(commandId);
    if (before !== null) return isRepeat(before, request) ? { reply: before.reply, repeated: true } : { reply: ANOTHER_COMMAND, repeated: true };
    this.#now();
    const reply = this.#attempt(name, () => {
      const command = request.command();
      return command.ok ? this.#run(command.value, actor, { id: commandId.toLowerCase(), bodyHash }) : { ok: false, refusal: command.no };
    });
    if (reply !== null) return { reply, repeated: false };
    this.#append(name, actor, { id: commandId.toLowerCase(), bodyHash }, INTERNAL_FAULT);
    return { reply: INTERNAL_FAULT, repeated: false };
  }

  /** The reply of a command that is done whole or not at all; null: a bug, and nothing of it was done. */
  #attempt(name: string, work: () => Reply): Reply | null {
    const [state, centreVersion, committed, time] = [this.#state, this.#centreVersion, this.#committing.length, this.#options.clock.standing];
    try {
      return this.#options.journal.together(work);
    } catch (error) {
      if (error instanceof StorageFault) throw error;
      this.#state = state;
      this.#centreVersion = centreVersion;
      this.#options.clock.restore(time);
      this.#committing.length = committed;
      this.#options.onBug?.(error, name);
      return null;
    }
  }

  #tryDisk(): void {
    try {
      this.#options.journal.tryDisk();
    } catch (error) {
      if (error instanceof StorageFault) return;
      throw error;
    }
    this.#fault = null;
    this.#options.onFault?.(null);
  }

  /** The centre's time; a jump of the machine's clock is written down before anything else happens. */
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
    const [state, centreVersion, time] = [this.#state, this.#centreVersion, this.#options.clock.standing];
    const committed: Committed[] = [];
    this.#committing = committed;
    let answer: Answer;
    try {
      answer = this.#options.journal.together(work);
    } catch (error) {
      this.#state = state;
      this.#centreVersion = centreVersion;
      this.#options.clock.restore(time);
      if (!(error instanceof StorageFault)) throw this.#breaks(error);
      this.#fault = error;
      this.#options.onFault?.(error);
      if (!error.isFull) this.#breaks(error);
      return failed();
    }
    try {
      for (const { events, actor } of committed) for (const listener of this.#listeners) listener(events, this.#state, actor);
    } catch (error) {
      throw this.#breaks(error);
    }
    return answer;
  }

  /** What is on disk and what is in memory may be two things from here on. */
  #breaks(error: unknown): unknown {
    this.#broken = true;
    this.#options.onBroken?.(error);
    return error;
  }

  #run(command: Command, actor: Actor, named: Named | null): Reply {
    const nowMs = Math.max(this.#now(), this.#state.lastAtMs);
    const { journal, clock, newToken, serviceOfProcedure, unattended = () => false } = this.#options;
    const decided: Decided = this.#decide(this.#state, command, {
      actor,
      nowMs,
      machine: { nowMs: clock.machineMs, sinceMs: clock.sinceMs },
      token: newToken(),
      usedNumbers: (day) => journal.usedNumbers(day),
      usedUnder: (day) => journal.usedUnder(day),
      serviceOfProcedure,
      unattended,
      centreVersion: this.#centreVersion,
    });
    if (decided.ok) return this.#commit(command.name, decided.value.events, named, actor, decided.value.undoableAt);
    const reply: Reply = { ok: false, refusal: decided.no };
    // A refusal is an answer too: a repeat must get it even if by then the command could go ahead.
    if (named !== null) this.#append(command.name, actor, named, reply, nowMs);
    return reply;
  }

  /** Writes down an answer that changed nothing. */
  #append(name: string, actor: Actor, named: Named, reply: Reply, atMs: number = this.#state.lastAtMs): void {
    this.#options.journal.append({ ...this.#entry(name, [], named, actor, null, reply), atMs }, []);
  }

  #commit(name: string, events: readonly QueueEvent[], named: Named | null, actor: Actor, undoableAt: string | null): Reply {
    const { state, touched } = evolveEntry(this.#state, { command: name, atMs: this.#atMs(events), events, undoableAt });
    const reply: Reply = { ok: true, value: replyValue(events, state) };
    if (events.length === 0 && named === null) return reply;
    const entry = this.#entry(name, events, named, actor, undoableAt, reply);
    this.#options.journal.append(entry, touched);
    this.#state = state;
    for (const event of events) {
      if (event.type === 'centre.replaced') this.#centreVersion = event.version;
      if (event.type === 'clock.corrected') this.#options.clock.set(event.atMs, { judged: true, guessed: false });
    }
    if (events.length > 0) this.#committing.push({ events, actor });
    return reply;
  }

  #entry(command: string, events: readonly QueueEvent[], named: Named | null, actor: Actor, undoableAt: string | null, reply: Reply): JournalEntry {
    const day = events.reduce((d, event) => (event.type === 'day.opened' ? event.day : d), this.#state.day);
    const { id: commandId = null, bodyHash = null } = named ?? {};
    return { command, commandId, bodyHash, day, atMs: this.#atMs(events), actor, events, undoableAt, reply };
  }

  #atMs(events: readonly QueueEvent[]): number {
    return events.at(-1)?.atMs ?? this.#state.lastAtMs;
  }
}

/** An entry from before hashes were kept counts as having the same body. */
function isRepeat(before: Answered, { name, bodyHash, actor }: Request): boolean {
  if (before.command !== name || before.actor.role !== actor.role || before.actor.id !== actor.id) return false;
  return before.bodyHash === null || bodyHash === null || before.bodyHash === bodyHash;
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
