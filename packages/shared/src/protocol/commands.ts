// The closed list of commands a client may send, each with its schema and its reply.
import { z } from 'zod';
import { DEVICE_FAULT_CODES } from '../domain/devices/device-fault.ts';
import { DEVICE_STATES } from '../domain/devices/device-state.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { Refusal } from '../domain/refusal.ts';
import { LANGUAGES } from '../domain/text.ts';
import { text } from '../settings/settings-parts.ts';
import type { Actor, Role } from './roles.ts';
import type { IssuedTicket, TicketHistory, TicketStanding } from './views/ticket-view.ts';

const id = z.string().min(1).max(64);
const ticketId = z.string().min(1).max(80);
/** Who has it holds the ticket. */
const token = z.string().regex(/^[\w-]{22}$/);
const level = z.number().int().min(1).max(5);
/** S6, R4: what a visitor writes beside the level; kept apart, for the set number of days. */
const comment = z.string().min(1).max(500).normalize('NFC');
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

interface CommandRow {
  /**
   * `queue`: journalled, and remembered by its id (N3). `unjournaled`: done at once beside the queue, never repeated to
   * anybody. `question`: changes nothing; the answer may take a while.
   */
  readonly lane: 'queue' | 'unjournaled' | 'question';
  /** Whether it needs an open day; only those of the queue may. */
  readonly day?: boolean;
  /** R1: who may send it, nobody else. */
  readonly from: readonly Role[];
  readonly body: z.ZodType;
}

/** A clerk at a counter. */
const CLERKS = ['staff'] as const;
/** Whoever works in the hall. */
const FLOOR = ['staff', 'greeter'] as const;
const ALL_STAFF = ['staff', 'manager', 'greeter'] as const;
const IN_CHARGE = ['operator', 'manager'] as const;

