// R3a: who asks is known before a byte of the body is read.
import { refuse } from '@luot/shared/domain/refusal';
import type { Actor } from '@luot/shared/protocol/roles';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refused } from './refused.ts';

const actors = new WeakMap<FastifyRequest, Actor>();

/**
 * A hook that lets nobody pass but who may come.
 * @param prove who asks; null: nobody that is known
 * @param no what it says otherwise; `known`: the status for somebody who is known and may not come
 */
export function only(
  prove: (request: FastifyRequest) => Actor | null,
  mayCome: (actor: Actor) => boolean,
  no: { readonly code?: 'not-allowed' | 'not-enrolled'; readonly known?: 401 | 403 } = {},
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const actor = prove(request);
    if (actor !== null && mayCome(actor)) return void actors.set(request, actor);
    return turnAway(request, reply, () => refused(reply, actor === null ? 401 : (no.known ?? 401), refuse(no.code ?? 'not-allowed')));
  };
}

/** Whom the hook of this route has let pass. */
export function actorOf(request: FastifyRequest): Actor {
  const actor = actors.get(request);
  if (actor === undefined) throw new Error(`nobody was asked who he is: ${request.routeOptions.url ?? ''}`);
  return actor;
}

/** Answers without the body, and ends the connection that would go on sending it. */
export function turnAway(request: FastifyRequest, reply: FastifyReply, answer: () => FastifyReply): FastifyReply {
  const { headers, socket } = request.raw;
  if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) {
    void reply.header('connection', 'close');
    reply.raw.once('finish', () => socket.destroySoon());
  }
  return answer();
}
