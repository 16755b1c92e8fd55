import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Lobby, openLobby } from '../support/centres/lobby.ts';
import { openBrowser, openPage } from '../support/instruments/browser.ts';

/** From the server's first answer to a page that is right (L3). */
const RIGHT_WITHIN_MS = 2_000;
let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby();
  await lobby.server.start();
});
afterAll(() => lobby.close());

// A browser makes attempts to connect wait that follow several in vain, of all its pages together: up to five seconds.
test('[L3] boards are right soon after a server’s return, however long it was away', async () => {
  const browser = await openBrowser();
  const boards = await Promise.all(
    ['board-a', 'board-a-2'].map((id) => openPage(browser, `${lobby.server.base}/display#device=${id}&token=demo-${id}`, { width: 1920, height: 1080 })),
  );
  await Promise.all(boards.map(({ page }) => page.locator('.hall').waitFor()));
  for (const awayMs of [5_000, 20_000, 60_000]) {
    await lobby.server.kill();
    await Promise.all(boards.map(({ page }) => page.locator('.stale').waitFor()));
    await new Promise((resolve) => setTimeout(resolve, awayMs));
    await lobby.server.start();
    const ready = performance.now();
    await Promise.all(boards.map(({ page }) => page.locator('.stale').waitFor({ state: 'detached' })));
    const took = performance.now() - ready;
    console.log(`away for ${awayMs / 1000} s: right ${Math.round(took)} ms after the server answered again`);
    expect(took).toBeLessThan(RIGHT_WITHIN_MS);
  }
  await browser.close();
});
