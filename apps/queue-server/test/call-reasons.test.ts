// A call before its turn over the wire: what is kept of its reason and of the words beside it, and who sees them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clockFrom } from '@luot/engine/fixtures/fake-clock';
import { at, TUESDAY } from '@luot/queue/fixtures/small-centre';
import type { TicketHistory } from '@luot/shared/protocol/views/ticket-view';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { dataFiles } from './fixtures/data-files.ts';
import { connect, PROOF_KIOSK, sessionOf, startTestServer, WITH_PEOPLE } from './fixtures/test-server.ts';

const WORDS = 'bé đang sốt';
const ACCESS = {
  ...WITH_PEOPLE,
  people: [...WITH_PEOPLE.people, { login: 'huongdan', name: 'Hướng dẫn', role: 'greeter' as const, password: 'pass-huongdan' }],
};
const C1 = { counterId: 'c1' };

test('[R51] words beside the reason are for clerks and managers, in a file of their own, in no journal, log or view, and gone in a day', async () => {
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const server = await startTestServer({ access: ACCESS, log });
  const kiosk = await connect(server, PROOF_KIOSK);
  for (let i = 0; i < 3; i++) await kiosk.command('ticket.issue', { serviceId: 'papers', language: 'vi' });
  const clerk = await connect(server, await sessionOf(server, 'an'), [{ view: 'counter', id: 'c1' }]);
  await clerk.command('counter.open', C1);
  const commandId = v7();
  const body = { ...C1, number: 'A002', reasonId: 'infant', words: WORDS };
  const reply = await clerk.command('counter.callTicket', body, commandId);
  expect(reply).toMatchObject({ ok: true, value: { number: 'A002' } });
  expect(await clerk.command('counter.callTicket', body, commandId)).toEqual(reply);

  const stepsFor = async (login: string) => {
    const person = login === 'an' ? clerk : await connect(server, await sessionOf(server, login), [{ view: 'staff', id: 'all' }]);
    const found = await person.command('ticket.lookUp', { number: 'A002' });
    return found.ok ? (found.value as TicketHistory).steps.slice(1).map(({ reason, words }) => [reason?.en, words]) : found.refusal.code;
  };
  const why = 'With an infant, or pregnant';
  expect([await stepsFor('an'), await stepsFor('quanly'), await stepsFor('huongdan')]).toEqual([[[why, WORDS]], [[why, WORDS]], [[why, null]]]);

  expect(JSON.stringify(clerk.views)).not.toContain('sốt');
  expect(await clerk.command('counter.undo', C1)).toMatchObject({ ok: true });
  expect(await stepsFor('an')).toEqual([]);
  await server.close();
  expect(logged.join('')).not.toContain('sốt');
  const holding = () => dataFiles(server.dataFolder).filter((file) => readFileSync(join(server.dataFolder, file), 'utf8').includes('sốt'));
  expect(holding()).toEqual(['notes.db']);
  await (await startTestServer({ access: ACCESS, dataFolder: server.dataFolder, clock: clockFrom(at('08:00', TUESDAY)) })).close();
  expect(holding()).toEqual([]);
});
