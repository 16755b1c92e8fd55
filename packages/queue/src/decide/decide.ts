// What a command does, or why it is refused. Reads the state, changes nothing, throws nothing.
import { assertNever } from '@luot/shared/domain/assert-never';
import { refuse } from '@luot/shared/domain/refusal';
import { no } from '@luot/shared/domain/result';
import { COMMANDS, type QueueCommand } from '@luot/shared/protocol/commands';
import type { Command, Context } from '../command.ts';
import type { QueueState } from '../state.ts';
import { replaceCentre } from './decide-centre.ts';
import { callNext, callTicket, closeCounter, openCounter, pauseCounter, takeOverCounter, undo } from './decide-counter.ts';
import { closeDay, confirmDay, correctClock, reopenDay, turnDay } from './decide-day.ts';
import { checkIn, issueTicket } from './decide-issue.ts';
import { reportPrint, reprintTicket } from './decide-print.ts';
import { cancelByVisitor, rateAtCounter, rateByVisitor, resumeTicket, returnByVisitor, returnTicket } from './decide-return.ts';
import { addService, cancelTicket, finishTicket, holdTicket, missTicket, recallTicket, setClass, startTicket, transferTicket } from './decide-ticket.ts';
import { type Decided, done } from './decision.ts';

export function decide(state: QueueState, command: Command, context: Context): Decided {
  if (state.day === null && needsDay(command)) return no(refuse('day-not-open'));
  switch (command.name) {
    case 'ticket.issue':
      return issueTicket(state, command.body, context);
    case 'ticket.checkIn':
      return checkIn(state, command.body, context);
    case 'ticket.hold':
      return holdTicket(state, command.body, context);
    case 'ticket.resume':
      return resumeTicket(state, command.body, context);
    case 'ticket.return':
      return returnTicket(state, command.body, context);
    case 'ticket.setClass':
      return setClass(state, command.body, context);
    case 'ticket.addService':
      return addService(state, command.body, context);
    case 'visitor.return':
      return returnByVisitor(state, command.body, context);
    case 'visitor.cancel':
      return cancelByVisitor(state, command.body, context);
    case 'visitor.rate':
      return rateByVisitor(state, command.body, context);
    case 'ticket.recall':
      return recallTicket(state, command.body, context);
    case 'ticket.start':
      return startTicket(state, command.body, context);
    case 'ticket.finish':
      return finishTicket(state, command.body, context);
    case 'ticket.miss':
      return missTicket(state, command.body, context);
    case 'ticket.cancel':
      return cancelTicket(state, command.body, context);
    case 'ticket.transfer':
      return transferTicket(state, command.body, context);
    case 'ticket.reprint':
      return reprintTicket(state, command.body, context);
    case 'print.report':
      return reportPrint(state, command.body, context);
    case 'counter.open':
      return openCounter(state, command.body, context);
    case 'counter.pause':
      return pauseCounter(state, command.body, context);
    case 'counter.close':
      return closeCounter(state, command.body, context);
    case 'counter.callNext':
      return callNext(state, command.body, context);
    case 'counter.callTicket':
      return callTicket(state, command.body, context);
    case 'counter.takeOver':
      return takeOverCounter(state, command.body, context);
    case 'counter.rate':
      return rateAtCounter(state, command.body, context);
    case 'counter.undo':
      return undo(state, command.body, context);
    case 'day.turn':
      return turnDay(state, context);
    case 'day.close':
      return closeDay(state, command.body, context);
    case 'day.reopen':
      return reopenDay(state, context);
    case 'emergency.set':
      return done({ type: 'emergency.set', text: command.body.text, atMs: context.nowMs });
    case 'day.confirm':
      return confirmDay(state, command.body, context);
    case 'clock.correct':
      return correctClock(command.body, context);
    case 'clock.record':
      return done({ type: 'clock.jumped', byMs: command.body.byMs, atMs: context.nowMs });
    case 'centre.replace':
      return replaceCentre(state, command.body, context);
    default:
      return assertNever(command);
  }
}

/** What the server gives itself works on any day. */
function needsDay({ name }: Command): boolean {
  return name in COMMANDS && COMMANDS[name as QueueCommand['name']].day;
}
