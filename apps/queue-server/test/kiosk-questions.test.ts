// What a kiosk asks beside the queue, over the wire: help, a ticket, a dossier; and what of a dossier is kept where.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { smallCentre } from '@luot/queue/fixtures/small-centre';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { dataFiles } from './fixtures/data-files.ts';
import { connect, PROOF_KIOSK, SEED_FOLDER, sessionOf, startTestServer } from './fixtures/test-server.ts';

const CODE = 'H56.25.10.07-261118-0019';
const CENTRE = smallCentre((document) =>
  Object.assign(document, { dossiers: { source: { kind: 'own' }, desks: { supplement: null, pay: null, collect: 'papers', ask: 'land' } } }),
);
const KIOSK = [{ view: 'kiosk', id: 'kiosk-1' }] as const;
const withDossiers = { seed: CENTRE, dossiersFile: join(SEED_FOLDER, 'dossiers.json') };
const issued = (reply: unknown) => (reply as { value: { ticket: IssuedTicket } }).value.ticket;

test('[K8] help asked for at a kiosk is on the staff page until somebody answers, and the kiosk says so', async () => {
  const server = await startTestServer();
  const kiosk = await connect(server, PROOF_KIOSK, KIOSK);
  const clerk = await connect(server, await sessionOf(server, 'an'), [{ view: 'staff', id: 'all' }]);
  expect(await kiosk.command('help.call', {})).toEqual({ ok: true, value: {} });
  await clerk.sees('staff', (view) => expect(view.helpCalls.map(({ kioskId, kioskName }) => [kioskId, kioskName.en])).toEqual([['kiosk-1', 'Kiosk 1']]));
  expect(await clerk.command('help.answer', { kioskId: 'kiosk-1' })).toEqual({ ok: true, value: {} });
  await kiosk.sees('kiosk', (view) => expect(view.help?.coming).toBe(true));
  await clerk.sees('staff', (view) => expect(view.helpCalls).toEqual([]));
  expect(await clerk.command('help.answer', { kioskId: 'kiosk-1' })).toEqual({ ok: false, refusal: { code: 'help-answered' } });
});

test('[K2] who has a ticket’s token is told how it stands, and nobody else', async () => {
  const server = await startTestServer();
  const kiosk = await connect(server, PROOF_KIOSK);
  await kiosk.command('ticket.issue', { serviceId: 'papers', language: 'vi' });
  const { qr, number } = issued(await kiosk.command('ticket.issue', { serviceId: 'papers', language: 'vi' }));
  const token = qr.replace(/^LUOT:/, '');
  expect(await kiosk.command('ticket.find', { token })).toMatchObject({ ok: true, value: { number, state: 'waiting', ahead: 1 } });
  const clerk = await connect(server, await sessionOf(server, 'an'));
  await clerk.command('counter.open', { counterId: 'c2' });
  await clerk.command('counter.callTicket', { counterId: 'c2', number, reasonId: 'other' });
  expect(await kiosk.command('ticket.find', { token })).toMatchObject({ ok: true, value: { state: 'called', counters: ['2'] } });
  expect(await kiosk.command('ticket.find', { token: 'x'.repeat(22) })).toEqual({ ok: false, refusal: { code: 'unknown-ticket' } });
});

