// A page whose socket does not come in is not told why by its browser; it asks here.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { letAppsRead } from './app-origins.ts';

/** `GET /reach?origin=…` answers `{ "allowed": true | false }`: whether that origin's pages may open a socket at the host they asked. */
export function reachRoute(app: FastifyInstance, allowed: (origin: string, host: string | undefined) => boolean): void {
  app.get('/reach', (request: FastifyRequest<{ Querystring: { origin?: string } }>, reply) => {
    letAppsRead(request, reply);
    const { origin } = request.query;
    return reply.send({ allowed: typeof origin === 'string' && allowed(origin, request.headers.host) });
  });
}
