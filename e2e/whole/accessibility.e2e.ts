// Screens of boards, desks and devices at their sizes, in both languages, through axe-core in a real browser; the kiosk's
// are in accessibility-kiosk.e2e.ts, what a clerk's dialogs show in staff.e2e.ts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { busyMorning, closeAlmostAll, longNumbers } from '../support/centres/busy-centre.ts';
import { openSampleServer, type SampleServer } from '../support/centres/sample-server.ts';
import { openBrowser, openPage, type PageSize } from '../support/instruments/browser.ts';
import { DESK, deskFaults, inBothLanguages, kioskFaults, kioskLayoutFaults, LANDSCAPE, look, PORTRAIT } from '../support/instruments/look-over.ts';
import { layoutFaults } from '../support/instruments/page-faults.ts';
import { signIn } from '../support/walks/desks.ts';
import { connectLab } from '../support/walks/people.ts';

const PAGES = join(import.meta.dirname, '../../out/pages');

let server: SampleServer;
let browser: Browser;
const dataFolder = mkdtempSync(join(tmpdir(), 'luot-accessibility-'));
const complaints: string[][] = [];

async function open(path: string, size: PageSize): Promise<Page> {
  const opened = await openPage(browser, `${server.base}${path}`, size);
  complaints.push(opened.complaints);
  return opened.page;
}

beforeAll(async () => {
  server = await openSampleServer({ dataFolder, pagesFolder: PAGES });
  browser = await openBrowser();
  await busyMorning(server.base);
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

test('[L1a] [L1b] boards and counter displays', async () => {
  // A hall; then a counter that has called, serves, is paused, is closed.
  const ids = ['board-a', 'counter-display-7', 'counter-display-5', 'counter-display-4', 'counter-display-9'];
  const faults = ids.map(async (id) => {
    const page = await open(`/display#device=${id}&token=demo-${id}`, LANDSCAPE);
    await page.locator('main').waitFor();
    const wide = await look(page, id);
    await page.setViewportSize(PORTRAIT);
    return [...wide, ...(await layoutFaults(page)).map((fault) => `${id} portrait: ${fault}`)];
  });
  expect((await Promise.all(faults)).flat()).toEqual([]);
});

test('[C5] staff: signing in, choosing a counter, and the desk in each state; its dialogs are looked at in staff.e2e.ts', async () => {
  const states = [
    ['quay8', 'choose'],
    ['quay1', 'nobody'],
    ['quay7', 'called'],
    ['quay5', 'serving'],
    ['quay4', 'paused'],
  ] as const;
  const faults = states.map(async ([login, state]) => {
    const found: string[] = [];
    const page = await open('/staff', DESK);
    if (state === 'choose') await inBothLanguages(page, async (language) => void found.push(...(await deskFaults(page, `sign-in ${language}`))));
    await signIn(page, login);
    await page.locator(state === 'choose' ? '.choose' : '.work').waitFor();
    await inBothLanguages(page, async (language) => void found.push(...(await deskFaults(page, `${state} ${language}`))));
    return found;
  });
  expect((await Promise.all(faults)).flat()).toEqual([]);
});

test('[P4] manager, devices and lab, with some devices out of order; a code the kiosk does not know', async () => {
  const faults: string[] = [];
  const acts = connectLab(server.base);
  for (const [deviceId, verb] of [
    ['printer-1', 'nearEnd'],
    ['printer-2', 'paperOut'],
    ['led-hall-a', 'lost-1'],
  ] as const)
    await acts.send('device.act', { deviceId, verb });
  const kiosk = await open('/kiosk', PORTRAIT);
  await kiosk.locator('.tile').first().waitFor();
  await acts.send('device.act', { deviceId: 'scanner-1', verb: 'scan', text: 'https://example.vn/' });
  await kiosk.getByText('Không nhận ra mã này').waitFor();
  faults.push(...(await kioskFaults(kiosk, 'unknown code')));
  await kiosk.context().close();
  const devices = await open('/devices', DESK);
  await signIn(devices, 'quanly');
  await devices.getByText('Hết giấy').first().waitFor();
  const manager = await open('/manager', DESK);
  await signIn(manager, 'quanly');
  await manager.locator('.manager').waitFor();
  const lab = await open('/lab', DESK);
  await lab.locator('.layout-paper').waitFor();
  for (const [page, name] of [
    [manager, 'manager'],
    [devices, 'devices'],
    [lab, 'lab'],
  ] as const) {
    await inBothLanguages(page, async (language) => void faults.push(...(await deskFaults(page, `${name} ${language}`))));
  }
  for (const [deviceId, verb] of [
    ['printer-1', 'nearEnd'],
    ['printer-2', 'paperOut'],
    ['led-hall-a', 'lost-1'],
  ] as const)
    await acts.send('device.act', { deviceId, verb });
  acts.close();
  expect(faults).toEqual([]);
});

test('[N1a] [N5b] [D3c] long numbers, full and closed services', async () => {
  const page = await open('/kiosk#device=kiosk-3&token=demo-kiosk-3', PORTRAIT);
  const board = await open('/display#device=board-a&token=demo-board-a', LANDSCAPE);
  const display = await open('/display#device=counter-display-5&token=demo-counter-display-5', LANDSCAPE);
  longNumbers(server.engine);
  await display.locator('.counter-number', { hasText: /^\w{5}$/ }).waitFor();
  await board.locator('.newest-number', { hasText: /^\w{5}$/ }).waitFor();
  const faults = [...(await look(display, 'display, long')), ...(await look(board, 'board, long'))];
  await page.locator('.tile', { hasText: 'Văn hóa' }).click();
  await page.getByRole('button', { name: 'Lấy số' }).click();
  await page.locator('.ticket-number[data-length="5"]').waitFor();
  faults.push(...(await kioskLayoutFaults(page, 'ticket, long')));
  await page.getByRole('button', { name: 'Xong' }).click();

  closeAlmostAll(server.engine);
  await board.locator('.closed-word').waitFor();
  faults.push(...(await look(board, 'board, closed')));
  await page.locator('.tile[data-state="full"]').waitFor();
  faults.push(...(await kioskFaults(page, 'home, closed and full')));
  await page.locator('.tile[data-state="closed"]').first().click();
  faults.push(...(await kioskLayoutFaults(page, 'service, closed')));
  expect(faults).toEqual([]);
});

test('no page has complained on its console', () => {
  expect(complaints.flat()).toEqual([]);
});
