// The main job, whole: kiosks, boards and staff pages in a real browser against the server as a process, which is
// killed in the middle.

import { replay } from '@luot/engine/engine';
import { allTickets, emptyState } from '@luot/queue/state';
import { openData } from '@luot/queue-server/centre/data-folder';
import { keptTime } from '@luot/shared/fixtures/kept-time';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Lobby, openLobby } from '../support/centres/lobby.ts';
import { openBrowser, openPage } from '../support/instruments/browser.ts';
import { leaveTicket, openCounter, signIn, takeNumber } from '../support/walks/desks.ts';

const KIOSK = { width: 1080, height: 1920 };
const BOARD = { width: 1920, height: 1080 };
const DESK = { width: 1440, height: 900 };
/** Services that are own work of counters in hall A, so that both boards of the hall show their calls. */
const SERVICES = ['Cư trú', 'Đất đai', 'Xây dựng', 'Hộ tịch'];
const CLERKS = [
  ['quay2', '2'],
  ['quay3', '3'],
  ['quay4', '4'],
  ['quay5', '5'],
] as const;
const ROUNDS = 5;
/** From the server's first answer after a restart to a page that is right (L3). */
const RIGHT_WITHIN_MS = 2_000;

let lobby: Lobby;
let browser: Browser;
const complaints: string[][] = [];
const open = async (path: string, size: { width: number; height: number }): Promise<Page> => {
  const opened = await openPage(browser, `${lobby.server.base}${path}`, size);
  complaints.push(opened.complaints);
  return opened.page;
};

beforeAll(async () => {
  lobby = await openLobby();
  await lobby.server.start();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await lobby.close();
});

test('[N2b] [C2b] [L3] every ticket is called once, shown on both boards, printed once or shown as not printed, through a kill', async () => {
  const kiosks = await Promise.all([1, 2, 3].map((n) => open(`/kiosk#device=kiosk-${n}&token=demo-kiosk-${n}`, KIOSK)));
  const boards = await Promise.all(['board-a', 'board-a-2'].map((id) => open(`/display#device=${id}&token=demo-${id}`, BOARD)));
  const seen = await Promise.all(boards.map(gatherNumbers));
  const staff = await Promise.all(CLERKS.map(() => open('/staff', DESK)));
  await Promise.all(staff.map((page, i) => signIn(page, CLERKS[i]?.[0] ?? '')));
  for (const [i, page] of staff.entries()) await openCounter(page, CLERKS[i]?.[1] ?? '');

  // Kiosks and clerks work at the same time.
  const papers = new Map<string, string>();
  const visit = async (page: Page, round: number, kiosk: number) => {
    const number = await takeNumber(page, SERVICES[(round + kiosk) % SERVICES.length] ?? '');
    expect(papers.has(number), `${number} was given out twice`).toBe(false);
    papers.set(number, '');
    papers.set(number, await leaveTicket(page));
  };
  const visitors = async (rounds: readonly number[]) => {
    await Promise.all(
      kiosks.map(async (page, kiosk) => {
        for (const round of rounds) await visit(page, round, kiosk);
      }),
    );
  };
  await Promise.all([visitors([0, 1, 2]), ...staff.map((page) => callSome(page, 2))]);

  // The kill comes while all three kiosks are about to take a number, and one has just done so.
  const before = await Promise.all(staff.map(currentNumber));
  const midway = kiosks.map((page, kiosk) => visit(page, 3, kiosk));
  await Promise.any(kiosks.map((page) => page.locator('.ticket, .message').waitFor()));
  await lobby.server.kill();
  await boards[0]?.locator('.stale').waitFor();
  await lobby.server.start();
  const ready = performance.now();
  await Promise.all([
    ...boards.map((page) => page.locator('.stale').waitFor({ state: 'detached' })),
    ...staff.map((page) => page.locator('.desk-banner').waitFor({ state: 'detached' })),
    ...kiosks.map((page) => page.locator('.kiosk-banner').waitFor({ state: 'detached' })),
  ]);
  const after = await Promise.all(staff.map(currentNumber));
  const took = performance.now() - ready;
  expect(after).toEqual(before);
  expect(await Promise.all(boards.map(countersShown))).toEqual([before.filter((n) => n !== ''), before.filter((n) => n !== '')]);
  console.log(`right ${Math.round(took)} ms after the server answered again`);
  keptTime('L3: screens are right after a server’s restart', took, RIGHT_WITHIN_MS);
  await Promise.all(midway);

  await visitors(Array.from({ length: ROUNDS - 4 }, (_, i) => i + 4));
  for (const page of staff) await callUntilEmpty(page);
  for (const page of staff) await callUntilEmpty(page);

  expect(papers.size).toBe(kiosks.length * ROUNDS);
  const numbers = [...papers.keys()].sort();
  for (const shown of seen) expect([...shown].filter((n) => papers.has(n)).sort()).toEqual(numbers);
  expect(await lobby.server.stop()).toBe(0);

  // What the journal says, read as the server would after a restart.
  const journal = openData(lobby.dataFolder);
  const entries = journal.entriesOfDay();
  const tickets = allTickets(replay(emptyState(lobby.centre), entries));
  journal.close();
  expect(tickets.map((ticket) => ticket.number).sort()).toEqual(numbers);
  const calls = entries.flatMap((entry) => entry.events.flatMap((event) => (event.type === 'ticket.called' ? [event.ticketId] : [])));
  expect(calls.sort()).toEqual(tickets.map((ticket) => ticket.id).sort());

  // What the kill cut off comes out of the printer as a piece of paper without a number; two of those are no ticket twice.
  const pieces = lobby.printers.flatMap((printer) => printer.sheets.map((sheet) => sheet.text[0]));
  const sheets = pieces.filter((number) => number !== undefined);
  const unknown = tickets.filter((ticket) => ticket.print === 'unknown').length;
  expect(pieces.length - sheets.length, 'paper without a number, and no job that was cut off').toBeLessThanOrEqual(unknown);
  expect(new Set(sheets).size, 'a ticket came out twice').toBe(sheets.length);
  for (const ticket of tickets) {
    const printed = sheets.includes(ticket.number);
    if (ticket.print === 'printed') expect(printed).toBe(true);
    else expect(papers.get(ticket.number), `${ticket.number} was shown as printed`).not.toBe('printed');
    if (!printed) expect(['none', 'unsure']).toContain(papers.get(ticket.number));
  }
  expect(complaints.flat()).toEqual([]);
});

