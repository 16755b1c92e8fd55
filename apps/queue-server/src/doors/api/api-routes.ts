// The API for other programs, under /api/v1: every row of the table of operations, through one door.
import { createHash } from 'node:crypto';
import type { QueueState } from '@luot/queue/state';
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import type { Text } from '@luot/shared/domain/text';
import { localTime } from '@luot/shared/domain/time/local-time';
import type { CommandValue, Reply } from '@luot/shared/protocol/commands';
import type { Actor } from '@luot/shared/protocol/roles';
import type { TicketStanding } from '@luot/shared/protocol/views/ticket-view';
import { shapeFault } from '@luot/shared/settings/faults/shape-fault';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type GuardedCommand, guardCommand } from '../../access/guard.ts';
import type { Prover } from '../../access/prove.ts';
import type { Booking } from '../../lists/bookings/booking.ts';
import type { BookingDesk } from '../../lists/bookings/booking-desk.ts';
import { timeText, type WrittenBooking } from '../../lists/bookings/check-booking.ts';
import { turnAway } from '../http/authorised.ts';
import { bearer, refusalText, refused, statusOf } from '../http/refused.ts';
import { apiDocument } from './api-document.ts';
import { type Admitted, ApiDoor } from './api-door.ts';
import { API_OPERATIONS, type ApiOperation, type ApiOperationId } from './api-operations.ts';
import { type Answer, bookingBody, bookingCode, bookingItem, bookingListBody, bookingsQuery, ticketBody } from './api-schemas.ts';
import { queueAnswer } from './queue-answer.ts';

export interface ApiOptions {
  readonly prover: Prover;
  readonly execute: (command: GuardedCommand, actor: Actor) => Reply;
  readonly bookings: BookingDesk;
  /** The number of the ticket that a booking was given today, by the booking's id. */
  readonly numbersOfBookings: () => ReadonlyMap<string, string>;
  readonly standing: (token: string) => Reply<TicketStanding>;
  readonly state: () => QueueState;
  readonly nowMs: () => number;
  readonly serviceOfProcedure: (code: string) => string | null;
  /** Told of each answer: which operation, which app by which key, and the status. Never the address, which may hold a code (R4). */
  readonly onAnswer: (answer: ApiAnswered) => void;
  readonly monotonicMs: () => number;
}

export interface ApiAnswered {
  readonly operation: ApiOperationId;
  readonly app: string | null;
  readonly key: string | null;
  readonly status: number;
}

type Handler = (request: FastifyRequest, reply: FastifyReply, actor: Actor) => FastifyReply;

const NOBODY: Actor = { role: 'app', id: '' };

export async function apiRoutes(app: FastifyInstance, options: ApiOptions): Promise<void> {
  const door = new ApiDoor(options.prover, options.monotonicMs);
  const handlers: Readonly<Record<ApiOperationId, Handler>> = { ...bookingHandlers(options), ...ticketHandlers(options), ...queueHandlers(options) };
  const admittedTo = new WeakMap<FastifyRequest, Admitted>();
  for (const { id, method, path, scope, bodyLimit } of API_OPERATIONS satisfies readonly ApiOperation[]) {
    app.route({
      method,
      url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
      bodyLimit,
      exposeHeadRoute: false,
      // Before the body is read: a stranger's is not.
      onRequest: async (request, reply) => {
        if (scope === null) return;
        const admitted = door.admit(bearer(request), request.ip, scope);
        if (admitted.ok) return void admittedTo.set(request, admitted.value);
        const { refusal, waitSeconds } = admitted.no;
        if (waitSeconds !== null) void reply.header('retry-after', waitSeconds);
        if (refusal.code === 'bad-key') void reply.header('www-authenticate', 'Bearer');
        return turnAway(request, reply, () => refused(reply, statusOf(refusal.code), refusal));
      },
      onResponse: async (request, reply) => {
        const { key } = admittedTo.get(request) ?? {};
        options.onAnswer({ operation: id, app: key?.app ?? null, key: key?.id ?? null, status: reply.statusCode });
      },
      handler: (request, reply) => handlers[id](request, reply, admittedTo.get(request)?.actor ?? NOBODY),
    });
  }
}

