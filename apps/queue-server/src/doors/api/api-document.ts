// The OpenAPI document, made of the table of operations and the schemas that requests and answers are parsed with.
import { z } from 'zod';
import { API_OPERATIONS, type ApiOperation } from './api-operations.ts';
import { ANSWERS, BODIES, bookingCode, bookingsQuery } from './api-schemas.ts';

type Json = Readonly<Record<string, unknown>>;

const STATUS_TEXTS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'Done',
  304: 'Nothing has changed since the ETag that was sent',
  400: 'Malformed; `refusal.faults` names every fault',
  401: 'No key, a wrong one, or a revoked one (`bad-key`)',
  403: 'The key has not this scope (`not-allowed`)',
  404: 'There is none (`unknown-booking`, `unknown-ticket`)',
  409: 'Not as things stand now (`service-closed`, `series-full`, `day-closed`, `wrong-ticket-state`, `bookings-full` …)',
  413: 'Larger than anything honest',
  422: 'Well formed, but not of this centre or not for this time (`unknown-service`, `unknown-procedure`, `booking-day-refused`, `booking-outside-hours` …)',
  429: 'Too often (`too-many`); `Retry-After` says in how many seconds',
  503: 'The server cannot write (`storage-fault`, `bookings-away`); send the same again later',
};

const INTRODUCTION = `API của một trung tâm phục vụ hành chính công: lịch hẹn, lấy số, tình hình hàng chờ.

The API of one public service centre, for a city’s app or a Zalo official account. Keys are made by the centre (\`luot keys add\`) and belong on a server, never in an app or a page. Every refusal has a code and a sentence in Vietnamese and English. There is no field for a name, a telephone or an identity number, and what is sent beside the fields is refused.`;

export function apiDocument(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries({ ...BODIES, ...ANSWERS })) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, io: 'input', override: shorter });
  return {
    openapi: '3.1.0',
    info: { title: 'Lượt', version: '1', summary: 'Bookings, tickets and the state of the queue', description: INTRODUCTION },
    servers: [{ url: '/api/v1' }],
    tags: [
      { name: 'bookings', description: 'Lịch hẹn' },
      { name: 'tickets', description: 'Lấy số' },
      { name: 'queue', description: 'Hàng chờ' },
    ],
    security: [{ key: [] }],
    paths: paths(),
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'Authorization: Bearer luot_…' } },
      schemas: Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema])),
      responses: Object.fromEntries(
        Object.entries(STATUS_TEXTS)
          .filter(([status]) => Number(status) >= 400)
          .map(([status, description]) => [`problem${status}`, problem(Number(status), description)]),
      ),
      headers: {
        ETag: { description: 'Send it back as If-None-Match.', schema: { type: 'string' } },
        RetryAfter: { description: 'Seconds.', schema: { type: 'integer' } },
      },
    },
  };
}

function paths(): Json {
  const byPath = Map.groupBy<string, ApiOperation>(API_OPERATIONS, ({ path }) => path);
  return Object.fromEntries([...byPath].map(([path, operations]) => [path, Object.fromEntries(operations.map((one) => [one.method, operation(one)]))]));
}

function operation({ id, path, scope, summary, description, body, query, idempotent, etag, answers, refusals }: ApiOperation): Json {
  const door = scope === null ? [] : [401, 403, 429];
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => parameter('path', name, name === 'code' ? bookingCode : ANSWERS.Ticket.shape.token)),
    ...query.map((name) => parameter('query', name, bookingsQuery.shape[name])),
    ...(idempotent
      ? [
          parameter(
            'header',
            'Idempotency-Key',
            z.uuid().meta({
              description: 'A new UUID for each intention, the same when it is sent again: the same key always gets the same answer, after a restart too.',
            }),
          ),
        ]
      : []),
  ];
  return {
    operationId: id,
    tags: scope === null ? [] : [scope],
    summary,
    description: scope === null ? description : `${description} Scope: \`${scope}\`.`,
    ...(scope === null ? { security: [] } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === null ? {} : { requestBody: { required: true, content: json(reference('schemas', body)) } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, answered(Number(status), answer, { id, etag })])),
      ...(etag ? { 304: { description: STATUS_TEXTS[304] } } : {}),
      ...Object.fromEntries([...door, ...refusals].sort((a, b) => a - b).map((status) => [status, reference('responses', `problem${status}`)])),
    },
  };
}

function answered(status: number, answer: string | null, { id, etag }: { readonly id: string; readonly etag: boolean }): Json {
  const content = answer === null ? null : json(reference('schemas', answer));
  return {
    description: STATUS_TEXTS[status],
    ...(etag ? { headers: { ETag: reference('headers', 'ETag') } } : {}),
    ...(content === null ? {} : { content }),
    ...(id === 'describe' ? { content: json({ type: 'object' }) } : {}),
  };
}

function problem(status: number, description: string): Json {
  return {
    description,
    ...(status === 429 ? { headers: { 'Retry-After': reference('headers', 'RetryAfter') } } : {}),
    content: json(reference('schemas', 'Problem')),
  };
}

function parameter(place: 'path' | 'query' | 'header', name: string, schema: z.ZodType): Json {
  const { $schema: _schema, description, ...rest } = z.toJSONSchema(schema, { io: 'input', override: shorter });
  return { in: place, name, required: true, ...(description === undefined ? {} : { description }), schema: rest };
}

function json(schema: Json): Json {
  return { 'application/json': { schema } };
}

function reference(kind: 'schemas' | 'responses' | 'headers', name: string): Json {
  return { $ref: `#/components/${kind}/${name}` };
}

/** A format says it better than the pattern behind it, not every tool knows `\p`, and whole numbers need no bounds of a programming language. */
function shorter({ jsonSchema }: { readonly jsonSchema: Record<string, unknown> }): void {
  if (jsonSchema['format'] !== undefined || String(jsonSchema['pattern']).includes('\\p{')) delete jsonSchema['pattern'];
  if (jsonSchema['maximum'] === Number.MAX_SAFE_INTEGER) delete jsonSchema['maximum'];
  if (jsonSchema['minimum'] === Number.MIN_SAFE_INTEGER) delete jsonSchema['minimum'];
}
