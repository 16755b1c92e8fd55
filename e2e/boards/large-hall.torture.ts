// A whole large centre compressed into a minute: 60 counters, 30 boards, 20 kiosks, 5,000 tickets on one server. Everybody
// presses as fast as the server lets them; what the boards show at the end, and what clerks were told on the way, is right.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LuotClient, viewIn } from '@luot/client/luot-client';
import { readAccessSeed } from '@luot/queue-server/access/access-file';
import type { BoardView } from '@luot/shared/protocol/views/board-view';
import type { CentreSettings } from '@luot/shared/settings/centre';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SEED, sampleCentre } from '../support/centres/sample-centre.ts';
import { freePort, type ServerProcess, serverProcess } from '../support/centres/server-process.ts';
import { openBrowser, openPage } from '../support/instruments/browser.ts';
import { connectClerk, connectKiosk } from '../support/walks/people.ts';

const [COUNTERS, KIOSKS, TICKETS] = [60, 20, 5_000];
const ZONES = ['hall-a', 'hall-b', 'hall-c'];
/** Six boards a hall and twelve displays of single counters. */
const HALL_BOARDS = 6;
const DISPLAYS = 12;
const name = { vi: 'Mẫu', en: 'Sample' };

let folder: string;
let server: ServerProcess;
let browser: Browser;

const counterId = (i: number) => `counter-${i + 1}`;
const boardIds = ZONES.flatMap((zone) => Array.from({ length: HALL_BOARDS }, (_, i) => `${zone}-${i + 1}`));
const displayIds = Array.from({ length: DISPLAYS }, (_, i) => `display-${i + 1}`);
const kioskIds = Array.from({ length: KIOSKS }, (_, i) => `kiosk-${i + 1}`);

function largeCentre(): CentreSettings {
  const sample = sampleCentre();
  const services = sample.services.map(({ id }) => id);
  const pick = (i: number) => services[i % services.length] ?? '';
  return {
    ...sample,
    series: sample.series.map((series) => ({ ...series, dailyLimit: 5_000 })),
    devices: [],
    zones: ZONES.map((id) => ({ id, name })),
    kiosks: kioskIds.map((id) => ({ id, name, printerId: null, screenDpi: 102 })),
    counters: Array.from({ length: COUNTERS }, (_, i) => ({
      id: counterId(i),
      label: String(i + 1),
      name,
      zoneId: ZONES[i % ZONES.length] ?? '',
      services: [
        { serviceId: pick(i), offsetMinutes: 0 },
        { serviceId: pick(i + 3), offsetMinutes: 10 },
      ],
    })),
    displays: [
      ...boardIds.map((id) => ({ id, name, shows: { kind: 'hall' as const, zoneId: id.slice(0, -2) } })),
      ...displayIds.map((id, i) => ({ id, name, shows: { kind: 'counter' as const, counterId: counterId(i) } })),
    ],
  };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'luot-large-'));
  const [person] = readAccessSeed(join(SEED, 'demo-access.json')).people;
  if (person === undefined) throw new Error('nobody in the sample');
  writeFileSync(join(folder, 'centre.json'), JSON.stringify(largeCentre()));
  writeFileSync(
    join(folder, 'access.json'),
    JSON.stringify({
      devices: [
        ...kioskIds.map((id) => ({ id, role: 'kiosk', token: `demo-${id}` })),
        ...[...boardIds, ...displayIds].map((id) => ({ id, role: 'display', token: `demo-${id}` })),
      ],
      people: Array.from({ length: COUNTERS }, (_, i) => ({ ...person, login: `quay${i + 1}` })),
    }),
  );
  const flags = ['--centre', join(folder, 'centre.json'), '--access', join(folder, 'access.json'), '--data', join(folder, 'data')];
  server = serverProcess(await freePort(), flags);
  await server.start();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('[C2b] [L1b] 60 counters, 30 boards, 5,000 tickets: each is called once, and every board shows what is', async () => {
  const boards = [...boardIds, ...displayIds].map((id) => connectKiosk(server.base, id, [{ view: 'board', id }]));
  const wrong = boards.map(watchBoard);
  const page = (await openPage(browser, `${server.base}/display#device=hall-a-1&token=demo-hall-a-1`, { width: 1920, height: 1080 })).page;
  const clerks = await Promise.all(Array.from({ length: COUNTERS }, (_, i) => connectClerk(server.base, `quay${i + 1}`)));
  const kiosks = kioskIds.map((id) => connectKiosk(server.base, id));
  const services = largeCentre().services.map(({ id }) => id);

  const issued: string[] = [];
  let left = TICKETS;
  const coming = kiosks.map(async (kiosk, k) => {
    while (left > 0) {
      left -= 1;
      const classId = left % 7 === 0 ? { classId: 'elderly' } : {};
      const reply = await patiently(() => kiosk.send('ticket.issue', { serviceId: services[(left + k) % services.length] ?? '', language: 'vi', ...classId }));
      issued.push(reply.ticket.number);
    }
  });

  const called: { number: string; at: number }[] = [];
  const inHand = new Map<number, { ticketId: string; number: string }>();
  let everybodyCame = false;
  void Promise.all(coming).then(() => {
    everybodyCame = true;
  });
  const working = clerks.map(async (clerk, i) => {
    await patiently(() => clerk.send('counter.open', { counterId: counterId(i) }));
    for (let nobody = 0; nobody < 3; ) {
      const current = inHand.get(i);
      const outcome =
        current === undefined ? {} : { outcome: { ticketId: current.ticketId, as: called.length % 9 === 0 ? ('missed' as const) : ('served' as const) } };
      const reply = await clerk.send('counter.callNext', { counterId: counterId(i), ...outcome });
      if (reply.ok) {
        inHand.set(i, reply.value);
        called.push({ number: reply.value.number, at: i });
        nobody = 0;
      } else if (reply.refusal.code === 'queue-empty') nobody += everybodyCame ? 1 : 0;
      else if (reply.refusal.code !== 'too-many') throw new Error(reply.refusal.code);
      await paced();
    }
  });
  await Promise.all([...coming, ...working]);

  expect(new Set(issued).size).toBe(TICKETS);
  // Two clerks never had one ticket, and nobody was forgotten.
  expect(called.map(({ number }) => number).sort()).toEqual([...issued].sort());

  const truth = new Map([...inHand].map(([i, { number }]) => [counterId(i), number]));
  for (const board of boards) {
    await vi.waitFor(() => expect(numbersOn(board)).toEqual(numbersOf(board.id, truth)), { timeout: 10_000, interval: 50 });
  }
  expect(wrong.flatMap((found) => found)).toEqual([]);
  const shown = new Set(await page.locator('.cell-number, .newest-number').allTextContents());
  expect([...shown].filter((number) => !issued.includes(number))).toEqual([]);
  const calls = viewOf(boards[0])?.calls ?? [];
  expect(await page.locator('.newest-number').first().textContent()).toBe(calls.find(({ state }) => state === 'called')?.number);
  for (const client of [...boards, ...clerks, ...kiosks]) client.close();
});

