// A ticket as it crosses from a page to the program around it: parsed again, because a page shows a server's strings.
import { z } from 'zod';
import { LANGUAGES } from '../domain/text.ts';
import { text } from '../settings/settings-parts.ts';
import type { IssuedTicket } from './views/ticket-view.ts';

const instantMs = z.number().int().positive();

const issuedTicketSchema = z.object({
  ticketId: z.string().min(1).max(80),
  number: z.string().regex(/^[A-Z]?\d{3,5}$/),
  serviceId: z.string().min(1).max(64),
  serviceName: text,
  issuedAtMs: instantMs,
  language: z.enum(LANGUAGES),
  priority: z.boolean(),
  procedureCode: z.string().max(64).nullable(),
  printerId: z.string().max(64).nullable(),
  ahead: z.number().int().min(0),
  counters: z.array(z.string().max(8)).max(99),
  qr: z.string().min(1).max(300),
  estimate: z.literal('unknown'),
});

/** Null for what is no ticket. */
export function parseIssuedTicket(value: unknown): IssuedTicket | null {
  const parsed = issuedTicketSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
