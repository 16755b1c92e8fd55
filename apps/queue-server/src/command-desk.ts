// Where commands and questions go once they are parsed and allowed: to the queue, to a device, to a list beside it.
import { refuse } from '@luot/shared/domain/refusal';
import { isSideCommand, type Question, type Reply, type SideCommand } from '@luot/shared/protocol/commands';
import type { Actor } from '@luot/shared/protocol/roles';
import type { Logger } from 'pino';
import { CheckIns } from './bookings/check-ins.ts';
import type { Devices } from './devices.ts';
import { findDossier } from './dossiers/find-dossier.ts';
import { LookUps } from './dossiers/look-ups.ts';
import type { Engine } from './engine.ts';
import type { GuardedCommand } from './gateway/guard.ts';
import type { HallDisplays } from './hall-displays.ts';
import { ALARM, HelpCalls } from './help-calls.ts';
import type { Metrics } from './http/metrics.ts';
import type { Places } from './places/places.ts';
import { ticketHistory, ticketStanding } from './queue/find-ticket.ts';
import { queueCommand } from './queue-command.ts';
import type { SideFiles } from './side-files.ts';
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
  readonly sideFiles: SideFiles;
  readonly places: Places;
  /** The answer a command was given before, or null. */
  readonly findReply: (commandId: string) => Reply | null;
  readonly serviceOfProcedure: (code: string) => string | null;
  readonly metrics: Metrics;
  readonly onChange: () => void;
  readonly monotonicMs: () => number;
  readonly log: Logger;
}

const NO_ANSWER: Reply = { ok: false, refusal: refuse('bad-message') };

export class CommandDesk {
  /** Kiosks where somebody asks for a person. */
  readonly helpCalls = new HelpCalls();
  /** Counters whose clerk calls colleagues. */
  readonly alarms = new HelpCalls(ALARM);
  readonly #options: CommandDeskOptions;
  readonly #checkIns: CheckIns;
  readonly #lookUps = new LookUps();

  constructor(options: CommandDeskOptions) {
    this.#options = options;
    this.#checkIns = new CheckIns(options.sideFiles.bookings, (commandId) => options.findReply(commandId) !== null, options.monotonicMs);
  }

  /** Commands of one turn: those of the queue are durable together, those beside it are answered by themselves. */
  executeAll(asked: readonly Asked[]): Reply[] {
    const { engine, sideFiles, places, findReply, metrics, monotonicMs, log } = this.#options;
    const from = monotonicMs();
    const answers = new Map<GuardedCommand, Reply>();
    for (const { guarded, actor } of asked) {
      if (isSideCommand(guarded.command)) answers.set(guarded, this.#executeSide(guarded.command, actor));
      const tooOften = this.#checkIns.refusal(guarded, actor);
      if (tooOften !== null) answers.set(guarded, { ok: false, refusal: tooOften });
    }
    const queue = asked.filter(({ guarded }) => !answers.has(guarded));
    // What a visitor wrote is kept once, however often the command comes.
    const repeats = new Set(queue.filter(({ guarded }) => keepsWords(guarded) && findReply(guarded.commandId) !== null).map(({ guarded }) => guarded));
    const replies = engine.executeAll(
      queue.map(({ guarded, actor }) => ({
        commandId: guarded.commandId,
        command: queueCommand(guarded.command, { findBooking: (code) => this.#checkIns.find(code, actor), judgePlaces: (centre) => places.judge(centre) }),
        actor,
      })),
    );
    for (const [i, { guarded }] of queue.entries()) {
      const reply = replies[i] ?? NO_ANSWER;
      answers.set(guarded, reply);
      if (!repeats.has(guarded)) sideFiles.keep(guarded.command, reply);
    }
    const seconds = (monotonicMs() - from) / 1000;
    return asked.map(({ guarded, actor }) => {
      const reply = answers.get(guarded) ?? NO_ANSWER;
      const { name } = guarded.command;
      metrics.command(name, reply.ok, seconds);
      if (!reply.ok) log.info({ command: name, by: actor, refusal: reply.refusal.code }, 'command.refused');
      return reply;
    });
  }

  execute(guarded: GuardedCommand, actor: Actor): Reply {
    return this.executeAll([{ guarded, actor }])[0] ?? NO_ANSWER;
  }

  async ask(question: Question, actor: Actor): Promise<Reply> {
    const { engine, tokens, sideFiles, serviceOfProcedure, monotonicMs } = this.#options;
    switch (question.name) {
      case 'ticket.find':
        return ticketStanding(engine.state, tokens.idOf(question.body.token), engine.nowMs);
      case 'ticket.lookUp':
        return ticketHistory(engine.state, question.body.number);
      case 'dossier.find':
        return findDossier(question.body.code, actor.id, {
          source: () => sideFiles.source,
          lookUps: this.#lookUps,
          settings: () => engine.state.settings,
          serviceOfProcedure,
          monotonicMs,
        });
    }
  }

  #executeSide(command: SideCommand, actor: Actor): Reply {
    const { engine, devices, halls, onChange } = this.#options;
    const no = (code: Parameters<typeof refuse>[0]): Reply => ({ ok: false, refusal: refuse(code) });
    switch (command.name) {
      case 'help.call':
        this.helpCalls.call(actor.id, engine.nowMs);
        break;
      case 'help.answer':
        if (!this.helpCalls.answer(command.body.kioskId, engine.nowMs)) return no('help-answered');
        break;
      case 'alarm.raise':
        if (engine.state.counters[command.body.counterId]?.clerk !== actor.id) return no('not-your-counter');
        this.alarms.call(command.body.counterId, engine.nowMs);
        break;
      case 'alarm.answer':
        if (!this.alarms.answer(command.body.counterId, engine.nowMs)) return no('help-answered');
        break;
      case 'call.said':
        if (!halls.said(actor.id, command.body.callSeq)) return no('not-allowed');
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

function keepsWords({ command }: GuardedCommand): boolean {
  return command.name === 'counter.rate' || command.name === 'visitor.rate';
}
