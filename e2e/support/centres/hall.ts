// A server with a hall of as many counters as wanted, its day, and its displays in a real browser.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openPage, type PageSize } from '../instruments/browser.ts';
import { LANDSCAPE } from '../instruments/look-over.ts';
import { HallDay, hallOf } from './hall-day.ts';
import { openSampleServer, type SampleServer } from './sample-server.ts';

const PAGES = join(import.meta.dirname, '../../../out/pages');

export interface Hall {
  readonly server: SampleServer;
  readonly day: HallDay;
  /** A display, when its screen is there. `base`: where it reaches the server, if not directly. */
  readonly open: (device: string, size?: PageSize, base?: string) => Promise<Page>;
  /** What displays that are shut have complained of on their consoles. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** @param mediaFolder with the centre's own pictures; none otherwise */
export async function openHall(browser: Browser, counters: number, mediaFolder?: string): Promise<Hall> {
  const folder = mkdtempSync(join(tmpdir(), 'luot-hall-'));
  const server = await openSampleServer({
    dataFolder: join(folder, 'data'),
    pagesFolder: PAGES,
    mediaFolder: mediaFolder ?? join(folder, 'no-media'),
    change: hallOf(counters),
  });
  const complaints: string[] = [];
  const pages: Page[] = [];
  return {
    server,
    day: new HallDay(server.engine),
    open: async (device, size = LANDSCAPE, base = server.base) => {
      const opened = await openPage(browser, `${base}/display#device=${device}&token=demo-${device}`, size);
      pages.push(opened.page);
      opened.page.on('close', () => complaints.push(...opened.complaints));
      await opened.page.locator('main').waitFor();
      await opened.page.evaluate(() => document.fonts.ready.then(() => undefined));
      return opened.page;
    },
    complaints,
    close: async () => {
      await Promise.all(pages.map((page) => page.context().close()));
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
