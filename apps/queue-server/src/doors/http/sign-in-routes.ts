// People come in with a log-in name and a password, and go.
import { refuse } from '@luot/shared/domain/refusal';
import { type SignedIn, signInSchema } from '@luot/shared/protocol/handshake';
import type { FastifyInstance } from 'fastify';
import type { Prover } from '../../access/prove.ts';
import { SignInLimits } from '../../access/sign-in-limits.ts';
import { bearer, refused } from './refused.ts';

/** Two fields of 64 and 256 letters, escaped. */
const MOST_BYTES = 4 * 1024;

export interface SigningOptions {
  readonly prover: Prover;
  readonly monotonicMs: () => number;
  /** R5a: the name only where there is somebody of that name: people also type passwords and telephone numbers there. */
  readonly onSignIn: (what: 'signed-in' | 'wrong-password' | 'too-many' | 'signed-out', login: string | null, address: string) => void;
}

export function signInRoutes(app: FastifyInstance, { prover, monotonicMs, onSignIn }: SigningOptions): void {
  const limits = new SignInLimits(monotonicMs);
  app.post('/sign-in', { bodyLimit: MOST_BYTES }, async (request, reply) => {
    const body = signInSchema.safeParse(request.body);
    if (!body.success) return refused(reply, 400, refuse('bad-message'));
    const { login, password } = body.data;
    const address = request.ip;
    const attempt = { login, address, known: prover.isKnownPlace(login, address) };
    const said = prover.access.person(login) === null ? null : login;
    const tooMany = (seconds: number) => {
      onSignIn('too-many', said, address);
      return refused(reply.header('retry-after', seconds), 429, refuse('too-many'));
    };
    const seconds = limits.waitSeconds(attempt);
    if (seconds > 0) return tooMany(seconds);
    const session = await prover.signIn(login, password, address);
    if (session === 'busy') return tooMany(1);
    if (session === null) {
      limits.wrong(attempt);
      onSignIn('wrong-password', said, address);
      return refused(reply, 401, refuse('wrong-password'));
    }
    onSignIn('signed-in', login, address);
    const { token, person } = session;
    const answer: SignedIn = { token, login: person.login, name: person.name, role: person.role };
    return reply.send(answer);
  });
  app.post('/sign-out', { bodyLimit: MOST_BYTES }, (request, reply) => {
    const login = prover.signOut(bearer(request));
    if (login !== null) onSignIn('signed-out', login, request.ip);
    return reply.code(204).send();
  });
}
