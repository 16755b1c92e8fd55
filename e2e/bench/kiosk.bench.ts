// How the kiosk feels: from nothing to usable, from a touch to what it changes, and under a finger that scrolls.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Metric, median, plainMetric, quantile, type Run, ratioMetric } from '../../apps/queue-server/bench/metric.ts';
import { freePort, serverProcess } from '../support/centres/server-process.ts';
import { openBrowser, openPage } from '../support/instruments/browser.ts';
import { PORTRAIT } from '../support/instruments/look-over.ts';

const STARTS = 7;
const ROUNDS = 8;
const THROTTLE = 4;
const SCROLLS = 5;
const SCROLL_PX = 5_000;
const SCROLL_MS = 2_000;

export async function kioskBench(): Promise<Metric[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'luot-bench-'));
  // A process of its own, as it is in a centre.
  const server = serverProcess(await freePort(), ['--demo', '--data', dataFolder]);
  await server.start();
  try {
    // As a kiosk's browser opens it: the address says which one it is.
    const kiosk = `${server.base}/kiosk#device=kiosk-1&token=demo-kiosk-1`;
    await startTime(kiosk); // the first one reads everything from the disk
    const runs: Run[] = [];
    for (let i = 0; i < STARTS; i++) runs.push({ limit: await startTime('about:blank'), ours: await startTime(kiosk) });
    return [
      ratioMetric('kiosk', 'from starting Chromium to a usable page, against a blank one', 'ms', runs, '<= 2'),
      ...(await touches(kiosk)),
      ...(await scrolling(kiosk)),
    ];
  } finally {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** Milliseconds from starting the browser until the page is there, can be touched, and two frames of it have been shown. */
async function startTime(url: string): Promise<number> {
  const from = performance.now();
  const browser = await openBrowser();
  try {
    const { page } = await openPage(browser, url, PORTRAIT);
    if (url !== 'about:blank') await page.locator('.tile').first().waitFor();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    return performance.now() - from;
  } finally {
    await browser.close();
  }
}

/** The way to a procedure and back, as a finger does it, and the buttons at the bottom. */
async function touches(url: string): Promise<Metric[]> {
  const browser = await openBrowser();
  try {
    const { page } = await openPage(browser, url, PORTRAIT);
    await page.locator('.tile').first().waitFor();
    await page.waitForTimeout(3_000); // what is made ready in the background is ready
    await watchTouches(page);
    const touch = async (selector: string) => {
      await page.locator(selector).first().click();
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    };
    for (let round = 0; round < ROUNDS; round++) {
      await touch('.tile:has-text("Hộ tịch")');
      await touch('.procedures button:has-text("Đăng ký khai sinh")');
      await touch('.checklist button');
      await touch('.sheet-actions > .quiet');
      await touch('.sheet-actions > .quiet');
      await touch('.search-line');
      for (const key of ['k', 'h', 'a', 'i']) await touch(`.hg-button[data-skbtn="${key}"]`);
      await touch('.sheet-actions > .quiet');
      for (const button of [2, 3, 4]) {
        await touch(`.kiosk-bar > button:nth-of-type(${button})`);
        await touch(`.kiosk-bar > button:nth-of-type(${button})`);
      }
    }
    const times = await page.evaluate(() => (window as unknown as { touches: number[] }).touches);
    return [
      plainMetric('kiosk', `p95 of ${times.length} touches, until the change is painted`, 'ms', quantile(times, 0.95), '<= 50'),
      plainMetric('kiosk', 'median of the same', 'ms', quantile(times, 0.5)),
    ];
  } finally {
    await browser.close();
  }
}

/** From the click's own time stamp to after the frame in which the page had changed. */
async function watchTouches(page: Page): Promise<void> {
  await page.evaluate(() => {
    const touches: number[] = [];
    Object.assign(window, { touches });
    let since: number | null = null;
    document.addEventListener('click', (event) => (since = event.timeStamp), { capture: true });
    new MutationObserver(() => {
      const from = since;
      if (from === null) return;
      since = null;
      requestAnimationFrame(() => {
        // A message comes after the frame has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => touches.push(performance.now() - from), { once: true });
        port1.start();
        port2.postMessage(null);
      });
    }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

/** The longest list of procedures under a finger, on a slowed processor: down and up again, some times. */
async function scrolling(url: string): Promise<Metric[]> {
  const browser = await openBrowser();
  try {
    const { page } = await openPage(browser, url, PORTRAIT);
    await page.locator('.tile', { hasText: 'Đất đai' }).click();
    const folds = page.locator('.folded summary');
    await folds.first().waitFor();
    for (let i = 0; i < (await folds.count()); i++) await folds.nth(i).click();
    await page.locator('.kiosk-body').evaluate((body) => body.scrollTo({ top: 0 }));
    await page.waitForTimeout(3_000); // what is made ready in the background is ready
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
    const runs: Frames[] = [];
    for (let i = 0; i < SCROLLS; i++) {
      const counting = page.evaluate(countFrames, SCROLL_MS);
      const yDistance = i % 2 === 0 ? -SCROLL_PX : SCROLL_PX;
      await devtools.send('Input.synthesizeScrollGesture', { x: 540, y: 1_000, yDistance, speed: (SCROLL_PX / SCROLL_MS) * 1_000, gestureSourceType: 'mouse' });
      runs.push(await counting);
    }
    return [
      plainMetric('kiosk', `frames a second while ${SCROLL_PX} px scroll by, at ${THROTTLE}x throttle`, 'fps', median(runs.map(({ fps }) => fps)), '>= 58'),
      plainMetric('kiosk', `slowest of the ${SCROLLS} scrolls`, 'fps', Math.min(...runs.map(({ fps }) => fps))),
      plainMetric('kiosk', 'longest frame of all', 'ms', Math.max(...runs.map(({ longestMs }) => longestMs))),
    ];
  } finally {
    await browser.close();
  }
}

interface Frames {
  readonly fps: number;
  readonly longestMs: number;
}

/** Runs in the page. */
async function countFrames(forMs: number): Promise<Frames> {
  const stamps: number[] = [];
  await new Promise<void>((done) => {
    const frame = (at: number) => {
      stamps.push(at);
      if (at - (stamps[0] ?? at) < forMs) requestAnimationFrame(frame);
      else done();
    };
    requestAnimationFrame(frame);
  });
  const gaps = stamps.slice(1).map((at, i) => at - (stamps[i] ?? at));
  return { fps: (gaps.length * 1_000) / gaps.reduce((sum, gap) => sum + gap, 0), longestMs: Math.max(...gaps) };
}
