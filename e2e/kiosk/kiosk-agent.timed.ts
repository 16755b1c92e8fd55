// A kiosk that holds its own cables: the page in a real browser, the agent that its main process runs behind the same
// bridge, the printer on a real serial port, the server a process of its own.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PrinterEmulator } from '@luot/devices/emulators/printer-emulator';
import { keptTime } from '@luot/shared/fixtures/kept-time';
import { parseIssuedTicket } from '@luot/shared/protocol/issued-ticket';
import type { CentreSettings } from '@luot/shared/settings/centre';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Agent } from '../../apps/kiosk/src/agent/agent.ts';
import { type Lobby, openLobby } from '../support/centres/lobby.ts';
import { openBrowser, openPage } from '../support/instruments/browser.ts';
import { leaveTicket, openCounter, signIn, takeNumber } from '../support/walks/desks.ts';

const KIOSK = { width: 1080, height: 1920 };
const DESK = { width: 1440, height: 900 };
const NOTICE = 'Máy in đang không hoạt động';

let lobby: Lobby;
let browser: Browser;
let page: Page;
let desk: Page;
let agent: Agent;

beforeAll(async () => {
  lobby = await openLobby({ change: heldByKiosk });
  await lobby.server.start();
  agent = startAgent();
  browser = await openBrowser();
  page = await openPackagedPage();
  desk = (await openPage(browser, `${lobby.server.base}/staff`, DESK)).page;
  await signIn(desk, 'quay3');
  await openCounter(desk, '3');
});
afterAll(async () => {
  await browser.close();
  await agent.close();
  await lobby.close();
});

/** Printer and scanner of kiosk 1 end at its own machine. */
function heldByKiosk(centre: CentreSettings): CentreSettings {
  return {
    ...centre,
    devices: centre.devices.flatMap((device) =>
      device.driver === 'escpos' || device.driver === 'scanner'
        ? ['printer-1', 'scanner-1'].includes(device.id)
          ? [{ ...device, heldBy: 'kiosk-1' }]
          : []
        : [],
    ),
    kiosks: centre.kiosks.map((kiosk) => ({ ...kiosk, printerId: kiosk.id === 'kiosk-1' ? 'printer-1' : null })),
  };
}

function startAgent(): Agent {
  return new Agent({
    serverUrl: lobby.server.base,
    device: 'kiosk-1',
    token: 'demo-kiosk-1',
    places: { file: () => null, confinement: () => ({ within: [], never: [] }), allows: () => true },
    onScan: (text) => void page.evaluate((scan) => (window as unknown as { heard: (text: string) => void }).heard(scan), text),
  });
}

