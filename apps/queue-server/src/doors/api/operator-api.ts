// What `luot keys` and `luot bookings` ask of a running server, with the operator's token of this run.
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import { StartFault } from '@luot/shared/domain/start-fault';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { apiKeyOrderSchema } from '../../access/api-key.ts';
import type { Prover } from '../../access/prove.ts';
import type { BookingDesk, BookingImport } from '../../lists/bookings/booking-desk.ts';
import { only } from '../http/authorised.ts';
import { bearer, refused } from '../http/refused.ts';

/** The rows of a file come in pieces, so that a large one does not hold up the queue. */
export const MOST_ROWS = 1_000;
/** As many rows, with every field at its longest. */
const MOST_BYTES = 1024 * 1024;

const importSchema = z.strictObject({
  bookings: z
    .array(
      z.strictObject({
        code: z.string().min(4).max(64),
        serviceId: z.string().max(64).nullable(),
        procedureCode: z.string().max(64).nullable(),
        date: z.iso.date(),
        minute: z.number().int().min(0).max(1439),
      }),
    )
    .max(MOST_ROWS),
  cancelled: z.array(z.string().max(64)).max(MOST_ROWS),
  importId: z.string().min(1).max(64),
  check: z.boolean(),
}) satisfies z.ZodType<BookingImport>;

export interface BookingsImported {
  readonly added: number;
  readonly replaced: number;
  readonly removed: number;
  readonly refused: readonly { readonly index: number; readonly refusal: Refusal }[];
}

export interface OperatorOptions {
  readonly prover: Prover;
  readonly bookings: BookingDesk;
}

export function operatorApi(app: FastifyInstance, { prover, bookings }: OperatorOptions): void {
  const operatorOnly = {
    onRequest: only(
      (request) => prover.prove({ kind: 'session', token: bearer(request) }),
      ({ role }) => role === 'operator',
    ),
  };
  app.get('/keys', operatorOnly, (_request, reply) => reply.send(prover.access.keys));
  app.post('/keys', operatorOnly, (request, reply) => {
    const order = apiKeyOrderSchema.safeParse(request.body);
    if (!order.success) return refused(reply, 400, refuse('bad-message'));
    return written(reply, () => ({ ok: true, value: prover.access.addKey(order.data) }));
  });
  app.post('/keys/:id/revoke', operatorOnly, (request: FastifyRequest<{ Params: { id: string } }>, reply) => {
    return written(reply, () => (prover.access.revokeKey(request.params.id) ? { ok: true, value: {} } : { ok: false, refusal: refuse('unknown-key') }));
  });
  app.post('/bookings', { ...operatorOnly, bodyLimit: MOST_BYTES }, (request, reply) => {
    const body = importSchema.safeParse(request.body);
    if (!body.success) return refused(reply, 400, refuse('bad-message'));
    const imported = bookings.importFile(body.data);
    return reply.send(imported.ok ? { ok: true, value: imported.value } : { ok: false, refusal: imported.no });
  });
  app.post('/bookings/undo', operatorOnly, (_request, reply) => {
    const undone = bookings.undoImport();
    return reply.send(undone.ok ? { ok: true, value: undone.value } : { ok: false, refusal: undone.no });
  });
}

/** A file that cannot be written is a fault of the disk, and no bug. */
function written(reply: FastifyReply, work: () => unknown): FastifyReply {
  try {
    return reply.send(work());
  } catch (error) {
    if (!(error instanceof StartFault)) throw error;
    return reply.send({ ok: false, refusal: refuse('storage-fault') });
  }
}
