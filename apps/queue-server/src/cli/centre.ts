// `luot centre`: the settings out, checked, and in again. A running server is asked over loopback, because it alone
// may write; without one the folder is opened here for a moment.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DayClock } from '@luot/engine/day-clock';
import { Engine } from '@luot/engine/engine';
import type { StoredCentre } from '@luot/engine/journal';
import { SYSTEM_CLOCK } from '@luot/engine/machine-clock';
import type { SqliteJournal } from '@luot/engine/sqlite-journal';
import { refusalSentence } from '@luot/shared/domain/refusal';
import { reasonOf, StartFault } from '@luot/shared/domain/start-fault';
import type { Text } from '@luot/shared/domain/text';
import type { Reply } from '@luot/shared/protocol/commands';
import { parseCentre } from '@luot/shared/settings/faults/centre-faults';
import { v7 as newId } from 'uuid';
import { openData, SERVER_FILE } from '../centre/data-folder.ts';
import { readClock } from '../files/clock-file.ts';
import { voiceLacks } from '../files/voice-folder.ts';
import { Places } from '../places/places.ts';
import { givenPlaces } from '../places/places-file.ts';
import { fail } from './fail.ts';
import { visibleJson } from './print-visibly.ts';
import { VOICE_FOLDER } from './serve.ts';

interface DataFlag {
  readonly data: string;
}

export async function exportCentre(file: string | undefined, flags: DataFlag): Promise<void> {
  const stored = await withCentre<StoredCentre | null>(
    flags.data,
    async (server) => (await ask(server, 'GET', '/centre')) as StoredCentre | null,
    (journal) => journal.centre(),
  );
  if (stored === null) return fail('no-centre', 'Thư mục này chưa có cấu hình.', 'This folder has no settings yet.');
  const text = visibleJson(stored.document);
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(file, text);
}

export function checkCentre(file: string, flags: { readonly voice?: string; readonly places?: string } = {}): void {
  const parsed = parseCentre(readDocument(file));
  if (!parsed.ok) return sayFaults(parsed.no);
  if (flags.places !== undefined) {
    givenPlaces(flags.places); // a list that cannot be used is said first
    const faults = new Places(flags.places).judge(parsed.value);
    if (faults.length > 0) return sayFaults(faults);
  }
  console.log('Cấu hình hợp lệ. / The settings are in order.');
  // No fault of the settings: calls are shown, and said as far as there are clips.
  for (const { text } of voiceLacks(resolve(flags.voice ?? VOICE_FOLDER), parsed.value)) console.error(`- ${text.vi}\n  ${text.en}`);
}

export async function importCentre(file: string, flags: DataFlag): Promise<void> {
  const document = readDocument(file);
  const parsed = parseCentre(document);
  if (!parsed.ok) return sayFaults(parsed.no);
  const reply = await withCentre<Reply>(
    flags.data,
    async (server) => (await ask(server, 'PUT', '/centre', document)) as Reply,
    (journal) => {
      const places = Places.open({ dataFolder: resolve(flags.data), given: null, stored: journal.writtenCentre() });
      if (places.adopted.length > 0) console.log(`places.json: ${places.adopted.join(', ')}`);
      const faults = places.judge(parsed.value);
      if (faults.length > 0) return { ok: false, refusal: { code: 'centre-invalid', params: { count: faults.length }, faults } };
      const clock = new DayClock(SYSTEM_CLOCK, readClock(resolve(flags.data)));
      const engine = new Engine({ journal, clock, seed: parsed.value, newToken: () => newId(), serviceOfProcedure: () => null });
      return engine.execute(newId(), { name: 'centre.replace', body: { document: parsed.value } }, { role: 'operator', id: 'operator' });
    },
  );
  if (reply.ok) {
    const { version } = reply.value as { version: number };
    console.log(`Đã áp dụng cấu hình, phiên bản ${version}. / The settings are in use, version ${version}.`);
    return;
  }
  if (reply.refusal.faults !== undefined) sayFaults(reply.refusal.faults);
  else fail(reply.refusal.code, refusalSentence(reply.refusal, 'vi'), refusalSentence(reply.refusal, 'en'));
}

function sayFaults(faults: readonly Text[]): void {
  for (const fault of faults) console.error(`- ${fault.vi}\n  ${fault.en}`);
  fail('centre-invalid', `Cấu hình có ${faults.length} lỗi, chưa áp dụng.`, `The settings have ${faults.length} faults and were not applied.`);
}

function readDocument(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StartFault('centre-file', { path: file, reason: reasonOf(error) }, error);
  }
}

export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly token: string;
}

/** The folder itself answers; if a running server has it, that server does. */
export async function withCentre<Answer>(
  folder: string,
  online: (server: ServerAddress) => Promise<Answer>,
  offline: (journal: SqliteJournal) => Answer | Promise<Answer>,
): Promise<Answer> {
  const path = resolve(folder);
  if (!existsSync(join(path, 'luot.db'))) throw new StartFault('database-missing', { path });
  let journal: SqliteJournal;
  try {
    journal = openData(path);
  } catch (error) {
    if (!(error instanceof StartFault) || error.code !== 'data-in-use') throw error;
    const file = join(path, SERVER_FILE);
    if (!existsSync(file)) throw new StartFault('server-away', { path }, error);
    return online(JSON.parse(readFileSync(file, 'utf8')) as ServerAddress);
  }
  try {
    return await offline(journal);
  } finally {
    journal.close();
  }
}

/** Asks the running server as its operator. @throws StartFault `server-away` */
export async function ask(server: ServerAddress, method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown): Promise<unknown> {
  try {
    // A server on all addresses is asked on this machine's own.
    const host = ['0.0.0.0', '::'].includes(server.host) ? '127.0.0.1' : server.host;
    const response = await fetch(`http://${host.includes(':') ? `[${host}]` : host}:${server.port}${path}`, {
      method,
      headers: { authorization: `Bearer ${server.token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await response.json();
  } catch (error) {
    throw new StartFault('server-away', { path: `${server.host}:${server.port}` }, error);
  }
}