/** Every command there is. A row without one of the answers does not compile. */
export const COMMANDS = {
  'ticket.issue': {
    lane: 'queue',
    day: true,
    from: ['kiosk', 'staff', 'greeter', 'app'],
    body: z.strictObject({
      serviceId: id,
      procedureCode: id.optional(),
      classId: id.optional(),
      language: z.enum(LANGUAGES),
      /** K4: the dossier it is about, for the clerk. Kept beside the journal and forgotten within a day (R4). */
      dossierCode: z.string().min(1).max(64).optional(),
      /** Q9: the services after the first, in their order; the number stays. */
      further: z.array(id).max(4).optional(),
      /** C10: where staff want the paper to come out. A kiosk has its own printer. */
      printerId: id.optional(),
      /** The visitor wants none: number and QR stand on the screen. */
      paper: z.literal(false).optional(),
      /** C11: for trying things out, at the counter whose clerk asks. */
      training: z.literal(true).optional(),
    }),
  },
  /** Q10: a booked visitor has come. The code is taken off before the journal (R4). */
  'ticket.checkIn': {
    lane: 'queue',
    day: true,
    from: ['kiosk', 'staff', 'greeter'],
    body: z.strictObject({
      code: z.string().min(4).max(64),
      language: z.enum(LANGUAGES),
      classId: id.optional(),
      /** C10: where staff want the paper to come out. A kiosk has its own printer. */
      printerId: id.optional(),
      paper: z.literal(false).optional(),
    }),
  },
  /** Q6: the visitor fetches something and comes back. */
  'ticket.hold': { lane: 'queue', day: true, from: CLERKS, body: z.strictObject({ ticketId }) },
  /** Q6: the visitor of a held ticket stands at the own counter again: served on, without a call. */
  'ticket.resume': { lane: 'queue', day: true, from: CLERKS, body: z.strictObject({ ticketId }) },
  /** Q6, Q7: staff put a held or missed ticket back into the queue. */
  'ticket.return': { lane: 'queue', day: true, from: ALL_STAFF, body: z.strictObject({ ticketId }) },
  /** K7: the class as it should have been; null: none. Arrival stays. */
  'ticket.setClass': { lane: 'queue', day: true, from: ALL_STAFF, body: z.strictObject({ ticketId, classId: id.nullable() }) },
  /** Q9: one more service after the present ones. */
  'ticket.addService': { lane: 'queue', day: true, from: CLERKS, body: z.strictObject({ ticketId, serviceId: id }) },
  'ticket.recall': { lane: 'queue', day: true, from: CLERKS, body: z.strictObject({ ticketId }) },
  'ticket.start': { lane: 'queue', day: true, from: CLERKS, body: z.strictObject({ ticketId }) },
  'ticket.finish': { lane: 'queue', day: true, from: CLERKS, body: z.strictObject({ ticketId }) },
  'ticket.miss': { lane: 'queue', day: true, from: CLERKS, body: z.strictObject({ ticketId }) },
  'ticket.cancel': { lane: 'queue', day: true, from: ALL_STAFF, body: z.strictObject({ ticketId }) },
  'ticket.transfer': {
    lane: 'queue',
    day: true,
    from: CLERKS,
    body: z.strictObject({
      ticketId,
      to: z.union([z.strictObject({ serviceId: id }), z.strictObject({ counterId: id })]),
    }),
  },
  /** P3: paper once more, marked as a copy; on the ticket's own printer unless another is named. */
  'ticket.reprint': { lane: 'queue', day: true, from: ALL_STAFF, body: z.strictObject({ ticketId, printerId: id.optional() }) },
  /** P1: what became of the paper, by the kiosk that holds the printer; `copy` 0 is the ticket itself. */
  'print.report': {
    lane: 'queue',
    day: false,
    from: ['kiosk'],
    body: z.strictObject({ ticketId, copy: z.number().int().min(0).max(99), print: z.enum(['sent', 'printed', 'unknown']) }),
  },
  'counter.open': { lane: 'queue', day: true, from: CLERKS, body: z.strictObject({ counterId: id }) },
  'counter.pause': {
    lane: 'queue',
    day: true,
    from: CLERKS,
    body: z.strictObject({ counterId: id, reasonId: id, expectedEndMs: z.number().int().positive().optional() }),
  },
  'counter.close': { lane: 'queue', day: true, from: CLERKS, body: z.strictObject({ counterId: id }) },
  'counter.callNext': {
    lane: 'queue',
    day: true,
    from: CLERKS,
    body: z.strictObject({
      counterId: id,
      outcome: z.strictObject({ ticketId, as: z.enum(['served', 'missed']) }).optional(),
    }),
  },
  /** Q8: a certain waiting ticket out of order; the reason is kept with the call, the words beside the journal (R51). */
  'counter.callTicket': {
    lane: 'queue',
    day: true,
    from: CLERKS,
    body: z.strictObject({
      counterId: id,
      number: z.string().min(1).max(12),
      reasonId: id,
      words: z.string().min(1).max(80).normalize('NFC').optional(),
      outcome: z.strictObject({ ticketId, as: z.enum(['served', 'missed']) }).optional(),
    }),
  },
  'counter.undo': { lane: 'queue', day: true, from: CLERKS, body: z.strictObject({ counterId: id }) },
  /** C9: another clerk's counter that nobody attends, with its ticket. */
  'counter.takeOver': { lane: 'queue', day: true, from: CLERKS, body: z.strictObject({ counterId: id }) },
  /** S6: how the one served last there found it, asked by that counter's display. */
  'counter.rate': { lane: 'queue', day: true, from: ['display'], body: z.strictObject({ counterId: id, level, comment: comment.optional() }) },
  /** Q6, Q7: whoever has the ticket is back. */
  'visitor.return': { lane: 'queue', day: true, from: ['kiosk', 'visitor'], body: z.strictObject({ token }) },
  'visitor.cancel': { lane: 'queue', day: true, from: ['kiosk', 'app', 'visitor'], body: z.strictObject({ token }) },
  'visitor.rate': { lane: 'queue', day: true, from: ['kiosk', 'visitor'], body: z.strictObject({ token, level, comment: comment.optional() }) },
  /** C12: every open ticket with what became of it. */
  'day.close': {
    lane: 'queue',
    day: true,
    from: ['manager'],
    body: z.strictObject({
      outcomes: z.array(z.strictObject({ ticketId, as: z.enum(['served', 'missed', 'cancelled', 'expired']) })).max(2000),
    }),
  },
  'day.reopen': { lane: 'queue', day: false, from: ['manager'], body: z.strictObject({}) },
  /** What every screen of the centre says above all else; null ends it. */
  'emergency.set': { lane: 'queue', day: false, from: ['manager'], body: z.strictObject({ text: text.nullable() }) },
  'day.confirm': { lane: 'queue', day: false, from: IN_CHARGE, body: z.strictObject({ date }) },
  /** D1e: what time it is: the machine's clock is right, the centre's own time is, or an instant (epoch ms, 2001 to 2099). */
  'clock.correct': {
    lane: 'queue',
    day: false,
    from: IN_CHARGE,
    body: z.strictObject({ to: z.union([z.literal('machine'), z.literal('day'), z.number().int().min(1e12).max(4_102_444_800_000)]) }),
  },
  'centre.replace': { lane: 'queue', day: false, from: IN_CHARGE, body: z.strictObject({ document: z.record(z.string(), z.unknown()) }) },
  /** Somebody at the kiosk asks for help; the staff see it. */
  'help.call': { lane: 'unjournaled', from: ['kiosk'], body: z.strictObject({}) },
  /** Somebody is on the way. */
  'help.answer': { lane: 'unjournaled', from: FLOOR, body: z.strictObject({ kioskId: id }) },
  /** A counter's clerk calls colleagues without a sound. */
  'alarm.raise': { lane: 'unjournaled', from: CLERKS, body: z.strictObject({ counterId: id }) },
  'alarm.answer': { lane: 'unjournaled', from: FLOOR, body: z.strictObject({ counterId: id }) },
  /** L2: up to which call of the day this display has spoken. */
  'call.said': { lane: 'unjournaled', from: ['display'], body: z.strictObject({ callSeq: z.number().int().min(0) }) },
  /** What this display could not show or say: a picture that does not play, a clip that is missing. All of it each time. */
  'display.report': {
    lane: 'unjournaled',
    from: ['display'],
    body: z.strictObject({ faults: z.array(z.strictObject({ what: z.enum(['media', 'voice']), name: z.string().min(1).max(120) })).max(40) }),
  },
  /** P4: how the devices of a kiosk are, by the kiosk that holds them; all of them each time. */
  'device.report': { lane: 'unjournaled', from: ['kiosk'], body: z.strictObject({ devices: z.array(deviceReport).max(20) }) },
  /** Prints a test ticket, or shows a test pattern for some seconds. */
  'device.test': { lane: 'unjournaled', from: IN_CHARGE, body: z.strictObject({ deviceId }) },
  /** The lab does something to a virtual device. */
  'device.act': {
    lane: 'unjournaled',
    from: ['lab'],
    body: z.strictObject({ deviceId, verb: z.string().min(1).max(20), text: z.string().max(2000).optional() }),
  },
  /** How the ticket stands whose QR was scanned. */
  'ticket.find': { lane: 'question', from: ['kiosk'], body: z.strictObject({ token }) },
  /** C8: today's ticket of this number, with what became of it so far. */
  'ticket.lookUp': { lane: 'question', from: ALL_STAFF, body: z.strictObject({ number: z.string().min(1).max(12) }) },
  /** K4: how a dossier stands. */
  'dossier.find': { lane: 'question', from: ['kiosk'], body: z.strictObject({ code: z.string().min(4).max(64) }) },
} as const satisfies Record<string, CommandRow>;

