// The closed list of commands a client may send, each with its schema and its reply.
import { z } from 'zod';
import type { Refusal } from '../domain/refusal.ts';
import { LANGUAGES } from '../domain/text.ts';
import type { IssuedTicket } from './views.ts';

const id = z.string().min(1).max(64);
const ticketId = z.string().min(1).max(80);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const COMMAND_SCHEMAS = {
  'ticket.issue': z.strictObject({
    serviceId: id,
    procedureCode: id.optional(),
    classId: id.optional(),
    language: z.enum(LANGUAGES),
  }),
  'ticket.recall': z.strictObject({ ticketId }),
  'ticket.start': z.strictObject({ ticketId }),
  'ticket.finish': z.strictObject({ ticketId }),
  'ticket.miss': z.strictObject({ ticketId }),
  'ticket.cancel': z.strictObject({ ticketId }),
  'ticket.transfer': z.strictObject({
    ticketId,
    to: z.union([z.strictObject({ serviceId: id }), z.strictObject({ counterId: id })]),
  }),
  'counter.open': z.strictObject({ counterId: id }),
  'counter.pause': z.strictObject({ counterId: id, reasonId: id, expectedEndMs: z.number().int().positive().optional() }),
  'counter.close': z.strictObject({ counterId: id }),
  'counter.callNext': z.strictObject({
    counterId: id,
    outcome: z.strictObject({ ticketId, as: z.enum(['served', 'missed']) }).optional(),
  }),
  'counter.undo': z.strictObject({ counterId: id }),
  'day.confirm': z.strictObject({ date }),
  'centre.replace': z.strictObject({ document: z.record(z.string(), z.unknown()) }),
} as const;

export type CommandName = keyof typeof COMMAND_SCHEMAS;
export const COMMAND_NAMES = Object.keys(COMMAND_SCHEMAS) as readonly CommandName[];

export type CommandBody<Name extends CommandName> = z.infer<(typeof COMMAND_SCHEMAS)[Name]>;

/** A command as it travels: `commandId` is made by the client once per intention and sent again unchanged (N3). */
export const envelopeSchema = z.strictObject({
  commandId: z.uuid(),
  name: z.string().max(40),
  body: z.unknown(),
});

export type ClientCommand = { [Name in CommandName]: { readonly name: Name; readonly body: CommandBody<Name> } }[CommandName];

/** What a command answers with when it is done; most say nothing but "done", the views tell the rest. */
export interface CommandValues {
  'ticket.issue': { readonly ticket: IssuedTicket };
  'counter.callNext': { readonly ticketId: string; readonly number: string };
  'centre.replace': { readonly version: number };
}
export type CommandValue<Name extends CommandName> = Name extends keyof CommandValues ? CommandValues[Name] : Readonly<Record<never, never>>;

/** The acknowledgement of a command. The same `commandId` always gets the same one. */
export type Reply<Value = unknown> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };
