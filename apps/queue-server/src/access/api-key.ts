// A key of another program: a city's app, a Zalo official account. What it may do stands with it.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** What a key opens: bookings in and out, tickets taken for visitors, how the queue stands. */
export const API_SCOPES = ['bookings', 'tickets', 'queue'] as const;
export type ApiScope = (typeof API_SCOPES)[number];

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
/** R50: whose key it is: bookings and tickets belong to the app, whichever of its keys brought them. Without one: an app of its own. */
const app = id.optional();

/** What an operator says of a new key. */
export const apiKeyOrderSchema = z.strictObject({
  name: z.string().min(1).max(64).normalize('NFC'),
  scopes: z.array(z.enum(API_SCOPES)).min(1).max(API_SCOPES.length),
  /** Requests in a minute; as many at once. */
  perMinute: z.number().int().min(1).max(6000),
  app,
});
export type ApiKeyOrder = z.infer<typeof apiKeyOrderSchema>;

/** As a technician writes one into the file of a new data folder. */
export const apiKeySeedSchema = apiKeyOrderSchema.extend({ id, key: z.string().min(8).max(200) });
export const apiKeyFileSchema = apiKeyOrderSchema.extend({ id, keyHash: z.string() });
export type ApiKeyEntry = z.infer<typeof apiKeyFileSchema>;

export interface ApiKey extends Omit<ApiKeyOrder, 'app'> {
  readonly id: string;
  /** Stands in the journal as who did something, so that it is the same one under a new key. */
  readonly app: string;
}

/** A fresh one. Its beginning is there for programs that look for keys left lying about in code. */
export function newApiKey(order: ApiKeyOrder): { readonly entry: ApiKeyEntry; readonly key: string } {
  const key = `luot_${randomBytes(24).toString('base64url')}`;
  return { entry: { ...order, id: randomBytes(4).toString('hex'), keyHash: hashToken(key) }, key };
}

/** Every hash is compared, the whole of it, so that neither the time for a wrong key nor that for a right one tells anything. */
export function findApiKey(entries: readonly ApiKeyEntry[], key: string): ApiKey | null {
  const given = Buffer.from(hashToken(key));
  let found: ApiKeyEntry | null = null;
  for (const entry of entries) {
    const kept = Buffer.from(entry.keyHash);
    if (kept.length === given.length && timingSafeEqual(kept, given)) found = entry;
  }
  return found === null ? null : withoutHash(found);
}

/** A key from before there were apps is one by itself. */
export function withoutHash({ keyHash: _hash, app: of, ...key }: ApiKeyEntry): ApiKey {
  return { ...key, app: of ?? key.id };
}

/** Tokens are random and long, so a plain hash is enough for them. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