describe('[K4] a dossier', () => {
  test('is found by its code however it is written, with the service where its next step is done', async () => {
    const server = await startTestServer(withDossiers);
    const kiosk = await connect(server, PROOF_KIOSK, KIOSK);
    await kiosk.sees('kiosk', (view) => expect([view.findsDossiers, view.dossierDesk]).toEqual([true, 'land']));
    for (const code of [CODE, ` ${CODE.toLowerCase()} `, `https://example.vn/?ma_ho_so=${CODE}`]) {
      expect(await kiosk.command('dossier.find', { code }), code).toMatchObject({
        ok: true,
        value: { dossier: { code: CODE, state: 'finished' }, serviceId: 'papers' },
      });
    }
    expect(await kiosk.command('dossier.find', { code: 'khai sinh' })).toEqual({ ok: false, refusal: { code: 'not-a-dossier-code' } });
  });

  test('cannot be guessed for: after some that are not there the kiosk has to wait, and another kiosk has not', async () => {
    const server = await startTestServer(withDossiers);
    const kiosk = await connect(server, PROOF_KIOSK);
    const codes: string[] = [];
    for (let guess = 0; guess < 8; guess++) {
      const reply = await kiosk.command('dossier.find', { code: `H56.25.10.07-261118-9${String(guess).padStart(3, '0')}` });
      codes.push(reply.ok ? 'ok' : reply.refusal.code);
    }
    expect(codes[0]).toBe('no-such-dossier');
    expect(codes.filter((code) => code === 'no-such-dossier').length).toBeLessThanOrEqual(3);
    expect(codes.at(-1)).toBe('look-ups-enough');
    const other = await connect(server, { kind: 'device', device: 'kiosk-2', token: 'token-kiosk-2' });
    expect(await other.command('dossier.find', { code: CODE })).toMatchObject({ ok: true });
  });

  test('is not asked for where the centre has no source', async () => {
    const server = await startTestServer();
    const kiosk = await connect(server, PROOF_KIOSK, KIOSK);
    await kiosk.sees('kiosk', (view) => expect(view.findsDossiers).toBe(false));
    expect(await kiosk.command('dossier.find', { code: CODE })).toEqual({ ok: false, refusal: { code: 'no-dossiers-here' } });
  });
});

test('[G4] an own list that has gone while the server was off is not taken for an empty one, and the managers are told at once', async () => {
  const first = await startTestServer(withDossiers);
  await first.close();
  rmSync(join(first.dataFolder, 'dossiers.db'));
  const server = await startTestServer({ seed: CENTRE, dataFolder: first.dataFolder });
  const manager = await connect(server, await sessionOf(server, 'quanly'), [{ view: 'manager', id: 'all' }]);
  await manager.sees('manager', (view) => expect(view.dossierFault?.text.en).toContain('The centre’s own list of dossiers cannot be used'));
  const kiosk = await connect(server, PROOF_KIOSK);
  expect(await kiosk.command('dossier.find', { code: CODE })).toMatchObject({ ok: false, refusal: { code: 'dossiers-away' } });
});

test('[R4b] a ticket’s dossier is shown to its counter alone, and is in no journal, log or reply', async () => {
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const server = await startTestServer({ ...withDossiers, log });
  const kiosk = await connect(server, PROOF_KIOSK, KIOSK);
  const clerk = await connect(server, await sessionOf(server, 'an'), [
    { view: 'counter', id: 'c1' },
    { view: 'staff', id: 'all' },
  ]);
  await kiosk.command('dossier.find', { code: CODE });
  const reply = await kiosk.command('ticket.issue', { serviceId: 'papers', language: 'vi', dossierCode: CODE });
  expect(JSON.stringify(reply)).not.toContain(CODE);
  await clerk.command('counter.open', { counterId: 'c1' });
  await clerk.command('counter.callNext', { counterId: 'c1' });
  await clerk.sees('counter', (view) => expect(view.current?.dossierCode).toBe(CODE));
  expect(JSON.stringify(kiosk.views)).not.toContain(CODE);
  expect(JSON.stringify(clerk.views.filter(({ view }) => view === 'staff'))).not.toContain(CODE);
  await server.close();
  expect(logged.join('')).not.toContain('261118-0019');
  const holding = dataFiles(server.dataFolder).filter((file) => readFileSync(join(server.dataFolder, file), 'latin1').includes(CODE));
  // The centre's own list of dossiers has it, as it must.
  expect(holding.sort()).toEqual(['dossiers.db', 'notes.db']);
});

test('[K6] a language dropped into the folder comes to the kiosks with the next start; what it lacks is told', async () => {
  const logged: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
  const stringsFolder = tempFolder();
  writeFileSync(join(stringsFolder, 'fr.json'), JSON.stringify({ name: 'Français', fallback: 'en', strings: { 'kiosk.take': 'Prendre un numéro' } }));
  const server = await startTestServer({ stringsFolder, log });
  const kiosk = await connect(server, PROOF_KIOSK, [{ view: 'languages', id: 'all' }]);
  await kiosk.sees('languages', ({ languages }) => expect(languages.map(({ code, name }) => [code, name])).toEqual([['fr', 'Français']]));
  expect(logged.join('')).toMatch(/"file":"fr.json","missing":\d+.*strings.incomplete/);
});
