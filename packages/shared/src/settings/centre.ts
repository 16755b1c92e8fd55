// The settings of a centre: one document, validated whole. Shapes here, contradictions in centre-faults.ts.
import { z } from 'zod';
import { callReasonsSchema } from './call-reasons.ts';
import { deviceSchema } from './device-settings.ts';
import { dossierSettingsSchema } from './dossier-settings.ts';
import { boardsSchema, ratingsSchema, voiceSchema } from './hall-settings.ts';
import { orderSchema } from './order-settings.ts';
import { provinceCode } from './procedure-file.ts';
import { id, text } from './settings-parts.ts';
import { ticketSchema } from './ticket-layout.ts';

const time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'time' });
const date = z.iso.date();
const minutes = z.number().int().min(0).max(1440);
const intervals = z.array(z.tuple([time, time])).max(6);

/** Seven lists of `[from, to]`, Monday first; an empty list is a closed day. */
const week = z.tuple([intervals, intervals, intervals, intervals, intervals, intervals, intervals]);

/** D3: `tickets` from this long before opening; `exceptions` close a day or open one, for all services or some. */
const hours = z.strictObject({
  week,
  exceptions: z.array(z.strictObject({ date, open: intervals, reason: text, services: z.array(id).optional() })).max(200),
  ticketsBeforeMinutes: minutes,
});

/** N1: `letter` writes A001, `numeric` writes 1001 for displays that show digits only. */
const style = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('letter'), letter: z.string().regex(/^[A-Z]$/, { error: 'letter' }) }),
  z.strictObject({ kind: z.literal('numeric'), thousand: z.number().int().min(1).max(9) }),
]);

export const centreSchema = z.strictObject({
  name: text,
  timeZone: z.string().refine(isTimeZone, { error: 'time-zone' }),
  /** K3: procedures that another province has issued for itself are not handled here; null: nobody has said where this is. */
  province: provinceCode.nullable(),
  /** Where a visitor's phone reaches the ticket page; null where it cannot. */
  publicUrl: z
    .url({ protocol: /^https?$/, normalize: true })
    .max(120)
    .nullable(),
  day: z.strictObject({
    /** D1: when the business day begins. */
    opensAt: time,
    /** D2: a ticket served longer than this no longer holds up the roll-over. */
    servingHoldsMinutes: minutes,
  }),
  hours,
  series: z
    .array(
      z.strictObject({
        id,
        style,
        dailyLimit: z.number().int().min(1).max(9999),
        /** C11: numbers for trying things out; no service has them, and they count in nothing. */
        training: z.literal(true).optional(),
      }),
    )
    .min(1)
    .max(40),
  services: z
    .array(
      z.strictObject({
        id,
        name: text,
        /** What it covers, in everyday words. */
        hint: text,
        icon: z.enum([
          'certification',
          'civil-status',
          'land',
          'construction',
          'residence',
          'business',
          'social',
          'insurance',
          'justice',
          'culture',
          'results',
          'reception',
        ]),
        seriesId: id,
        /** Fields (lĩnh vực) of procedures handled here, exactly as the catalogue names them. */
        fields: z.array(z.string().min(1).max(200).normalize('NFC')).max(100),
        /** D3: own service hours instead of the centre's. */
        week: week.optional(),
      }),
    )
    .min(1)
    .max(60),
  classes: z.array(z.strictObject({ id, name: text, headStartMinutes: minutes })).max(20),
  zones: z
    .array(
      z.strictObject({
        id,
        name: text,
        /** L2: the one display that speaks in this hall, and which does when that one is away. Without it the hall is silent. */
        voice: z.strictObject({ speaker: id, standIn: id.nullable() }).optional(),
      }),
    )
    .min(1)
    .max(20),
  counters: z
    .array(
      z.strictObject({
        id,
        /** What boards and voice say: a number, or a few characters. */
        label: z.string().regex(/^[0-9A-ZĐ]{1,4}$/, { error: 'label' }),
        name: text,
        zoneId: id,
        /** Q4: 0 = its own work; more = helps out when others wait longer by that much. */
        services: z
          .array(z.strictObject({ serviceId: id, offsetMinutes: minutes }))
          .min(1)
          .max(60),
      }),
    )
    .min(1)
    .max(99),
  displays: z
    .array(
      z.strictObject({
        id,
        name: text,
        shows: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('hall'), zoneId: id }),
          z.strictObject({ kind: z.literal('counter'), counterId: id }),
        ]),
        /** A hall board's counters stand in this many columns; without it as they fit. */
        columns: z.number().int().min(1).max(3).optional(),
        /** N1: what a character display can show; screens leave it out. */
        cells: z.strictObject({ count: z.number().int().min(1).max(40), letters: z.boolean() }).optional(),
      }),
    )
    .max(120),
  kiosks: z
    .array(
      z.strictObject({
        id,
        name: text,
        printerId: id.nullable(),
        /** Dots per inch of its screen: what a millimetre is there, so that a target is as large as a finger. 21.5" Full HD has 102. */
        screenDpi: z.number().min(40).max(400),
      }),
    )
    .max(20),
  /** Everything on a cable; a kiosk's `printerId` names one of the printers among them. */
  devices: z.array(deviceSchema).max(200),
  pauseReasons: z
    .array(z.strictObject({ id, name: text }))
    .min(1)
    .max(20),
  callReasons: callReasonsSchema,
  calls: z.strictObject({
    /** C3: how long a command can be undone. */
    undoSeconds: z.number().int().min(0).max(60),
    /** C4: after this many recalls the page offers "missed". */
    recallsBeforeMissed: z.number().int().min(1).max(10),
  }),
  order: orderSchema,
  voice: voiceSchema,
  boards: boardsSchema,
  ratings: ratingsSchema,
  /** The wait a centre promises; there is no legal one. */
  waitTargetMinutes: minutes,
  ticket: ticketSchema,
  dossiers: dossierSettingsSchema,
});

export type CentreSettings = z.infer<typeof centreSchema>;
export type ServiceSettings = CentreSettings['services'][number];
export type CounterSettings = CentreSettings['counters'][number];
export type SeriesSettings = CentreSettings['series'][number];

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
