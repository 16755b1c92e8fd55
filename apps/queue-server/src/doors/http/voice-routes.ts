// The clips of the calls, for whoever speaks in a hall.
import { CLIP_FORMATS, voiceId } from '@luot/shared/protocol/voice-manifest';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readVoice } from '../../files/voice-folder.ts';
import { letAppsRead } from './app-origins.ts';

const CLIP_PATH = new RegExp(`^([a-z0-9-]+/)?[a-z0-9-]+\\.(${CLIP_FORMATS.join('|')})$`);

export function voiceRoutes(app: FastifyInstance, voiceFolder: string, notFound: (reply: FastifyReply) => FastifyReply): void {
  app.get('/voice/:set/manifest.json', (request: FastifyRequest<{ Params: { set: string } }>, reply) => {
    letAppsRead(request, reply);
    const id = voiceId.safeParse(request.params.set);
    const voice = id.success ? readVoice(voiceFolder, id.data) : null;
    return voice?.ok === true ? reply.header('cache-control', 'no-cache').send(voice.value) : notFound(reply);
  });
  app.get('/voice/*', (request: FastifyRequest<{ Params: { '*': string } }>, reply) => {
    letAppsRead(request, reply);
    const path = request.params['*'];
    if (!CLIP_PATH.test(path)) return notFound(reply);
    // A recording takes the place of another under the same name: asked again each time, sent again when it is another one.
    return reply.header('cache-control', 'no-cache').sendFile(path, voiceFolder, { cacheControl: false });
  });
}
