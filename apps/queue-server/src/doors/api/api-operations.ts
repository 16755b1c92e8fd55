// Everything the API can do, a row each. Routes and the OpenAPI document are both made of this table.
import type { ApiScope } from '../../access/api-key.ts';
import type { AnswerName, BodyName } from './api-schemas.ts';

export interface ApiOperation {
  readonly id: string;
  readonly method: 'get' | 'put' | 'post' | 'delete';
  /** As OpenAPI writes it. */
  readonly path: string;
  /** Null: no key is needed. */
  readonly scope: ApiScope | null;
  readonly summary: string;
  readonly description: string;
  readonly body: BodyName | null;
  readonly bodyLimit: number;
  readonly query: readonly 'date'[];
  /** N3: the same key in this header always gets the same answer. */
  readonly idempotent: boolean;
  readonly etag: boolean;
  /** By status; null: without a body. */
  readonly answers: Readonly<Record<number, AnswerName | null>>;
  /** What it may be refused with, beside what the door says (401, 403, 429). */
  readonly refusals: readonly number[];
}

const KB = 1024;
const NO_BODY = { body: null, bodyLimit: KB, query: [], idempotent: false, etag: false } as const;

export const API_OPERATIONS = [
  {
    ...NO_BODY,
    id: 'describe',
    method: 'get',
    path: '/openapi.json',
    scope: null,
    summary: 'Mô tả này / This description',
    description: 'OpenAPI 3.1. No key is needed.',
    answers: { 200: null },
    refusals: [],
  },
  {
    ...NO_BODY,
    id: 'putBooking',
    method: 'put',
    path: '/bookings/{code}',
    scope: 'bookings',
    summary: 'Đặt hoặc thay một lịch hẹn / Put one booking',
    description: 'New, or in place of the one with this code; whoever has checked in stays checked in. Day and time must lie in the service’s hours.',
    body: 'BookingBody',
    bodyLimit: 4 * KB,
    answers: { 200: 'Booking', 201: 'Booking' },
    refusals: [400, 409, 413, 422, 503],
  },
  {
    ...NO_BODY,
    id: 'deleteBooking',
    method: 'delete',
    path: '/bookings/{code}',
    scope: 'bookings',
    summary: 'Hủy một lịch hẹn / Take one booking off',
    description: 'A ticket that it has been given stays.',
    answers: { 204: null },
    refusals: [404, 503],
  },
  {
    ...NO_BODY,
    id: 'postBookings',
    method: 'post',
    path: '/bookings',
    scope: 'bookings',
    summary: 'Đặt nhiều lịch hẹn / Put many bookings',
    description:
      'Up to 500. Each is taken or refused by itself; those that are refused are named by their place in the list. Of two with one code the later stays.',
    body: 'BookingListBody',
    bodyLimit: 256 * KB,
    answers: { 200: 'BookingsTaken' },
    refusals: [400, 409, 413, 503],
  },
  {
    ...NO_BODY,
    id: 'getBookings',
    method: 'get',
    path: '/bookings',
    scope: 'bookings',
    summary: 'Lịch hẹn của một ngày / The bookings of a day',
    description: 'By time. Those of past days are gone.',
    query: ['date'],
    answers: { 200: 'BookingList' },
    refusals: [400],
  },
  {
    ...NO_BODY,
    id: 'postTicket',
    method: 'post',
    path: '/tickets',
    scope: 'tickets',
    summary: 'Lấy số / Take a ticket',
    description:
      'A number in the queue of now, as at a kiosk; outside the ticket hours it is refused. Its place is kept, not the time: called and not there, it is missed.',
    body: 'TicketBody',
    bodyLimit: 4 * KB,
    idempotent: true,
    answers: { 201: 'Ticket' },
    refusals: [400, 409, 413, 422, 503],
  },
  {
    ...NO_BODY,
    id: 'getTicket',
    method: 'get',
    path: '/tickets/{token}',
    scope: 'tickets',
    summary: 'Một số đang ra sao / How a ticket stands',
    description: 'For tickets of today, whoever took them.',
    answers: { 200: 'TicketStanding' },
    refusals: [404],
  },
  {
    ...NO_BODY,
    id: 'deleteTicket',
    method: 'delete',
    path: '/tickets/{token}',
    scope: 'tickets',
    summary: 'Trả lại số / Give a ticket back',
    description: 'While it waits or is held.',
    idempotent: true,
    answers: { 204: null },
    refusals: [400, 404, 409, 503],
  },
  {
    ...NO_BODY,
    id: 'getQueue',
    method: 'get',
    path: '/queue',
    scope: 'queue',
    summary: 'Tình hình hàng chờ / The state of the queue',
    description:
      'No personal data: counts, numbers, counters. Ask with If-None-Match: as long as nothing has changed the answer is 304 and costs next to nothing.',
    etag: true,
    answers: { 200: 'Queue' },
    refusals: [],
  },
] as const satisfies readonly ApiOperation[];

export type ApiOperationId = (typeof API_OPERATIONS)[number]['id'];