function bookingHandlers({ bookings, numbersOfBookings, state }: ApiOptions) {
  const answerOf = (booking: Booking, numbers: ReadonlyMap<string, string>): Answer<'Booking'> => {
    const { date, minute } = localTime(booking.atMs, state().settings.timeZone);
    const number = numbers.get(booking.id) ?? null;
    const { code, serviceId, procedureCode } = booking;
    return { code, serviceId, procedureCode, date, time: timeText(minute), checkedIn: number !== null, number };
  };
  return {
    putBooking: (request, reply, actor) => {
      const code = bookingCode.safeParse(param(request, 'code'));
      const body = bookingBody.safeParse(request.body);
      if (!code.success || !body.success) return no(reply, malformed(code, body));
      const taken = bookings.take([{ ...writtenOf(body.data), code: code.data }], actor.id);
      if (!taken.ok) return no(reply, taken.no);
      const [one] = taken.value.refused;
      if (one !== undefined) return no(reply, one.refusal);
      const booking = bookings.find(code.data);
      if (booking === null) throw new Error('a booking that was just taken is not there');
      return reply.code(taken.value.added === 1 ? 201 : 200).send(answerOf(booking, numbersOfBookings()));
    },
    deleteBooking: (request, reply, actor) => {
      const removed = bookings.remove([param(request, 'code')], actor.id);
      if (!removed.ok) return no(reply, removed.no);
      return removed.value === 0 ? no(reply, refuse('unknown-booking')) : reply.code(204).send();
    },
    postBookings: (request, reply, actor) => {
      const body = bookingListBody.safeParse(request.body);
      if (!body.success) return no(reply, malformed(body));
      const refusals: { index: number; refusal: Refusal }[] = [];
      const wellFormed: { index: number; written: WrittenBooking }[] = [];
      for (const [index, item] of body.data.bookings.entries()) {
        const parsed = bookingItem.safeParse(item);
        if (parsed.success) wellFormed.push({ index, written: { ...writtenOf(parsed.data), code: parsed.data.code } });
        else refusals.push({ index, refusal: malformed(parsed) });
      }
      const taken = bookings.take(
        wellFormed.map(({ written }) => written),
        actor.id,
      );
      if (!taken.ok) return no(reply, taken.no);
      for (const { index, refusal } of taken.value.refused) refusals.push({ index: wellFormed[index]?.index ?? 0, refusal });
      const answer: Answer<'BookingsTaken'> = {
        added: taken.value.added,
        replaced: taken.value.replaced,
        refused: refusals
          .sort((a, b) => a.index - b.index)
          .map(({ index, refusal }) => ({ index, refusal: refusalAnswer(refusal), text: refusalText(refusal) })),
      };
      return reply.send(answer);
    },
    getBookings: (request, reply, actor) => {
      const query = bookingsQuery.safeParse(request.query);
      if (!query.success) return no(reply, malformed(query));
      const numbers = numbersOfBookings();
      const own = bookings.ofDay(query.data.date).filter(({ owner }) => owner === actor.id);
      const answer: Answer<'BookingList'> = { date: query.data.date, bookings: own.map((booking) => answerOf(booking, numbers)) };
      return reply.send(answer);
    },
  } satisfies Partial<Record<ApiOperationId, Handler>>;
}

function ticketHandlers({ execute, standing, state, serviceOfProcedure }: ApiOptions) {
  /** The body may hold what the server has found out since, such as a procedure's service: a repeat is told by what came (N3). */
  const command = (request: FastifyRequest, actor: Actor, name: string, body: unknown): Reply => {
    const commandId = z.uuid().safeParse(request.headers['idempotency-key']);
    if (!commandId.success) return { ok: false, refusal: refuse('no-idempotency-key') };
    const guarded = guardCommand({ commandId: commandId.data, name, body }, actor, request.body ?? undefined);
    return guarded.ok ? execute(guarded.value, actor) : { ok: false, refusal: guarded.no };
  };
  return {
    postTicket: (request, reply, actor) => {
      const body = ticketBody.safeParse(request.body);
      if (!body.success) return no(reply, malformed(body));
      const { serviceId, procedureCode } = body.data;
      // A procedure that leads nowhere is refused by the queue too, so that the same key gets the same answer for ever (N3).
      const service = serviceId ?? serviceOfProcedure(procedureCode ?? '') ?? state().settings.services[0]?.id;
      const replied = command(request, actor, 'ticket.issue', { ...body.data, serviceId: service });
      if (!replied.ok) return no(reply, replied.refusal);
      return reply.code(201).send(ticketAnswer(replied.value as CommandValue<'ticket.issue'>));
    },
    getTicket: (request, reply) => {
      const replied = standing(param(request, 'token'));
      if (!replied.ok) return no(reply, replied.refusal);
      const answer: Answer<'TicketStanding'> = { ...standingAnswer(replied.value), estimate: null };
      return reply.send(answer);
    },
    deleteTicket: (request, reply, actor) => {
      const token = param(request, 'token');
      // What is no token is no ticket's, and no command.
      if (!/^[\w-]{22}$/.test(token)) return no(reply, refuse('unknown-ticket'));
      const replied = command(request, actor, 'visitor.cancel', { token });
      return replied.ok ? reply.code(204).send() : no(reply, replied.refusal);
    },
  } satisfies Partial<Record<ApiOperationId, Handler>>;
}

