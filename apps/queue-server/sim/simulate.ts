// Days of kiosks, clerks, lost messages, repeats, clock jumps and restarts on a virtual clock, over the real engine
// and the real store. Everything follows from the seed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DayClock, type SavedClock } from '@luot/engine/day-clock';
import { Engine } from '@luot/engine/engine';
import { VirtualClock } from '@luot/engine/fixtures/virtual-clock';
import type { Journal } from '@luot/engine/journal';
import { openSqliteJournal } from '@luot/engine/sqlite-journal';
import type { Command } from '@luot/queue/command';
import { decide } from '@luot/queue/decide/decide';
import { allTickets, counterOf, findTicket, type QueueState } from '@luot/queue/state';
import { instantOf } from '@luot/shared/domain/time/local-time';
import type { Reply } from '@luot/shared/protocol/commands';
import type { Actor } from '@luot/shared/protocol/roles';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { Rng } from './rng.ts';
import { type Violation, Watcher } from './watcher.ts';

const FIRST_DAY = '2027-03-01';
const STEPS_A_DAY = 400;

export interface SimOptions {
  readonly seed: number;
  readonly days: number;
  readonly centre: CentreSettings;
  /** What a test breaks on purpose, to see that the simulation sees it. */
  readonly mutateJournal?: (journal: Journal) => Journal;
  readonly mutateDecide?: typeof decide;
}

export interface SimResult {
  readonly days: number;
  readonly commands: number;
  readonly violations: readonly (Violation & { readonly seed: number })[];
}

/** Each day has a seed of its own, so that a failing one can be run alone: `--seed S --days 1`. */
export function simulate(options: SimOptions): SimResult {
  let commands = 0;
  const violations: (Violation & { seed: number })[] = [];
  for (let i = 0; i < options.days; i++) {
    const seed = options.seed + i;
    const day = new Day(options, seed);
    day.run();
    commands += day.commands;
    violations.push(...day.watcher.violations.map((violation) => ({ ...violation, seed })));
  }
  return { days: options.days, commands, violations };
}

/** One day and the night after it, on a data folder of its own. */
class Day {
  readonly watcher = new Watcher();
  readonly #options: SimOptions;
  readonly #rng: Rng;
  readonly #clock: VirtualClock;
  readonly #folder = mkdtempSync(join(tmpdir(), 'luot-sim-'));
  #journal: Journal;
  #engine: Engine;
  #dayClock: DayClock;
  commands = 0;
  /** Commands that were sent and whose answer was lost on the way. */
  #unanswered: { commandId: string; command: Command; actor: Actor }[] = [];
  #settled: { commandId: string; command: Command; actor: Actor }[] = [];

  constructor(options: SimOptions, seed: number) {
    this.#options = options;
    this.#rng = new Rng(seed);
    this.#clock = new VirtualClock(instantOf({ date: FIRST_DAY, minute: 6 * 60 + 40 }, options.centre.timeZone));
    this.#journal = this.#openJournal();
    this.#dayClock = new DayClock(this.#clock);
    this.#engine = this.#openEngine();
  }

