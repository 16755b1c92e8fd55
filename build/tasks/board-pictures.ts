// Pictures of hall boards and counter displays in every state: halls of three and of sixty counters, at their real sizes.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HallDay, hallOf } from '@luot/e2e/centres/hall-day';
import { writePoster } from '@luot/e2e/centres/media-files';
import { openSampleServer } from '@luot/e2e/centres/sample-server';
import { openPage, type PageSize } from '@luot/e2e/instruments/browser';
import type { Browser, Page } from 'playwright-core';
import { PAGES_FOLDER } from '../pages.ts';

const SIZES: Readonly<Record<string, PageSize>> = {
  landscape: { width: 1920, height: 1080 },
  portrait: { width: 1080, height: 1920 },
  small: { width: 1024, height: 768 },
};
type Shape = keyof typeof SIZES;
const ALL = Object.keys(SIZES);

type Shoot = (page: Page, name: string) => Promise<void>;

/** @param shoot takes the picture of a page under a name */
export async function pictureBoards(browser: Browser, shoot: Shoot): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'luot-boards-'));
  await small(browser, shoot, folder);
  await large(browser, shoot, folder);
  rmSync(folder, { recursive: true, force: true });
}

async function small(browser: Browser, shoot: Shoot, folder: string): Promise<void> {
  const { day, picture, close } = await openHall(browser, shoot, folder, 3);
  await picture('board-a', 'hall-3-welcome', ['landscape']);
  day.issue(6);
  day.open(1, 2, 3);
  day.call(1);
  await picture('board-a', 'hall-3-one-call', ALL);
  await picture('counter-display-1', 'counter-called', ALL);
  day.start(1);
  await picture('counter-display-1', 'counter-serving', ['landscape']);
  day.call(2);
  await picture('board-a', 'hall-3-two-calls', ALL);
  day.call(3);
  day.recall(2);
  await picture('board-a', 'hall-3-three-calls', ALL);
  day.emergency({ vi: 'Vui lòng rời khỏi tòa nhà theo lối thoát hiểm gần nhất', en: 'Please leave the building by the nearest exit' });
  await picture('board-a', 'hall-emergency', ALL);
  await picture('counter-display-2', 'counter-emergency', ['landscape']);
  day.emergency(null);

  day.finish(1);
  await picture('counter-display-1', 'counter-rating', ALL);
  await picture('counter-display-1', 'counter-rating-chosen', ALL, async (page) => page.locator('.faces button').first().click());
  await picture('counter-display-1', 'counter-rating-comment', ALL, async (page) => {
    await page.locator('.faces button').first().click();
    await page.locator('.rating-write').click();
    await page.locator('.hg-button').first().waitFor();
    await page.getByRole('textbox').fill('Cán bộ hướng dẫn rất nhiệt tình, xin cảm ơn.');
  });
  await picture('counter-display-1', 'counter-rating-thanks', ['landscape'], async (page) => {
    await page.locator('.faces button').first().click();
    await page.locator('.rating-send').click();
  });
  await picture('counter-display-1', 'counter-ready', ['landscape']);
  day.pause(1, 'lunch', 3_600_000);
  await picture('counter-display-1', 'counter-paused', ALL);
  for (const label of [2, 3]) {
    day.start(label);
    day.finish(label);
  }
  day.close(3);
  await picture('counter-display-3', 'counter-closed', ['landscape']);
  day.pause(2, 'lunch', null);
  await picture('board-a', 'hall-3-break', ALL);
  day.closedUntil('07:30');
  day.close(1);
  day.close(2);
  await picture('board-a', 'hall-closed', ALL);
  await picture('counter-display-1', 'counter-outside-hours', ['landscape']);
  day.closeDay();
  await picture('board-a', 'hall-asleep', ['landscape']);
  await close();

  const media = join(folder, 'media');
  mkdirSync(media);
  await writePoster(browser, join(media, 'a.png'), 'Nộp hồ sơ trực tuyến<br>không phải chờ', '#1f4e8c');
  const quiet = await openHall(browser, shoot, folder, 3, media);
  const shown = (page: Page) => page.locator('.hall-newest[data-pictures="true"]').waitFor();
  quiet.day.issue(6);
  quiet.day.open(1, 2);
  for (const label of [1, 2, 1, 2]) quiet.day.call(label);
  // Until no call is fresh.
  await new Promise((resolve) => setTimeout(resolve, 20_500));
  await quiet.picture('board-a', 'hall-3-picture', ALL, shown);
  for (const label of [1, 2]) {
    quiet.day.start(label);
    quiet.day.finish(label);
    quiet.day.close(label);
  }
  quiet.day.closedUntil('07:30');
  await quiet.picture('board-a', 'hall-closed-picture', ALL, shown);
  await quiet.close();
}

async function large(browser: Browser, shoot: Shoot, folder: string): Promise<void> {
  const { day, picture, close } = await openHall(browser, shoot, folder, 60);
  day.issue(20);
  day.open(...Array.from({ length: 55 }, (_, i) => i + 1));
  for (let label = 1; label <= 48; label++) {
    day.call(label);
    if (label % 3 > 0) day.start(label);
  }
  day.pause(50, 'lunch', 3_600_000);
  day.pause(51, 'helping', null);
  for (const columns of [1, 2, 3] as const) {
    day.columns('board-a', columns);
    for (const label of [31, 32, 33]) day.call(label);
    await picture('board-a', `hall-60-${columns}-columns`, ALL);
  }
  await close();
}

async function openHall(browser: Browser, shoot: Shoot, folder: string, counters: number, mediaFolder = join(folder, 'none')) {
  const dataFolder = mkdtempSync(join(folder, 'data-'));
  const server = await openSampleServer({ dataFolder, pagesFolder: PAGES_FOLDER, mediaFolder, change: hallOf(counters) });
  const picture = async (device: string, name: string, shapes: readonly Shape[], before?: (page: Page) => Promise<void>) => {
    for (const shape of shapes) {
      const { page } = await openPage(browser, `${server.base}/display#device=${device}&token=demo-${device}`, SIZES[shape] ?? { width: 1920, height: 1080 });
      await page.locator('main').waitFor();
      await before?.(page);
      await shoot(page, `display-${name}-${shape}`);
      await page.context().close();
    }
  };
  return { day: new HallDay(server.engine), picture, close: () => server.close() };
}
