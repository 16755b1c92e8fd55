// The layout of a ticket as data: which parts, in which order, with which words and picture.
import { z } from 'zod';
import { text } from './settings-parts.ts';

export const PAPER_FIELDS = ['logo', 'header', 'service', 'number', 'time', 'class', 'ahead', 'counters', 'checklist', 'qr', 'footer'] as const;
export type PaperField = (typeof PAPER_FIELDS)[number];

/** Room for a simple emblem; the settings travel as one message. */
const MOST_LOGO_LETTERS = 16_000;

export const ticketSchema = z.strictObject({
  /** A PNG as a data URL; black and white prints best, at most 400 dots wide. */
  logo: z
    .string()
    .regex(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/, { error: 'png' })
    .max(MOST_LOGO_LETTERS)
    .nullable()
    .default(null),
  /** Null: the centre's name. */
  header: text.nullable().default(null),
  footer: text,
  /** From top to bottom; a number is always there. */
  fields: z
    .array(z.enum(PAPER_FIELDS))
    .max(PAPER_FIELDS.length)
    .refine((fields) => fields.includes('number') && new Set(fields).size === fields.length, { error: 'fields' })
    .default([...PAPER_FIELDS]),
});
export type TicketLayout = z.infer<typeof ticketSchema>;