/** Every number a board has shown since now, wherever on it. */
async function gatherNumbers(page: Page): Promise<Set<string>> {
  const numbers = new Set<string>();
  await page.exposeFunction('numberShown', (text: string) => void numbers.add(text));
  await page.evaluate(() => {
    const look = () => {
      for (const element of document.querySelectorAll('.newest-number, .cell-number, .recent-number')) {
        void (window as unknown as { numberShown: (text: string) => Promise<void> }).numberShown(element.textContent ?? '');
      }
    };
    look();
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return numbers;
}

async function currentNumber(page: Page): Promise<string> {
  return page.locator('.current').evaluate((panel) => panel.querySelector('.current-number')?.textContent ?? '');
}

/** The numbers in hand, as a board shows them, in the order of the counters. */
async function countersShown(page: Page): Promise<string[]> {
  return page.locator('.cell-number').allTextContents();
}

const primary = (page: Page) => page.locator('[data-action="primary"]');

/** Works with the space bar, as a clerk does, until some visitors have been called. */
async function callSome(page: Page, times: number): Promise<void> {
  const called = new Set<string>();
  while (called.size < times) {
    await page.locator('[data-action="primary"][aria-disabled="false"]').waitFor();
    await press(page);
    const number = await currentNumber(page);
    if (number !== '') called.add(number);
  }
}

async function callUntilEmpty(page: Page): Promise<void> {
  while ((await primary(page).getAttribute('aria-disabled')) === 'false') await press(page);
}

/** Presses the one large key and waits until the desk shows what came of it: another state, or a sentence why not. */
async function press(page: Page): Promise<void> {
  const desk = () => document.querySelector('.work')?.textContent ?? '';
  const before = await page.evaluate(desk);
  await page.keyboard.press(' ');
  await page.waitForFunction((text) => {
    const changed = (document.querySelector('.work')?.textContent ?? '') !== text || (document.querySelector('.staff-refusal')?.textContent ?? '') !== '';
    return changed && document.querySelector('.work[aria-busy="false"]') !== null;
  }, before);
}
