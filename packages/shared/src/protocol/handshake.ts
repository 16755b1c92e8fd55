import { z } from 'zod';
import { VIEW_NAMES } from './views.ts';

const id = z.string().min(1).max(64);

/** One view a client wants to be kept up to date with: its name and whose it is. */
export const watchSchema = z.strictObject({ view: z.enum(VIEW_NAMES), id });
export type Watch = z.infer<typeof watchSchema>;

/** At most this many views on one socket. */
export const MOST_WATCHES = 8;
export const watchesSchema = z.array(watchSchema).max(MOST_WATCHES);

/** How a role is proven. A later way to prove one is a further member here and nothing else. */
export const proofSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('device'), device: id, token: z.string().min(1).max(256) }),
  z.strictObject({ kind: z.literal('session'), token: z.string().min(1).max(256) }),
]);
export type Proof = z.infer<typeof proofSchema>;

/** Sent with each connection, the first and every later one alike. */
export const handshakeSchema = z.strictObject({
  protocol: z.number().int(),
  proof: proofSchema,
  watch: watchesSchema,
  /** D1e: what this machine's own clock says (epoch ms): for the manager to compare, it decides nothing. */
  clockMs: z.number().optional(),
});
export type Handshake = z.infer<typeof handshakeSchema>;

/** Body of `POST /sign-in`. */
export const signInSchema = z.strictObject({ login: id, password: z.string().min(1).max(256) });

/** Answer of `POST /sign-in`. */
export interface SignedIn {
  readonly token: string;
  readonly login: string;
  readonly name: string;
  readonly role: 'staff' | 'manager' | 'greeter';
}
