import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandValue } from '@luot/shared/protocol/commands';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { dataFiles } from './fixtures/data-files.ts';
import { connect, PROOF_KIOSK, sessionOf, startTestServer } from './fixtures/test-server.ts';

test('[S6] [N3] what a visitor writes is kept once, however often the command comes, and [R4] stands in no journal', async () => {
  const server = await startTestServer();
  const kiosk = await connect(server, PROOF_KIOSK);
  const clerk = await connect(server, await sessionOf(server, 'an'));
  const manager = await connect(server, await sessionOf(server, 'quanly'), [{ view: 'manager', id: 'all' }]);
  await clerk.command('counter.open', { counterId: 'c1' });
  const issued = await kiosk.command('ticket.issue', { serviceId: 'papers', language: 'vi' });
  if (!issued.ok) throw new Error(issued.refusal.code);
  const { ticketId, qr } = (issued.value as CommandValue<'ticket.issue'>).ticket;
  await clerk.command('counter.callNext', { counterId: 'c1' });
  await clerk.command('ticket.finish', { ticketId });

  const commandId = v7();
  const body = { token: qr.replace('LUOT:', ''), level: 4, comment: 'Cán bộ rất tận tình' };
  for (let i = 0; i < 3; i++) expect(await kiosk.command('visitor.rate', body, commandId)).toEqual({ ok: true, value: {} });
  expect(await kiosk.command('visitor.rate', body)).toMatchObject({ refusal: { code: 'already-rated' } });
  await manager.sees('manager', ({ satisfaction }) => expect(satisfaction).toEqual({ levels: [0, 0, 0, 1, 0], comments: [{ level: 4, text: body.comment }] }));

  const files = dataFiles(server.dataFolder).filter((name) => name !== 'comments.db');
  for (const name of files) expect(readFileSync(join(server.dataFolder, name)).includes(Buffer.from(body.comment)), name).toBe(false);
});
