// From a clerk's key to the frame in which two boards show the call, while a hundred screens listen.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { boardId, TOKEN } from '../../apps/queue-server/bench/bench-centre.ts';
import { openClerk, openKiosk, send } from '../../apps/queue-server/bench/bench-clients.ts';
import { benchProcess } from '../../apps/queue-server/bench/bench-process.ts';
import { type Metric, plainMetric, quantile } from '../../apps/queue-server/bench/metric.ts';
import { openScreen } from '../../apps/queue-server/bench/raw-screen.ts';
import { openBrowser, openPage } from '../support/instruments/browser.ts';

const SCREENS = 100;
const BOARDS = 2;
/** As many as one identity may open (R3e). */
const OF_ONE_BOARD = 8;
const CALLS = 200;
/** Calls of a busy hall; two boards paint in between. */
const PAUSE_MS = 180;
const WARM_UP = 10;

export async function boardBench(): Promise<Metric[]> {
  const folder = mkdtempSync(join(tmpdir(), 'luot-bench-'));
  const server = await benchProcess('luot', folder);
  const browser = await openBrowser();
  try {
    const boards = await Promise.all(
      Array.from({ length: BOARDS }, async (_, i) => {
        const url = `http://127.0.0.1:${server.port}/display#device=${boardId(i)}&token=${TOKEN}`;
        const { page } = await openPage(browser, url, { width: 1920, height: 1080 });
        await page.locator('.hall').waitFor();
        await notePaints(page);
        return page;
      }),
    );
    const screens = await Promise.all(
      Array.from({ length: SCREENS }, (_, i) => openScreen(server.port, BOARDS + Math.floor(i / OF_ONE_BOARD), () => undefined)),
    );
    const clerk = await openClerk(server.port);
    const kiosk = await openKiosk(server.port);
    const counterId = 'counter-3';
    await send(clerk, 'counter.open', { counterId });
    const pressedMs: number[] = [];
    for (let i = 0, inHand: string | null = null; i < CALLS + WARM_UP; i++) {
      await send(kiosk, 'ticket.issue', { serviceId: 'land', language: 'vi' });
      await pause();
      const outcome: object = inHand === null ? {} : { outcome: { ticketId: inHand, as: 'served' } };
      pressedMs.push(Date.now());
      inHand = (await send<{ ticketId: string }>(clerk, 'counter.callNext', { counterId, ...outcome })).ticketId;
      await pause();
    }
    const times: number[] = [];
    for (const page of boards) {
      const paints = await page.evaluate(() => (window as unknown as { paints: Record<string, number> }).paints);
      // The first call of the day has the number 1.
      for (let call = WARM_UP; call < CALLS + WARM_UP; call++) {
        const paintedMs = paints[String(call + 1)];
        if (paintedMs === undefined) throw new Error(`a board never painted call ${call + 1}`);
        times.push(paintedMs - (pressedMs[call] ?? 0));
      }
    }
    for (const screen of screens) screen.close();
    clerk.disconnect();
    kiosk.disconnect();
    return [
      plainMetric('board', `call to painted frame on ${BOARDS} pages, ${SCREENS} sockets listening, p50`, 'ms', quantile(times, 0.5)),
      plainMetric('board', `call to painted frame on ${BOARDS} pages, ${SCREENS} sockets listening, p99`, 'ms', quantile(times, 0.99), '<= 50'),
      plainMetric('board', `the slowest of ${times.length}`, 'ms', Math.max(...times)),
    ];
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Notes when the frame with each call's number has been handed to the screen, by the clock every process has. */
async function notePaints(page: Page): Promise<void> {
  await page.evaluate(() => {
    const paints: Record<string, number> = {};
    Object.assign(window, { paints });
    new MutationObserver(() => {
      for (const element of document.querySelectorAll<HTMLElement>('[data-call-seq]')) {
        const seq = element.dataset['callSeq'] ?? '';
        if (seq in paints) continue;
        paints[seq] = Number.NaN;
        requestAnimationFrame(() => {
          // A message after the frame's callbacks arrives when the frame has been drawn.
          const drawn = new MessageChannel();
          drawn.port1.addEventListener('message', () => {
            paints[seq] = Date.now();
          });
          drawn.port1.start();
          drawn.port2.postMessage(null);
        });
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-call-seq'] });
  });
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