/** What was ever wrong on a board, whatever the moment: a number at two counters, calls out of their order. */
function watchBoard(board: LuotClient): string[] {
  const wrong: string[] = [];
  let highest = 0;
  board.store.subscribe(() => {
    const view = viewOf(board);
    if (view === null) return;
    const numbers = view.counters.flatMap(({ number }) => number ?? []);
    if (new Set(numbers).size !== numbers.length) wrong.push(`${board.id} shows a number at two counters`);
    const seqs = view.calls.map(({ callSeq }) => callSeq);
    if (seqs.some((seq, i) => i > 0 && seq >= (seqs[i - 1] ?? 0))) wrong.push(`${board.id} shows calls out of their order`);
    if ((seqs[0] ?? 0) < highest) wrong.push(`${board.id} went back from call ${highest} to ${seqs[0]}`);
    highest = seqs[0] ?? highest;
  });
  return wrong;
}

function viewOf(board: LuotClient | undefined): BoardView | null {
  return board === undefined ? null : viewIn(board.store.getState(), 'board', board.id);
}

function numbersOn(board: LuotClient): Record<string, string | null> {
  return Object.fromEntries((viewOf(board)?.counters ?? []).map(({ id, number }) => [id, number]));
}

/** What a board of this id is to show: its hall's counters, or its one counter. */
function numbersOf(id: string, truth: ReadonlyMap<string, string>): Record<string, string | null> {
  const shows = largeCentre().displays.find((display) => display.id === id)?.shows;
  const counters = largeCentre().counters.filter((counter) => (shows?.kind === 'hall' ? counter.zoneId === shows.zoneId : counter.id === shows?.counterId));
  return Object.fromEntries(counters.map((counter) => [counter.id, truth.get(counter.id) ?? null]));
}

/** Again when it was too fast for the server. */
async function patiently<Value>(send: () => Promise<{ ok: true; value: Value } | { ok: false; refusal: { code: string } }>): Promise<Value> {
  for (;;) {
    const reply = await send();
    if (reply.ok) {
      await paced();
      return reply.value;
    }
    if (reply.refusal.code !== 'too-many') throw new Error(reply.refusal.code);
    await paced();
  }
}

/** As fast as one socket may for long. */
function paced(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 90));
}
