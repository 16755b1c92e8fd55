// Who may send what and see what. Deny by default: what is not in these two tables does not happen.

import { personalNumberIn, personalNumberOf } from '@luot/shared/domain/personal-number';
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import { no, ok, type Result } from '@luot/shared/domain/result';
import { type ClientCommand, COMMAND_SCHEMAS, type CommandName, envelopeSchema } from '@luot/shared/protocol/commands';
import type { Watch } from '@luot/shared/protocol/handshake';
import type { Actor, Role } from '@luot/shared/protocol/roles';
import type { ViewName } from '@luot/shared/protocol/views';
import { bodyHash } from './body-hash.ts';

/** What whoever walks the hall does, and every clerk too. */
const FLOOR_WORK: readonly CommandName[] = [
  'ticket.issue',
  'ticket.checkIn',
  'ticket.cancel',
  'ticket.return',
  'ticket.setClass',
  'ticket.reprint',
  'ticket.lookUp',
  'help.answer',
  'alarm.answer',
];

const COUNTER_WORK: readonly CommandName[] = [
  'ticket.recall',
  'ticket.start',
  'ticket.finish',
  'ticket.miss',
  'ticket.transfer',
  'counter.open',
  'counter.pause',
  'counter.close',
  'counter.callNext',
  'counter.callTicket',
  'counter.undo',
  'counter.takeOver',
  'ticket.hold',
  'ticket.resume',
  'ticket.addService',
  'alarm.raise',
  ...FLOOR_WORK,
];

export const COMMANDS_OF: Readonly<Record<Role, readonly CommandName[]>> = {
  kiosk: [
    'ticket.issue',
    'ticket.checkIn',
    'print.report',
    'device.report',
    'help.call',
    'ticket.find',
    'dossier.find',
    'visitor.return',
    'visitor.cancel',
    'visitor.rate',
  ],
  display: ['counter.rate', 'call.said', 'display.report'],
  lab: ['device.act'],
  operator: ['day.confirm', 'clock.correct', 'centre.replace', 'device.test'],
  staff: COUNTER_WORK,
  manager: [
    'ticket.cancel',
    'ticket.return',
    'ticket.setClass',
    'ticket.reprint',
    'ticket.lookUp',
    'day.confirm',
    'clock.correct',
    'day.close',
    'day.reopen',
    'emergency.set',
    'centre.replace',
    'device.test',
  ],
  greeter: FLOOR_WORK,
  app: ['ticket.issue', 'visitor.cancel'],
  visitor: ['visitor.return', 'visitor.cancel', 'visitor.rate'],
};

/** `own`: only the view that has the device's own id. */
export const VIEWS_OF: Readonly<Record<Role, Readonly<Partial<Record<ViewName, 'own' | 'any'>>>>> = {
  kiosk: { kiosk: 'own', agent: 'own', catalogue: 'any', languages: 'any' },
  display: { board: 'own' },
  lab: { lab: 'any' },
  operator: {},
  staff: { staff: 'any', counter: 'any', catalogue: 'any' },
  manager: { manager: 'any', staff: 'any', devices: 'any' },
  greeter: { staff: 'any', catalogue: 'any' },
  app: {},
  visitor: { ticket: 'own' },
};

/** R3e: views there is one of; whoever makes up ids for them would have each computed. */
const ONE_OF: readonly ViewName[] = ['catalogue', 'languages', 'staff', 'manager', 'devices', 'lab'];

export function mayWatch(actor: Actor, watch: Watch): boolean {
  if (actor.role === 'system' || actor.role === 'keypad') return false;
  if (ONE_OF.includes(watch.view) && watch.id !== 'all') return false;
  const whose = VIEWS_OF[actor.role][watch.view];
  return whose === 'any' || (whose === 'own' && watch.id === actor.id);
}

/** Whether a command of this name would be looked at. */
export function mayCommand({ role }: Actor, name: CommandName): boolean {
  return role !== 'system' && role !== 'keypad' && COMMANDS_OF[role].includes(name);
}

export interface GuardedCommand {
  readonly commandId: string;
  /** N3: of the body as it came. */
  readonly bodyHash: string;
  readonly command: ClientCommand;
}

/**
 * Parses and authorises what a client sent; whatever it is, the answer is a command or a refusal.
 * @param received what the client itself sent, where the body was made of it
 */
export function guardCommand(message: unknown, actor: Actor, received?: unknown): Result<GuardedCommand, Refusal> {
  const envelope = envelopeSchema.safeParse(message);
  if (!envelope.success) return no(refuse('bad-message'));
  const { commandId, name, body } = envelope.data;
  if (!isCommandName(name)) return no(refuse('bad-message'));
  if (!mayCommand(actor, name)) return no(refuse('not-allowed'));
  const parsed = COMMAND_SCHEMAS[name].safeParse(body);
  if (!parsed.success) return no(refuse('bad-message'));
  const command = { name, body: parsed.data } as ClientCommand;
  const personal = personalRefusal(command);
  if (personal !== null) return no(personal);
  const hash = bodyHash(name, received ?? body);
  return hash === null ? no(refuse('bad-message')) : ok({ commandId, bodyHash: hash, command });
}

/** R51, R52: what stops here is in no journal, note or log. */
function personalRefusal(command: ClientCommand): Refusal | null {
  switch (command.name) {
    case 'ticket.issue':
      return personalNumberOf(command.body.dossierCode ?? '') === null ? null : refuse('dossier-code-personal');
    case 'dossier.find':
      return personalNumberOf(command.body.code) === null ? null : refuse('dossier-code-personal');
    case 'counter.callTicket':
      return personalNumberIn(command.body.words ?? '') === null ? null : refuse('words-personal');
    default:
      return null;
  }
}

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMAND_SCHEMAS, name);
}
