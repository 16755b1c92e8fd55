// Where commands and questions go once they are parsed and allowed: to the queue, to a device, to a list beside it.

import type { Engine, Request } from '@luot/engine/engine';
import type { Command } from '@luot/queue/command';
import { ticketHistory, ticketStanding } from '@luot/queue/views/find-ticket';
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { Text } from '@luot/shared/domain/text';
import { isQuestion, isUnjournaled, type Question, type QueueCommand, type Reply, type UnjournaledCommand } from '@luot/shared/protocol/commands';
import type { Actor } from '@luot/shared/protocol/roles';
import type { Logger } from 'pino';
import type { GuardedCommand } from '../access/guard.ts';
import { IssueFlood } from '../limits/issue-flood.ts';
import type { Rate } from '../limits/rate-limit.ts';
import { CheckIns } from '../lists/bookings/check-ins.ts';
import { findDossier } from '../lists/dossiers/find-dossier.ts';
import { LookUps } from '../lists/dossiers/look-ups.ts';
import type { Places } from '../places/places.ts';
import type { HallDisplays } from '../presence/hall-displays.ts';
import { ALARM, HelpCalls } from '../presence/help-calls.ts';
import type { Devices } from '../reactors/devices.ts';
import type { Metrics } from './metrics.ts';
import type { PrivateFiles } from './private-files.ts';
import { queueCommand } from './queue-command.ts';
import type { TicketTokens } from './ticket-tokens.ts';

export interface Asked {
  readonly guarded: GuardedCommand;
  readonly actor: Actor;
}

export interface CommandDeskOptions {
  readonly engine: Engine;
  readonly tokens: TicketTokens;
  readonly devices: Devices;
  readonly halls: HallDisplays;
  readonly privateFiles: PrivateFiles;
  readonly places: Places;
  readonly serviceOfProcedure: (code: string) => string | null;
  readonly metrics: Metrics;
  readonly onChange: () => void;
  readonly monotonicMs: () => number;
  readonly issueRate: Rate;
  /** A bug beside the queue; nothing but that command's answer depends on it. */
  readonly onBug: (error: unknown, what: string) => void;
  readonly log: Logger;
}

const NO_ANSWER: Reply = { ok: false, refusal: refuse('bad-message') };
const INTERNAL_FAULT: Reply = { ok: false, refusal: refuse('internal-fault') };

export class CommandDesk {
  /** Kiosks where somebody asks for a person. */
  readonly helpCalls = new HelpCalls();
  /** Counters whose clerk calls colleagues. */
  readonly alarms = new HelpCalls(ALARM);
  readonly #options: CommandDeskOptions;
  readonly #checkIns: CheckIns;
  readonly #lookUps = new LookUps();
  /** R3f: who asks for numbers faster than people come. */
  readonly issueFlood: IssueFlood;

  constructor(options: CommandDeskOptions) {
    this.#options = options;
    this.#checkIns = new CheckIns(options.privateFiles.bookings, options.monotonicMs);
    this.issueFlood = new IssueFlood(options.issueRate, options.monotonicMs);
  }