  run(): void {
    try {
      this.watcher.looked(null, this.#engine.state);
      for (let step = 0; step < STEPS_A_DAY; step++) this.#step();
      // The night: everything open expires, and a new day counts from 1 again.
      this.#clock.pass(18 * 3_600_000);
      this.#engine.tick();
      this.watcher.looked(null, this.#engine.state);
      for (let step = 0; step < 20; step++) this.#step();
    } catch (error) {
      // A bug crashes the server; that is a finding too.
      this.watcher.violations.push({ rule: 'crash', what: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#journal.close();
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  #openJournal(): Journal {
    const journal = openSqliteJournal(join(this.#folder, 'luot.db'));
    return this.#options.mutateJournal?.(journal) ?? journal;
  }

  #openEngine(): Engine {
    return new Engine({
      journal: this.#journal,
      clock: this.#dayClock,
      seed: this.#options.centre,
      newToken: () => this.#rng.uuid(),
      serviceOfProcedure: () => null,
      decide: this.#options.mutateDecide ?? decide,
      // One command's bug stops nobody else's; it is a finding all the same.
      onBug: (error) => this.watcher.violations.push({ rule: 'crash', what: error instanceof Error ? error.message : String(error) }),
    });
  }

  #step(): void {
    this.#clock.pass(this.#rng.below(90_000));
    const dice = this.#rng.next();
    if (dice < 0.02) return this.#restart();
    if (dice < 0.03) return this.#clock.jump(this.#rng.below(7_200_000) - 3_600_000);
    if (dice < 0.033) return this.#correct();
    if (dice < 0.035) return this.#clock.sleep(this.#rng.below(600_000));
    if (dice < 0.06) return this.#engine.tick();
    if (dice < 0.14) return this.#repeat();
    const { command, actor } = dice < 0.5 ? this.#visitor() : this.#clerk();
    this.#send({ commandId: this.#rng.uuid(), command, actor });
  }

  #send(request: { commandId: string; command: Command; actor: Actor }): void {
    // Lost on the way there: the client will send it again.
    if (this.#rng.chance(0.03)) return void this.#unanswered.push(request);
    this.#deliver(request);
    // Lost on the way back: the same.
    if (this.#rng.chance(0.04)) this.#unanswered.push(request);
    else this.#settled.push(request);
  }

  #deliver({ commandId, command, actor }: { commandId: string; command: Command; actor: Actor }): Reply {
    const reply = this.#engine.execute(commandId, command, actor);
    this.commands += 1;
    this.watcher.answered(commandId, reply);
    this.watcher.looked(command, this.#engine.state);
    return reply;
  }

  /** The same command again: one nobody has heard of, or one long answered. */
  #repeat(): void {
    const request = this.#unanswered.shift() ?? this.#rng.pick(this.#settled);
    if (request !== undefined) this.#deliver(request);
  }

  /** The process dies between two commands, or is told to stop. */
  /** D1e: the one thing that may set time back. */
  #correct(): void {
    const to = this.#rng.pick(['machine', 'day'] as const) ?? 'day';
    this.#engine.execute(this.#rng.uuid(), { name: 'clock.correct', body: { to } }, { role: 'manager', id: 'quanly' });
    this.watcher.corrected(this.#engine.state);
  }

  /** Of the process, or of the machine, whose clock may then be wrong. */
  #restart(): void {
    const before = this.#engine.state;
    this.#journal.close();
    let saved: SavedClock | null = this.#dayClock.save();
    if (this.#rng.chance(0.2)) {
      saved = this.#rng.chance(0.5) ? saved : null;
      this.#clock.boot(this.#rng.below(600_000), this.#rng.chance(0.3) ? this.#rng.below(50_400_000) - 25_200_000 : 0);
    }
    this.#dayClock = new DayClock(this.#clock, saved);
    this.#journal = this.#openJournal();
    this.#engine = this.#openEngine();
    this.watcher.restarted(before, this.#engine.state);
  }

  #visitor(): { command: Command; actor: Actor } {
    const { services, classes, kiosks } = this.#options.centre;
    const away = this.#rng.chance(0.06) ? this.#away() : undefined;
    const kiosk: Actor = { role: 'kiosk', id: this.#rng.pick(kiosks)?.id ?? '' };
    if (away !== undefined) return { command: { name: 'visitor.return', body: { token: away.token } }, actor: kiosk };
    const ticketClass = this.#rng.chance(0.15) ? this.#rng.pick(classes) : undefined;
    const serviceId = this.#rng.chance(0.02) ? 'nothing' : (this.#rng.pick(services)?.id ?? '');
    const classId = ticketClass === undefined ? {} : { classId: ticketClass.id };
    if (this.#rng.chance(0.08)) {
      const atMs = this.#engine.nowMs + (this.#rng.below(90) - 45) * 60_000;
      const booking = { id: `booking-${this.#rng.below(200)}`, serviceId, atMs, procedureCode: null };
      return { command: { name: 'ticket.checkIn', body: { booking, language: 'vi', ...classId } }, actor: kiosk };
    }
    const next = this.#rng.chance(0.1) ? this.#rng.pick(services)?.id : undefined;
    return {
      command: { name: 'ticket.issue', body: { serviceId, language: 'vi', ...classId, ...(next === undefined ? {} : { further: [next] }) } },
      actor: kiosk,
    };
  }

  #clerk(): { command: Command; actor: Actor } {
    const { state } = this.#engine;
    const counters = this.#options.centre.counters;
    const i = this.#rng.below(counters.length);
    const counterId = counters[i]?.id ?? '';
    // Mostly the clerk of the counter, sometimes a wrong one.
    const actor: Actor = { role: 'staff', id: `clerk-${this.#rng.chance(0.05) ? this.#rng.below(counters.length) : i}` };
    return { command: this.#work(state, counterId), actor };
  }

  #away() {
    return this.#rng.pick(allTickets(this.#engine.state).filter(({ state }) => state === 'held' || state === 'missed'));
  }

  #work(state: QueueState, counterId: string): Command {
    const counter = counterOf(state, counterId);
    const ticketId = counter.current ?? this.#rng.pick(allTickets(state))?.id ?? 'none';
    const { counters, services, pauseReasons } = this.#options.centre;
    if (this.#rng.chance(0.12)) return this.#rareWork(ticketId, counterId);
    const dice = this.#rng.below(100);
    if (counter.state !== 'open' && dice < 70) return { name: 'counter.open', body: { counterId } };
    if (dice < 40) {
      const as = findTicket(state, ticketId)?.state === 'called' && this.#rng.chance(0.3) ? 'missed' : 'served';
      const outcome = counter.current === null && this.#rng.chance(0.95) ? {} : { outcome: { ticketId, as } as const };
      return { name: 'counter.callNext', body: { counterId, ...outcome } };
    }
    if (dice < 60) return { name: 'ticket.start', body: { ticketId } };
    if (dice < 68) return { name: 'ticket.finish', body: { ticketId } };
    if (dice < 72) return { name: 'ticket.recall', body: { ticketId } };
    if (dice < 76) return { name: 'ticket.miss', body: { ticketId } };
    if (dice < 79) return { name: 'ticket.cancel', body: { ticketId } };
    if (dice < 83) return { name: 'ticket.transfer', body: { ticketId, to: { serviceId: this.#rng.pick(services)?.id ?? '' } } };
    if (dice < 86) return { name: 'ticket.transfer', body: { ticketId, to: { counterId: this.#rng.pick(counters)?.id ?? '' } } };
    if (dice < 91) return { name: 'counter.undo', body: { counterId } };
    if (dice < 93) return { name: 'ticket.reprint', body: { ticketId } };
    if (dice < 95) {
      const number = this.#rng.pick(allTickets(state))?.number ?? 'A001';
      const outcome = counter.current === null ? {} : { outcome: { ticketId, as: 'served' } as const };
      return { name: 'counter.callTicket', body: { counterId, number, reasonId: 'other', ...outcome } };
    }
    if (dice < 97) return { name: 'counter.pause', body: { counterId, reasonId: this.#rng.pick(pauseReasons)?.id ?? '' } };
    return { name: 'counter.close', body: { counterId } };
  }

  /** What clerks do now and then. */
  #rareWork(ticketId: string, counterId: string): Command {
    const { services, classes } = this.#options.centre;
    const away = this.#away()?.id ?? ticketId;
    switch (this.#rng.below(7)) {
      case 0:
        return { name: 'ticket.resume', body: { ticketId: away } };
      case 1:
        return { name: 'ticket.return', body: { ticketId: away } };
      case 2:
        return { name: 'ticket.setClass', body: { ticketId, classId: this.#rng.chance(0.5) ? null : (this.#rng.pick(classes)?.id ?? null) } };
      case 3:
        return { name: 'ticket.addService', body: { ticketId, serviceId: this.#rng.pick(services)?.id ?? '' } };
      case 4:
        return { name: 'counter.takeOver', body: { counterId } };
      case 5:
        return { name: 'ticket.issue', body: { serviceId: this.#rng.pick(services)?.id ?? '', language: 'vi', training: true } };
      default:
        return { name: 'ticket.hold', body: { ticketId } };
    }
  }
}