/** The page with the bridge a packaged kiosk gives it; behind the bridge the real agent. */
async function openPackagedPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: KIOSK, reducedMotion: 'reduce' });
  await context.exposeFunction('printHere', (value: unknown) => {
    const ticket = parseIssuedTicket(value);
    if (ticket !== null) agent.print(ticket);
  });
  await context.addInitScript(() => {
    const listeners = new Set<(text: string) => void>();
    const page = window as unknown as { printHere: (ticket: unknown) => Promise<void>; heard: (text: string) => void; luotShell: unknown };
    page.heard = (text) => {
      for (const listener of listeners) listener(text);
    };
    page.luotShell = {
      connection: async () => ({ ok: true, serverUrl: window.location.origin, device: 'kiosk-1', token: 'demo-kiosk-1' }),
      printTicket: (ticket: unknown) => void page.printHere(ticket),
      onScan: (listener: (text: string) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  });
  const opened = await context.newPage();
  await opened.goto(`${lobby.server.base}/kiosk`);
  await opened.locator('.tile').first().waitFor();
  return opened;
}

const printer = (): PrinterEmulator => lobby.printers[0] ?? expect.unreachable();
const printed = () => printer().sheets.map((sheet) => sheet.text[0]);

test('[P1d] the kiosk prints its ticket itself, from the answer, and the server knows of the paper', async () => {
  await page.getByText(NOTICE).waitFor({ state: 'detached' });
  const number = await takeNumber(page, 'Đất đai');
  expect(await leaveTicket(page)).toBe('printed');
  expect(printed()).toEqual([number]);
});

test('[P1d] [P4] its faults are on its screen and the staff’s page within 2 s', async () => {
  const fromMs = performance.now();
  printer().set('paperOut', true);
  await Promise.all([page.getByText(NOTICE).waitFor(), desk.locator('.staff-devices', { hasText: 'Máy in ki-ốt 1' }).waitFor()]);
  keptTime('P4: a kiosk’s own printer is seen out of paper', performance.now() - fromMs, 2_000);
  const number = await takeNumber(page, 'Đất đai');
  expect(await leaveTicket(page)).toBe('none');
  printer().set('paperOut', false);
  await page.getByText(NOTICE).waitFor({ state: 'detached' });
  expect(printed()).not.toContain(number);
});

test('[P3b] a copy that staff ask for comes out at the kiosk', async () => {
  const before = printed().length;
  await desk.keyboard.press('i');
  const dialog = desk.getByRole('dialog');
  await dialog.locator('.numbers button').first().click();
  await dialog.getByRole('button', { name: /^In lại số/ }).click();
  await expect.poll(() => printed().length, { timeout: 10_000 }).toBe(before + 1);
  await desk.keyboard.press('Escape');
});

test('[P1b] a kiosk that loses power in the middle: unsure, and after its start nothing is printed twice', async () => {
  const before = printed().length;
  let heard = 0;
  const stopped = new Promise<void>((resolve) => {
    printer().onByte = (count) => {
      heard ||= count;
      if (count - heard < 1_500) return;
      printer().onByte = () => undefined;
      printer().restart(); // the printer shares the kiosk's plug
      void agent.close().then(resolve);
    };
  });
  const number = await takeNumber(page, 'Đất đai');
  await stopped;
  await desk.locator('.staff-devices', { hasText: 'Ki-ốt giữ thiết bị này không kết nối' }).waitFor();
  agent = startAgent();
  await page.locator('.ticket-paper[data-paper="unsure"]').waitFor();
  await page.getByRole('button', { name: 'Xong' }).click();
  const next = await takeNumber(page, 'Đất đai');
  expect(await leaveTicket(page)).toBe('printed');
  expect(
    printed()
      .slice(before)
      .filter((text) => text === number).length,
  ).toBeLessThanOrEqual(1);
  expect(printed().at(-1)).toBe(next);
});

test('[P4] a server that was held up believes the newest report, not the one that was sent again', async () => {
  const line = desk.locator('.staff-devices', { hasText: 'Máy in ki-ốt 1' });
  await line.waitFor({ state: 'detached' });
  lobby.server.hold(true);
  printer().set('paperOut', true);
  await new Promise((resolve) => setTimeout(resolve, 1_000)); // the report goes out, and nobody hears it
  printer().set('paperOut', false);
  await new Promise((resolve) => setTimeout(resolve, 3_000)); // longer than an answer may take
  lobby.server.hold(false);
  await page.getByText(NOTICE).waitFor({ state: 'detached' });
  await new Promise((resolve) => setTimeout(resolve, 3_000)); // whatever was still on its way has come
  expect([await page.getByText(NOTICE).count(), await line.count()]).toEqual([0, 0]);
});

test('[P1d] given to the server by new settings, the kiosk lets the cable go and the server prints', async () => {
  const { port, token } = JSON.parse(readFileSync(join(lobby.dataFolder, 'server.json'), 'utf8')) as { port: number; token: string };
  const devices = lobby.centre.devices.map((device) => (device.id === 'printer-1' ? { ...device, heldBy: null } : device));
  const response = await fetch(`http://127.0.0.1:${port}/centre`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...lobby.centre, devices }),
  });
  expect(await response.json()).toMatchObject({ ok: true });
  await page.getByText(NOTICE).waitFor({ state: 'detached' });
  await expect
    .poll(
      async () => {
        const number = await takeNumber(page, 'Đất đai');
        return [await leaveTicket(page), printed().at(-1) === number];
      },
      { timeout: 20_000 },
    )
    .toEqual(['printed', true]);
});

test('[K2] what the kiosk’s own scanner reads goes to its page and nowhere else', async () => {
  const scanner = lobby.devices.emulator('scanner-1');
  if (scanner === null || !('scan' in scanner)) throw new Error('no scanner');
  scanner.scan('1.001193');
  await page.getByRole('heading', { level: 1, name: /khai sinh/i }).waitFor();
  expect(lobby.server.log()).not.toContain('1.001193');
});
