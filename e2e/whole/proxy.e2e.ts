// The pages through a reverse proxy that renames the server and puts it under a path, and at an IPv6 address.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { writePoster } from '../support/centres/media-files.ts';
import { openSampleServer, type SampleOptions, type SampleServer } from '../support/centres/sample-server.ts';
import { openBrowser, openPage } from '../support/instruments/browser.ts';
import { DESK, LANDSCAPE, PORTRAIT } from '../support/instruments/look-over.ts';
import { openReverseProxy } from '../support/instruments/reverse-proxy.ts';
import { openCounter, signIn, takeNumber } from '../support/walks/desks.ts';

const PAGES = join(import.meta.dirname, '../../out/pages');
const UNDER = '/so/luot';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser(['--autoplay-policy=no-user-gesture-required']);
});
afterAll(() => browser.close());

async function serverWith(options: Partial<SampleOptions> = {}): Promise<SampleServer> {
  const folder = mkdtempSync(join(tmpdir(), 'luot-proxy-'));
  const server = await openSampleServer({ dataFolder: join(folder, 'data'), pagesFolder: PAGES, ...options });
  onTestFinished(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return server;
}

/** What a page asked for and did not get. */
function missed(page: Page): string[] {
  const missing: string[] = [];
  page.on('response', (response) => void (response.status() >= 400 && missing.push(`${response.status()} ${response.url()}`)));
  return missing;
}

/** A free port, which stays free for the moment it takes to use it. */
async function freePort(): Promise<number> {
  const holder = createServer();
  await new Promise<void>((listening) => holder.listen(0, '127.0.0.1', listening));
  const address = holder.address();
  await new Promise((closed) => holder.close(closed));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('[R20] through a proxy with another name and a path a kiosk gives a number, a clerk calls it, a board shows and says it', {
  timeout: 240_000,
}, async () => {
  const port = await freePort();
  const proxy = await openReverseProxy(port, UNDER);
  onTestFinished(() => proxy.close());
  const media = mkdtempSync(join(tmpdir(), 'luot-media-'));
  onTestFinished(() => rmSync(media, { recursive: true, force: true }));
  await writePoster(browser, join(media, 'poster.png'), 'Một cửa', '#1f4e8c');
  await serverWith({ port, publicOrigins: [proxy.origin], mediaFolder: media });

  const board = await openPage(browser, `${proxy.base}/display#device=board-a&token=demo-board-a`, LANDSCAPE);
  const lacking = missed(board.page);
  await board.page.locator('.media-piece[data-shown="true"]').waitFor();
  const kiosk = await openPage(browser, `${proxy.base}/#device=kiosk-1&token=demo-kiosk-1`, PORTRAIT);
  const number = await takeNumber(kiosk.page, 'Chứng thực');
  const staff = await openPage(browser, `${proxy.base}/staff`, DESK);
  await signIn(staff.page, 'quay1');
  await openCounter(staff.page, '1');
  await staff.page.keyboard.press('Space');
  await board.page.locator('.newest-number', { hasText: number }).waitFor();
  const clips = () =>
    board.page.evaluate(
      (voice) => performance.getEntriesByType('resource').filter(({ name }) => name.startsWith(voice) && !name.endsWith('.json')).length,
      `${proxy.base}/voice/`,
    );
  await expect.poll(clips, { timeout: 30_000 }).toBeGreaterThan(0);
  await staff.page.goto(`${proxy.base}/manager`);
  await signIn(staff.page, 'quanly');
  await staff.page.getByRole('link', { name: /thiết bị/i }).click();
  await staff.page.waitForURL(`${proxy.base}/devices`);
  expect(lacking).toEqual([]);
  for (const { page, complaints } of [board, kiosk, staff]) {
    expect(complaints).toEqual([]);
    await page.context().close();
  }
});

test('[R20] a page whose origin is kept out says so and what to set', async () => {
  const server = await serverWith();
  const proxy = await openReverseProxy(server.port, UNDER);
  onTestFinished(() => proxy.close());
  const kiosk = await openPage(browser, `${proxy.base}/kiosk#device=kiosk-1&token=demo-kiosk-1`, PORTRAIT);
  await kiosk.page.getByText(`--public-origin ${proxy.origin}`).first().waitFor();
  await kiosk.page.context().close();
});

test('[R20] a proxy that passes no sockets on is named as what it is', async () => {
  const port = await freePort();
  const proxy = await openReverseProxy(port, UNDER, false);
  onTestFinished(() => proxy.close());
  await serverWith({ port, publicOrigins: [proxy.origin] });
  const kiosk = await openPage(browser, `${proxy.base}/kiosk#device=kiosk-1&token=demo-kiosk-1`, PORTRAIT);
  await kiosk.page.getByText('(WebSocket)').first().waitFor();
  await kiosk.page.context().close();
});

test('[R20] a page opened at an IPv6 address connects', async () => {
  const server = await serverWith({ host: '::1' });
  const { page } = await openPage(browser, `http://[::1]:${server.port}/kiosk#device=kiosk-1&token=demo-kiosk-1`, PORTRAIT);
  expect(await takeNumber(page, 'Chứng thực')).toMatch(/^[A-Z]\d{3}$/);
  await page.context().close();
});