function queueHandlers({ state, nowMs }: ApiOptions) {
  const description = JSON.stringify(apiDocument());
  const describedAs = etagOf(description);
  /** The same state in the same minute has the same answer: hours begin and end at full minutes. */
  let known: { readonly state: QueueState; readonly minute: number; readonly text: string; readonly etag: string } | null = null;
  const newest = () => {
    const minute = Math.floor(nowMs() / 60_000);
    if (known?.state !== state() || known.minute !== minute) {
      const text = JSON.stringify(queueAnswer(state(), nowMs()));
      known = { state: state(), minute, text, etag: etagOf(text) };
    }
    return known;
  };
  return {
    describe: (request, reply) => sendUnlessKnown(request, reply, description, describedAs),
    getQueue: (request, reply) => {
      const { text, etag } = newest();
      return sendUnlessKnown(request, reply, text, etag);
    },
  } satisfies Partial<Record<ApiOperationId, Handler>>;
}

/** RFC 9110, section 13.1.2: a list of tags, weak ones alike, or a star. */
function sendUnlessKnown(request: FastifyRequest, reply: FastifyReply, text: string, etag: string): FastifyReply {
  const asked = request.headers['if-none-match'] ?? '';
  void reply.header('etag', etag).header('cache-control', 'private, no-cache');
  const isKnown = asked.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  return isKnown ? reply.code(304).send() : reply.type('application/json; charset=utf-8').send(text);
}

function etagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}

function writtenOf(body: z.infer<typeof bookingBody>): Omit<WrittenBooking, 'code'> {
  const [hours = '', minutes = ''] = body.time.split(':');
  return { serviceId: body.serviceId ?? null, procedureCode: body.procedureCode ?? null, date: body.date, minute: Number(hours) * 60 + Number(minutes) };
}

function ticketAnswer({ ticket }: CommandValue<'ticket.issue'>): Answer<'Ticket'> {
  const { qr, number, serviceId, serviceName, issuedAtMs, ahead, counters } = ticket;
  return {
    token: qr.slice(-22),
    number,
    service: { id: serviceId, name: serviceName },
    issuedAtMs,
    ahead,
    counters: [...counters],
    trackingUrl: qr.startsWith('http') ? qr : null,
    estimate: null,
  };
}

function standingAnswer({ counters, further, ...standing }: TicketStanding): Omit<Answer<'TicketStanding'>, 'estimate'> {
  return { ...standing, counters: [...counters], further: [...further] };
}

function no(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return refused(reply, statusOf(refusal.code), refusal);
}

/** Every fault of what was sent, with its place. What was sent is not repeated. */
function malformed(...parsed: readonly z.ZodSafeParseResult<unknown>[]): Refusal {
  const faults: Text[] = parsed.flatMap(({ error }) => error?.issues.map(shapeFault) ?? []);
  return { ...refuse('bad-message'), faults };
}

function refusalAnswer({ code, params, faults }: Refusal): Answer<'Problem'>['refusal'] {
  return { code, ...(params === undefined ? {} : { params: { ...params } }), ...(faults === undefined ? {} : { faults: [...faults] }) };
}

function param(request: FastifyRequest, name: string): string {
  return (request.params as Readonly<Record<string, string>>)[name] ?? '';
}
