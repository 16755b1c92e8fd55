// The pages of the packaged programs have an origin of their own and fetch from here what a browser's page has from its own server.
import type { FastifyReply, FastifyRequest } from 'fastify';

export const APP_ORIGINS: readonly string[] = ['luot-app://pages'];

/** Lets a packaged program's page read this answer, by fetch and as a picture, film or sound. */
export function letAppsRead(request: FastifyRequest, reply: FastifyReply): void {
  const { origin } = request.headers;
  reply.header('vary', 'origin').header('cross-origin-resource-policy', 'cross-origin');
  if (origin !== undefined && APP_ORIGINS.includes(origin)) reply.header('access-control-allow-origin', origin);
}
