// `luot keys`: who may use the API. Who writes: see `centre.ts`; a running server takes a change at once.
import { join, resolve } from 'node:path';
import { type Refusal, refusalSentence, refuse } from '@luot/shared/domain/refusal';
import { Access, type NewKey } from '../access/access-file.ts';
import { type ApiKey, type ApiScope, apiKeyOrderSchema } from '../access/api-key.ts';
import { ACCESS } from '../centre/data-folder.ts';
import { ask, withCentre } from './centre.ts';
import { fail } from './fail.ts';

interface DataFlag {
  readonly data: string;
}

export interface KeyFlags extends DataFlag {
  readonly scope: readonly ApiScope[];
  readonly perMinute: string;
  /** Without it the key is an app of its own. */
  readonly app?: string;
}

type Answered<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

export async function addKey(name: string, flags: KeyFlags): Promise<void> {
  const order = apiKeyOrderSchema.safeParse({ name, scopes: [...flags.scope], perMinute: Number(flags.perMinute), app: flags.app });
  if (!order.success) {
    return fail(
      'key-order',
      'Tên có 1 đến 64 ký tự; --per-minute là số từ 1 đến 6000; --app gồm chữ thường không dấu, chữ số, gạch ngang.',
      'A name has 1 to 64 characters; --per-minute is a number from 1 to 6000; --app has small letters, digits and hyphens.',
    );
  }
  const answer = await withCentre<Answered<NewKey>>(
    flags.data,
    async (server) => (await ask(server, 'POST', '/keys', order.data)) as Answered<NewKey>,
    () => ({ ok: true, value: accessOf(flags).addKey(order.data) }),
  );
  if (!answer.ok) return refused(answer.refusal);
  const { id, app, key } = answer.value;
  console.log(`Khóa của "${name}" (mã ${id}, ứng dụng ${app}), chỉ hiện một lần. / The key of "${name}" (id ${id}, app ${app}), shown only once:`);
  console.log(key);
}

export async function listKeys(flags: DataFlag): Promise<void> {
  const keys = await withCentre<readonly ApiKey[]>(
    flags.data,
    async (server) => (await ask(server, 'GET', '/keys')) as readonly ApiKey[],
    () => accessOf(flags).keys,
  );
  if (keys.length === 0) return console.log('Chưa có khóa nào. / There are no keys.');
  for (const { id, app, name, scopes, perMinute } of keys) {
    console.log([id.padEnd(10), app.padEnd(10), scopes.join(',').padEnd(22), `${perMinute}/min`.padEnd(9), name].join('  '));
  }
}

export async function revokeKey(id: string, flags: DataFlag): Promise<void> {
  const answer = await withCentre<Answered<unknown>>(
    flags.data,
    async (server) => (await ask(server, 'POST', `/keys/${encodeURIComponent(id)}/revoke`)) as Answered<unknown>,
    () => (accessOf(flags).revokeKey(id) ? { ok: true, value: {} } : { ok: false, refusal: refuse('unknown-key') }),
  );
  if (!answer.ok) return refused(answer.refusal);
  console.log(`Đã thu hồi khóa ${id}. / The key ${id} is revoked.`);
}

function accessOf({ data }: DataFlag): Access {
  return Access.read(join(resolve(data), ACCESS));
}

function refused(refusal: Refusal): void {
  fail(refusal.code, refusalSentence(refusal, 'vi'), refusalSentence(refusal, 'en'));
}
