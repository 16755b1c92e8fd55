// Who may send what and see what. Deny by default: what is neither in the table of commands nor in that of views does not happen.

import { personalNumberIn, personalNumberOf } from '@luot/shared/domain/codes/personal-number';
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import { no, ok, type Result } from '@luot/shared/domain/result';
import { type ClientCommand, COMMANDS, type CommandName, envelopeSchema, mayCommand } from '@luot/shared/protocol/commands';
import type { Watch } from '@luot/shared/protocol/handshake';
import type { Actor, Role } from '@luot/shared/protocol/roles';
import type { ViewName } from '@luot/shared/protocol/views';
import { bodyHash } from './body-hash.ts';

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
  const parsed = COMMANDS[name].body.safeParse(body);
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
  return Object.hasOwn(COMMANDS, name);
}
