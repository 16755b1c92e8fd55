// Names of 200 letters, in words and in one piece, on every screen: numbers keep their size, and nothing stands over anything.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Hall, openHall } from '../support/centres/hall.ts';
import { longNames, type Writing } from '../support/centres/long-names.ts';
import { openSampleServer, type SampleServer } from '../support/centres/sample-server.ts';
import { openBrowser, openPage } from '../support/instruments/browser.ts';
import { letterHeightMm } from '../support/instruments/cap-height.ts';
import { DESK, deskLayoutFaults, kioskLayoutFaults, LANDSCAPE, PORTRAIT, SMALL, TABLET, tabletLayoutFaults } from '../support/instruments/look-over.ts';
import { layoutFaults } from '../support/instruments/page-faults.ts';
import { openCounter, signIn } from '../support/walks/desks.ts';

const PAGES = join(import.meta.dirname, '../../out/pages');
const SIZES = { landscape: LANDSCAPE, portrait: PORTRAIT, small: SMALL };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Parts of a screen that reach into one another, or out of the screen, as far as they are seen. */
function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = [...document.querySelectorAll('main > *, main > .hall-left > *')].filter(
      (part) => getComputedStyle(part).position !== 'fixed' && !part.matches('.hall-left'),
    );
    const named = (part: Element) => `${part.localName}.${part.className}`;
    const boxes = parts.map((part) => ({ part, box: part.getBoundingClientRect() }));
    return boxes.flatMap(({ part, box }, i) => [
      ...(part.localName !== 'header' && part.scrollHeight > part.clientHeight + 1
        ? [`${named(part)} is higher than its place by ${part.scrollHeight - part.clientHeight}`]
        : []),
      ...(box.bottom > window.innerHeight + 1 || box.right > window.innerWidth + 1 ? [`${named(part)} runs off the screen`] : []),
      ...boxes
        .slice(i + 1)
        .filter(
          ({ box: other }) =>
            Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 1 && Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1,
        )
        .map((other) => `${named(part)} stands over ${named(other.part)}`),
    ]);
  });
}

async function boardFaults(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [shape, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    faults.push(...[...(await layoutFaults(page)), ...(await overlaps(page))].map((fault) => `${name} ${shape}: ${fault}`));
  }
  await page.setViewportSize(LANDSCAPE);
  return faults;
}

describe.each(['words', 'one piece'] as const)('names in %s', (writing: Writing) => {
  let hall: Hall;
  let board: Page;
  beforeAll(async () => {
    hall = await openHall(browser, 40);
    hall.day.settings(longNames(writing));
    hall.day.issue(12);
    hall.day.open(...Array.from({ length: 36 }, (_, i) => i + 1));
    hall.day.pause(33, 'lunch', 3_600_000);
    hall.day.pause(34, 'helping', null);
    board = await hall.open('board-a');
  });
  afterAll(() => hall.close());

  test('[L11] a counter display on a break', async () => {
    const display = await hall.open('counter-display-1');
    hall.day.pause(1, 'lunch', 3_600_000);
    await display.locator('.counter-reason').waitFor();
    expect(await boardFaults(display, 'a break')).toEqual([]);
    hall.day.open(1);
    await display.close();
  });

  test.each([1, 3, 30])('[L11] a hall board with %d calls: nothing over anything, and called numbers of 50 mm', async (calls) => {
    const numbers = Array.from({ length: calls }, (_, i) => hall.day.call(i + 1));
    await board.locator('.newest-number', { hasText: numbers.at(-1) ?? '' }).waitFor();
    expect(await boardFaults(board, `${calls} calls`)).toEqual([]);
    const heights = [];
    for (let i = 0; i < Math.min(3, calls); i++) {
      heights.push(await letterHeightMm(board.locator('.newest-number').nth(i)), await letterHeightMm(board.locator('.newest-counter').nth(i)));
    }
    expect(heights.filter((mm) => mm < 50)).toEqual([]);
  });
});

describe.each(['words', 'one piece'] as const)('everybody else’s screens, names in %s', (writing: Writing) => {
  let server: SampleServer;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'luot-long-'));
    server = await openSampleServer({ dataFolder: join(folder, 'data'), pagesFolder: PAGES, change: longNames(writing) });
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('[K42] a kiosk: nothing cut off, nothing too small to touch', async () => {
    const { page } = await openPage(browser, `${server.base}/kiosk#device=kiosk-1&token=demo-kiosk-1`, PORTRAIT);
    await page.locator('.tile').first().waitFor();
    const faults = await kioskLayoutFaults(page, 'first screen');
    await page.setViewportSize(PORTRAIT);
    await page.locator('.tile').nth(1).click();
    await page.locator('.procedures button').first().waitFor();
    faults.push(...(await kioskLayoutFaults(page, 'service')));
    await page.setViewportSize(PORTRAIT);
    await page.locator('.procedures button').first().click();
    await page.locator('.facts').waitFor();
    faults.push(...(await kioskLayoutFaults(page, 'procedure')));
    await page.setViewportSize(PORTRAIT);
    await page.locator('.sheet-actions .primary').click();
    await page.locator('.ticket-paper').waitFor();
    faults.push(...(await kioskLayoutFaults(page, 'ticket')));
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('[K42] clerk, greeter, manager and devices', async () => {
    const desk = await openPage(browser, `${server.base}/staff`, DESK);
    await signIn(desk.page, 'quay1');
    const faults = await deskLayoutFaults(desk.page, 'choosing a counter');
    await openCounter(desk.page, '1');
    faults.push(...(await deskLayoutFaults(desk.page, 'a counter')));
    const greeter = await openPage(browser, `${server.base}/greeter`, TABLET);
    await signIn(greeter.page, 'huongdan');
    await greeter.page.locator('.greeter-tabs').waitFor();
    faults.push(...(await tabletLayoutFaults(greeter.page, 'greeter')));
    const manager = await openPage(browser, `${server.base}/manager`, DESK);
    await signIn(manager.page, 'quanly');
    await manager.page.locator('table').first().waitFor();
    faults.push(...(await deskLayoutFaults(manager.page, 'manager')));
    await manager.page.goto(`${server.base}/devices`);
    await manager.page.locator('main').waitFor();
    faults.push(...(await deskLayoutFaults(manager.page, 'devices')));
    expect(faults).toEqual([]);
    for (const { page } of [desk, greeter, manager]) await page.context().close();
  });
});