  /** Commands of one turn: those of the queue are durable together, those beside it are answered by themselves. */
  executeAll(asked: readonly Asked[]): Reply[] {
    const { engine, privateFiles, metrics, monotonicMs, log } = this.#options;
    const from = monotonicMs();
    const answers = new Map<GuardedCommand, Reply>();
    const requests: Request[] = [];
    const queued: GuardedCommand[] = [];
    for (const { guarded, actor } of asked) {
      const { command, commandId, bodyHash } = guarded;
      if (isUnjournaled(command))
        answers.set(
          guarded,
          this.#safely(command.name, () => this.#executeUnjournaled(command, actor)),
        );
      else if (isQuestion(command)) throw new Error(`${command.name} is asked, not executed`);
      else {
        requests.push({ commandId, name: command.name, bodyHash, actor, command: () => this.#prepared(command, actor) });
        queued.push(guarded);
      }
    }
    for (const [i, { reply, repeated }] of engine.executeAll(requests).entries()) {
      const guarded = queued[i];
      if (guarded === undefined) continue;
      answers.set(guarded, reply);
      // What a visitor wrote or showed is kept once, however often the command comes.
      if (!repeated) this.#safely(guarded.command.name, () => (privateFiles.keep(guarded.command, reply), reply));
    }
    const seconds = (monotonicMs() - from) / 1000;
    return asked.map(({ guarded, actor }) => {
      const reply = answers.get(guarded) ?? NO_ANSWER;
      const { name } = guarded.command;
      metrics.command(name, reply.ok, seconds);
      if (!reply.ok) {
        log.info({ command: name, by: actor, refusal: reply.refusal.code }, 'command.refused');
        // R3f, R54: the managers are told of many such.
        if (reply.refusal.code === 'too-many' || reply.refusal.code === 'unknown-booking') this.#options.onChange();
      }
      return reply;
    });
  }

  /** R54: for the managers; null: nothing to tell. */
  get manyWrongCodes(): Text | null {
    return this.#checkIns.manyWrong(this.#options.engine.state.settings);
  }

  execute(guarded: GuardedCommand, actor: Actor): Reply {
    return this.executeAll([{ guarded, actor }])[0] ?? NO_ANSWER;
  }

  async ask(question: Question, actor: Actor): Promise<Reply> {
    const { engine, tokens, privateFiles, serviceOfProcedure, monotonicMs } = this.#options;
    switch (question.name) {
      case 'ticket.find':
        return ticketStanding(engine.state, tokens.idOf(question.body.token), engine.nowMs);
      case 'ticket.lookUp':
        // R51: a clerk's words are for clerks and managers.
        return ticketHistory(engine.state, question.body.number, actor.role === 'greeter' ? () => null : (...call) => privateFiles.notes.wordsOf(...call));
      case 'dossier.find':
        return findDossier(question.body.code, actor.id, {
          source: () => privateFiles.source,
          lookUps: this.#lookUps,
          settings: () => engine.state.settings,
          serviceOfProcedure,
          monotonicMs,
        });
    }
  }

  #safely(name: string, work: () => Reply): Reply {
    try {
      return work();
    } catch (error) {
      this.#options.onBug(error, name);
      return INTERNAL_FAULT;
    }
  }

  #prepared(command: QueueCommand, actor: Actor): Result<Command, Refusal> {
    const issues = command.name === 'ticket.issue' || command.name === 'ticket.checkIn';
    if (issues && !this.issueFlood.take(actor, this.#options.engine.nowMs)) return no(refuse('too-many'));
    const tooOften = command.name === 'ticket.checkIn' ? this.#checkIns.refusal(command.body.code, actor) : null;
    return tooOften === null
      ? ok(queueCommand(command, { findBooking: (code) => this.#checkIns.find(code), judgePlaces: (centre) => this.#options.places.judge(centre) }))
      : no(tooOften);
  }

  #executeUnjournaled(command: UnjournaledCommand, actor: Actor): Reply {
    const { engine, devices, halls, onChange } = this.#options;
    const refused = (code: Parameters<typeof refuse>[0]): Reply => ({ ok: false, refusal: refuse(code) });
    switch (command.name) {
      case 'help.call':
        this.helpCalls.call(actor.id, engine.nowMs);
        break;
      case 'help.answer':
        if (!this.helpCalls.answer(command.body.kioskId, engine.nowMs)) return refused('help-answered');
        break;
      case 'alarm.raise':
        if (engine.state.counters[command.body.counterId]?.clerk !== actor.id) return refused('not-your-counter');
        this.alarms.call(command.body.counterId, engine.nowMs);
        break;
      case 'alarm.answer':
        if (!this.alarms.answer(command.body.counterId, engine.nowMs)) return refused('help-answered');
        break;
      case 'call.said':
        if (!halls.said(actor.id, command.body.callSeq)) return refused('not-allowed');
        break;
      case 'display.report':
        halls.report(actor.id, command.body.faults);
        break;
      default:
        return devices.execute(command, actor);
    }
    onChange();
    return { ok: true, value: {} };
  }
}
