// One Chromium for a whole test file; each page in a context of its own, as on separate machines.
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Debian's Chromium where it is installed, Playwright's own elsewhere. */
const SYSTEM_CHROMIUM = '/usr/bin/chromium';

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** @param args more switches of Chromium: a fake camera, another policy */
export async function openBrowser(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    ...(existsSync(SYSTEM_CHROMIUM) ? { executablePath: SYSTEM_CHROMIUM } : {}),
    // No line to the world: Chromium's own look-ups would only fail, many at a time.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
  });
}

/** A fresh page at a size, with whatever it complains of gathered for the test to look at. */
export async function openPage(browser: Browser, url: string, size: PageSize): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A lost connection is reported by the browser itself, and is no fault of the page.
    if (message.type() === 'error' && !/WebSocket connection|net::ERR_(CONNECTION_|EMPTY_RESPONSE)/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(url);
  return { page, complaints };
}