export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[];

export type CommandBody<Name extends CommandName> = z.infer<(typeof COMMANDS)[Name]['body']>;
/** A command as it travels: `commandId` is made by the client once per intention and sent again unchanged (N3). */
export const envelopeSchema = z.strictObject({
  commandId: z.uuid(),
  name: z.string().max(40),
  body: z.unknown(),
});

type CommandNamed<Names extends CommandName> = { [Name in Names]: { readonly name: Name; readonly body: CommandBody<Name> } }[Names];
export type ClientCommand = CommandNamed<CommandName>;

type InLane<Lane extends CommandRow['lane']> = { [Name in CommandName]: (typeof COMMANDS)[Name]['lane'] extends Lane ? Name : never }[CommandName];

export type QueueCommand = CommandNamed<InLane<'queue'>>;
export type UnjournaledCommand = CommandNamed<InLane<'unjournaled'>>;
export type Question = CommandNamed<InLane<'question'>>;

/** What a command is given to. */
export function laneOf(name: CommandName): CommandRow['lane'] {
  return COMMANDS[name].lane;
}

export function isUnjournaled(command: ClientCommand): command is UnjournaledCommand {
  return laneOf(command.name) === 'unjournaled';
}

export function isQuestion(command: ClientCommand): command is Question {
  return laneOf(command.name) === 'question';
}

/** R1: whether somebody of that role may send it. */
export function mayCommand({ role }: Pick<Actor, 'role'>, name: CommandName): boolean {
  const from: readonly string[] = COMMANDS[name].from;
  return from.includes(role);
}

/** What a command answers with when it is done; most say nothing but "done", the views tell the rest. */
export interface CommandValues {
  'ticket.issue': { readonly ticket: IssuedTicket };
  'ticket.checkIn': { readonly ticket: IssuedTicket };
  'counter.callNext': { readonly ticketId: string; readonly number: string };
  'counter.callTicket': { readonly ticketId: string; readonly number: string };
  'centre.replace': { readonly version: number };
  'ticket.find': TicketStanding;
  'ticket.lookUp': TicketHistory;
  'dossier.find': { readonly dossier: Dossier /** The service where its next step is done, or null. */; readonly serviceId: string | null };
}
export type CommandValue<Name extends CommandName> = Name extends keyof CommandValues ? CommandValues[Name] : Readonly<Record<never, never>>;

/** The acknowledgement of a command. The same `commandId` always gets the same one. */
export type Reply<Value = unknown> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };
