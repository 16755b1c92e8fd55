// A centre's pictures and films, for its hall boards.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { letAppsRead } from './app-origins.ts';

/** Where the file lies that a board asks for under the key its view gave it, or null. */
export type MediaFileAt = (path: string, key: string) => { readonly folder: string; readonly name: string } | null;

/** R1: the key in the address stands for the display it was given to; the element of a picture can prove itself no other way. */
export function mediaRoutes(app: FastifyInstance, fileAt: MediaFileAt, notFound: (reply: FastifyReply) => FastifyReply): void {
  app.get('/media/*', (request: FastifyRequest<{ Params: { '*': string }; Querystring: { key?: unknown } }>, reply) => {
    const { key } = request.query;
    const file = typeof key === 'string' ? fileAt(request.params['*'], key) : null;
    if (file === null) return notFound(reply);
    letAppsRead(request, reply);
    // Films are fetched in ranges. Another file of that name has another key.
    return reply.sendFile(file.name, file.folder, { maxAge: '1d', immutable: true });
  });
}
