// A board whose network fails as a switch does: nobody tells it, and it is right again soon after the return.
import { keptTime } from '@luot/shared/fixtures/kept-time';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHall } from '../support/centres/hall.ts';
import { openBrowser } from '../support/instruments/browser.ts';
import { LANDSCAPE } from '../support/instruments/look-over.ts';
import { openNetwork } from '../support/instruments/network.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('[L3] a board whose network has failed shows the truth within two seconds of its return', async () => {
  const hall = await openHall(browser, 3);
  const { day, server, open } = hall;
  day.issue(2);
  day.open(1);
  const network = await openNetwork(server.port);
  const page = await open('board-a', LANDSCAPE, network.base);
  await page.locator('.cell').first().waitFor();
  const timesMs: number[] = [];
  // Wherever in an attempt of the page the network returns.
  for (const afterMs of [350]) {
    network.cut();
    const number = day.call(1);
    // Nobody tells it: it notices by itself, says since when, and goes on trying.
    await page.locator('.stale').waitFor({ timeout: 20_000 });
    expect(await page.locator('.newest-number').allTextContents()).not.toContain(number);
    await page.waitForTimeout(afterMs);
    const returnedMs = performance.now();
    network.mend();
    await page.locator('.newest-number', { hasText: number }).waitFor();
    await page.locator('.stale').waitFor({ state: 'detached' });
    timesMs.push(performance.now() - returnedMs);
  }
  console.log(`a board's network is back: right after ${timesMs.map(Math.round).join(', ')} ms`);
  keptTime('L3: a board whose network is back is right', Math.max(...timesMs), 2_000);
  await hall.close();
  await network.close();
  expect(hall.complaints).toEqual([]);
});
