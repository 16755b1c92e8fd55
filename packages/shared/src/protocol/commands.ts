// The closed list of commands a client may send, each with its schema and its reply.
import { z } from 'zod';
import { DEVICE_FAULT_CODES } from '../domain/device-fault.ts';
import { DEVICE_STATES } from '../domain/device-state.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { Refusal } from '../domain/refusal.ts';
import { LANGUAGES } from '../domain/text.ts';
import type { IssuedTicket, TicketStanding } from './views.ts';

const id = z.string().min(1).max(64);
const ticketId = z.string().min(1).max(80);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A device's, or that of one display on its line: `led-hall-a.counter-3`. */
const deviceId = z.string().min(1).max(90);
const instantMs = z.number().int().positive();
const fault = z.strictObject({
  code: z.enum(DEVICE_FAULT_CODES as [(typeof DEVICE_FAULT_CODES)[number]]),
  params: z.record(z.string(), z.union([z.string().max(300), z.number()])).optional(),
});

const deviceReport = z.strictObject({
  deviceId: id,
  state: z.enum(DEVICE_STATES),
  sinceMs: instantMs,
  fault: fault.nullable(),
  lastFault: z.strictObject({ fault, atMs: instantMs }).nullable(),
  counts: z.strictObject({ done: z.number().int().min(0), failed: z.number().int().min(0), reconnects: z.number().int().min(0) }),
});
export type DeviceReport = z.infer<typeof deviceReport>;

export const COMMAND_SCHEMAS = {
  'ticket.issue': z.strictObject({
    serviceId: id,
    procedureCode: id.optional(),
    classId: id.optional(),
    language: z.enum(LANGUAGES),
    /** K4: the dossier it is about, for the clerk. Kept beside the journal and forgotten within a day (R4). */
    dossierCode: z.string().min(1).max(64).optional(),
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
  /** P3: paper once more, marked as a copy; on the ticket's own printer unless another is named. */
  'ticket.reprint': z.strictObject({ ticketId, printerId: id.optional() }),
  /** P1: what became of the paper, by the kiosk that holds the printer; `copy` 0 is the ticket itself. */
  'print.report': z.strictObject({ ticketId, copy: z.number().int().min(0).max(99), print: z.enum(['sent', 'printed', 'unknown']) }),
  'counter.open': z.strictObject({ counterId: id }),
  'counter.pause': z.strictObject({ counterId: id, reasonId: id, expectedEndMs: z.number().int().positive().optional() }),
  'counter.close': z.strictObject({ counterId: id }),
  'counter.callNext': z.strictObject({
    counterId: id,
    outcome: z.strictObject({ ticketId, as: z.enum(['served', 'missed']) }).optional(),
  }),
  /** Q8: a certain waiting ticket out of order; the reason is kept with the call. */
  'counter.callTicket': z.strictObject({
    counterId: id,
    number: z.string().min(1).max(12),
    reason: z.string().min(1).max(80).normalize('NFC'),
    outcome: z.strictObject({ ticketId, as: z.enum(['served', 'missed']) }).optional(),
  }),
  'counter.undo': z.strictObject({ counterId: id }),
  'day.confirm': z.strictObject({ date }),
  'centre.replace': z.strictObject({ document: z.record(z.string(), z.unknown()) }),
  // Beside the queue: nothing is journalled.
  /** Somebody at the kiosk asks for help; the staff see it. */
  'help.call': z.strictObject({}),
  /** Somebody is on the way. */
  'help.answer': z.strictObject({ kioskId: id }),
  /** P4: how the devices of a kiosk are, by the kiosk that holds them; all of them each time. */
  'device.report': z.strictObject({ devices: z.array(deviceReport).max(20) }),
  /** Prints a test ticket, or shows a test pattern for some seconds. */
  'device.test': z.strictObject({ deviceId }),
  /** The lab does something to a virtual device. */
  'device.act': z.strictObject({ deviceId, verb: z.string().min(1).max(20), text: z.string().max(2000).optional() }),
  // Questions: they change nothing and are answered when the answer is known.
  /** How the ticket stands whose QR was scanned. */
  'ticket.find': z.strictObject({ token: z.string().regex(/^[\w-]{22}$/) }),
  /** K4: how a dossier stands. */
  'dossier.find': z.strictObject({ code: z.string().min(4).max(64) }),
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

type CommandNamed<Names extends CommandName> = { [Name in Names]: { readonly name: Name; readonly body: CommandBody<Name> } }[Names];
export type ClientCommand = CommandNamed<CommandName>;

/** Done at once beside the queue: never journalled, never repeated to anybody. */
export type SideCommand = CommandNamed<'device.report' | 'device.test' | 'device.act' | 'help.call' | 'help.answer'>;
/** Changes nothing; the answer may take a while. */
export type Question = CommandNamed<'ticket.find' | 'dossier.find'>;
export type QueueCommand = Exclude<ClientCommand, SideCommand | Question>;

const SIDE_COMMANDS: readonly CommandName[] = ['device.report', 'device.test', 'device.act', 'help.call', 'help.answer'] satisfies SideCommand['name'][];
const QUESTIONS: readonly CommandName[] = ['ticket.find', 'dossier.find'] satisfies Question['name'][];

export function isSideCommand(command: ClientCommand): command is SideCommand {
  return SIDE_COMMANDS.includes(command.name);
}

export function isQuestion(command: ClientCommand): command is Question {
  return QUESTIONS.includes(command.name);
}

/** What a command answers with when it is done; most say nothing but "done", the views tell the rest. */
export interface CommandValues {
  'ticket.issue': { readonly ticket: IssuedTicket };
  'counter.callNext': { readonly ticketId: string; readonly number: string };
  'counter.callTicket': { readonly ticketId: string; readonly number: string };
  'centre.replace': { readonly version: number };
  'ticket.find': TicketStanding;
  'dossier.find': { readonly dossier: Dossier /** The service where its next step is done, or null. */; readonly serviceId: string | null };
}
export type CommandValue<Name extends CommandName> = Name extends keyof CommandValues ? CommandValues[Name] : Readonly<Record<never, never>>;

/** The acknowledgement of a command. The same `commandId` always gets the same one. */
export type Reply<Value = unknown> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };
