import { type Refusal, type RefusalCode, refusalSentence } from '@luot/shared/domain/refusal';
import type { Text } from '@luot/shared/domain/text';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A refusal with its sentence in every language, for whoever reads it without the strings. */
export function refused(reply: FastifyReply, status: number, refusal: Refusal): FastifyReply {
  return reply.code(status).send({ ok: false, refusal, text: refusalText(refusal) });
}

export function refusalText(refusal: Refusal): Text {
  return { vi: refusalSentence(refusal, 'vi'), en: refusalSentence(refusal, 'en') };
}

/** `-` where there is none: nobody's. */
export function bearer(request: FastifyRequest): string {
  return /^Bearer (.{1,256})$/.exec(request.headers.authorization ?? '')?.[1] ?? '-';
}

/** What each "no" is in HTTP; the others are a conflict with how things stand now (409). */
const STATUS: Readonly<Partial<Record<RefusalCode, number>>> = {
  'bad-message': 400,
  'no-idempotency-key': 400,
  'bad-key': 401,
  'not-allowed': 403,
  'unknown-booking': 404,
  'unknown-ticket': 404,
  'unknown-service': 422,
  'unknown-procedure': 422,
  'unknown-class': 422,
  'booking-day-refused': 422,
  'booking-outside-hours': 422,
  'booking-code-personal': 422,
  'too-many': 429,
  'storage-fault': 503,
  'bookings-away': 503,
};

export function statusOf(code: RefusalCode): number {
  return STATUS[code] ?? 409;
}
