// What the API takes and answers with, as schemas: requests are parsed with them, answers are tested against them, and the
// OpenAPI document is made of them.
import { LANGUAGES } from '@luot/shared/domain/text';
import { TICKET_STATES } from '@luot/shared/domain/ticket-state';
import { procedureCode as procedure } from '@luot/shared/settings/procedure-file';
import { z } from 'zod';
import { bookingKey } from '../../lists/bookings/bookings.ts';

const text = z.strictObject({ vi: z.string(), en: z.string() }).meta({ description: 'One text in Vietnamese and English.' });
const serviceId = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: 'A service of this centre, as GET /queue lists them.', examples: ['civil-status'] });
const procedureCode = procedure.meta({ description: 'National code of a procedure (TTHC). It leads to the service that handles it.', examples: ['1.001193'] });
const instantMs = z.number().int().meta({ description: 'Milliseconds since 1970-01-01T00:00:00Z.' });
const date = z.iso.date().meta({ description: 'A day in the centre’s time zone.', examples: ['2026-11-24'] });
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .meta({ description: 'Time of day in the centre’s time zone.', examples: ['09:30'] });
const counters = z.array(z.string()).meta({ description: 'Labels of counters.', examples: [['3', '4']] });
const estimate = z.null().meta({ description: 'Expected wait; null: not known.' });

export const bookingCode = z
  .string()
  .min(4)
  .max(64)
  .regex(/^[^\p{C}]*$/u)
  .refine((code) => bookingKey(code).length >= 4)
  .meta({
    description: 'What the visitor shows: 4 to 64 printable characters; case, spaces and dashes do not count. Not a name, a telephone or an identity number.',
    examples: ['LH-7K3Q-29'],
  });

const whatFor = { serviceId: serviceId.optional(), procedureCode: procedureCode.optional() };
const saysWhatFor = (body: { readonly serviceId?: string | undefined; readonly procedureCode?: string | undefined }): boolean =>
  body.serviceId !== undefined || body.procedureCode !== undefined;
/** The same for the document, which cannot be made of a function. */
const SAYS_WHAT_FOR = { description: 'serviceId, procedureCode or both.', anyOf: [{ required: ['serviceId'] }, { required: ['procedureCode'] }] };
const ONE_OF_BOTH = { path: ['serviceId'], error: 'serviceId / procedureCode' };

const bookingWhen = z.strictObject({ ...whatFor, date, time });
export const bookingBody = bookingWhen.refine(saysWhatFor, ONE_OF_BOTH).meta(SAYS_WHAT_FOR);
export const bookingItem = bookingWhen.extend({ code: bookingCode }).refine(saysWhatFor, ONE_OF_BOTH).meta(SAYS_WHAT_FOR);
/** Each is parsed by itself, so that one that is malformed keeps no other out. */
export const bookingListBody = z.strictObject({ bookings: z.array(z.unknown()).min(1).max(500) });
export const bookingsQuery = z.strictObject({ date });

export const refusal = z.strictObject({
  code: z.string().meta({ description: 'What a program goes by; more may be added. The sentence is in `text`.', examples: ['booking-outside-hours'] }),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  faults: z.array(text).optional().meta({ description: 'Every single fault of a request that is malformed.' }),
});
const problem = z.strictObject({ ok: z.literal(false), refusal, text });

const booking = z.strictObject({
  code: bookingCode,
  serviceId,
  procedureCode: z.string().nullable(),
  date,
  time,
  checkedIn: z.boolean().meta({ description: 'The visitor has come and has a ticket.' }),
  number: z
    .string()
    .nullable()
    .meta({ description: 'Of that ticket.', examples: ['H012'] }),
});

export const ticketBody = z
  .strictObject({
    ...whatFor,
    language: z.enum(LANGUAGES).meta({ description: 'In which the visitor is addressed.' }),
    classId: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .meta({ description: 'Priority class the visitor declares, as GET /queue lists them.', examples: ['elderly'] }),
  })
  .refine(saysWhatFor, ONE_OF_BOTH)
  .meta(SAYS_WHAT_FOR);

const ticketNumber = z.string().meta({ examples: ['H012'] });
const ticketToken = z
  .string()
  .regex(/^[\w-]{22}$/)
  .meta({ description: 'Whoever has it holds the ticket.' });

/** By name, as the document calls them. */
export const ANSWERS = {
  Booking: booking,
  BookingList: z.strictObject({ date, bookings: z.array(booking) }),
  BookingsTaken: z.strictObject({
    added: z.number().int(),
    replaced: z.number().int(),
    refused: z.array(z.strictObject({ index: z.number().int().meta({ description: 'Place in the list that was sent, from 0.' }), refusal, text })),
  }),
  Ticket: z.strictObject({
    token: ticketToken,
    number: ticketNumber,
    service: z.strictObject({ id: serviceId, name: text }),
    issuedAtMs: instantMs,
    ahead: z.number().int().meta({ description: 'How many were to be called before, when it was taken.' }),
    counters,
    trackingUrl: z.string().nullable().meta({ description: 'The visitor’s own page; null where the centre has no public address.' }),
    estimate,
  }),
  TicketStanding: z.strictObject({
    number: ticketNumber,
    serviceName: text,
    state: z.enum(TICKET_STATES),
    ahead: z.number().int(),
    counters: counters.meta({ description: 'Where to go once called; before, where it may be called to.' }),
    further: z.array(text).meta({ description: 'Services that follow with the same number.' }),
    mayReturn: z
      .strictObject({ untilMs: instantMs.nullable() })
      .nullable()
      .meta({ description: 'Held or missed: it may be taken back at a kiosk or on its own page.' }),
    mayCancel: z.boolean(),
    mayRate: z.boolean(),
    estimate,
  }),
  Queue: z.strictObject({
    centre: z.strictObject({ name: text, timeZone: z.string().meta({ examples: ['Asia/Ho_Chi_Minh'] }) }),
    day: date.nullable(),
    services: z.array(
      z.strictObject({
        id: serviceId,
        name: text,
        waiting: z.number().int(),
        openCounters: counters,
        tickets: z.strictObject({
          state: z.enum(['open', 'closed', 'full']).meta({ description: 'Whether a ticket can be taken now.' }),
          opensAtMs: instantMs.nullable().meta({ description: 'Closed: when the service opens next; null: not known.' }),
        }),
        estimate,
      }),
    ),
    classes: z.array(z.strictObject({ id: z.string(), name: text })).meta({ description: 'Priority classes.' }),
    calls: z.array(z.strictObject({ number: ticketNumber, counter: z.string(), atMs: instantMs })).meta({ description: 'The last calls, newest first.' }),
    emergency: text.nullable().meta({ description: 'What every screen of the centre says above all else.' }),
  }),
  Problem: problem,
} as const;

/** Bodies and their parts by name. */
export const BODIES = {
  BookingBody: bookingBody,
  BookingItem: bookingItem,
  BookingListBody: z.strictObject({ bookings: z.array(bookingItem).min(1).max(500) }),
  TicketBody: ticketBody,
} as const;

export type AnswerName = keyof typeof ANSWERS;
export type BodyName = keyof typeof BODIES;
export type Answer<Name extends AnswerName> = z.input<(typeof ANSWERS)[Name]>;
