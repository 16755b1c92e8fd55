// Boards and counter displays in a real browser against the real server: a hall of sixty counters and one of three,
// what everybody must be able to read, and a media folder with something broken in it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allTickets } from '@luot/queue/state';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Hall, openHall } from '../support/centres/hall.ts';
import { writeFilm, writePoster } from '../support/centres/media-files.ts';
import { openBrowser, type PageSize } from '../support/instruments/browser.ts';
import { letterHeightMm } from '../support/instruments/cap-height.ts';
import { LANDSCAPE, look, PORTRAIT, SMALL } from '../support/instruments/look-over.ts';
import { connectClerk } from '../support/walks/people.ts';

const SIZES: Readonly<Record<string, PageSize>> = { landscape: LANDSCAPE, portrait: PORTRAIT, small: SMALL };

let browser: Browser;
let folder: string;
const complaints: string[] = [];

async function shut(hall: Hall): Promise<void> {
  await hall.close();
  complaints.push(...hall.complaints);
}

/** The same screen at all sizes: nothing cut off, nothing axe-core knows of. */
async function atAllSizes(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [shape, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    faults.push(...(await look(page, `${name} ${shape}`)));
  }
  await page.setViewportSize(LANDSCAPE);
  return faults;
}

const texts = (page: Page, selector: string) => page.locator(selector).allTextContents();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'luot-boards-'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a hall of sixty counters', () => {
  let hall: Hall;
  let board: Page;
  beforeAll(async () => {
    hall = await openHall(browser, 60);
    board = await hall.open('board-a');
    hall.day.issue(12);
    hall.day.open(...Array.from({ length: 55 }, (_, i) => i + 1));
    hall.day.pause(54, 'lunch', 3_600_000);
    hall.day.pause(55, 'helping', null);
  });
  afterAll(() => shut(hall));

  test('[L1c] they come in pages that turn; the page of a call is there with the call', async () => {
    const mark = () => board.locator('.page-mark').first().textContent();
    expect(await mark()).toBe('Trang Page1/3');
    const number = hall.day.call(50);
    await board.locator('.newest-number', { hasText: number }).waitFor();
    // In the same moment as the number itself.
    expect([await mark(), await texts(board, '.cell[data-fresh="true"]')]).toEqual(['Trang Page3/3', [`Quầy 50${number}`]]);
    await expect.poll(mark, { timeout: 12_000 }).toBe('Trang Page1/3');
  });

  test('[L1b] four at once: three stand large, the newest first, the fourth in the rows', async () => {
    const numbers = [11, 12, 13, 14].map((label) => hall.day.call(label));
    await board.locator('.newest-number', { hasText: numbers[3] ?? '' }).waitFor();
    expect(await texts(board, '.newest-number')).toEqual(numbers.slice(1).reverse());
    expect((await texts(board, '.recent-number'))[0]).toBe(numbers[0]);
  });

  test.each([1, 2, 3] as const)('[L1c] in %d columns nothing is cut off, at any size', async (columns) => {
    hall.day.columns('board-a', columns);
    await board.locator(`.hall[data-columns="${columns}"]`).waitFor();
    for (const label of [21, 22, 23]) hall.day.call(label);
    hall.day.recall(22);
    await board.locator('.hall-again').waitFor();
    expect(await atAllSizes(board, `${columns} columns`)).toEqual([]);
  });

  test('[L1g] every number that is called has letters of 50 mm on a 43-inch screen, one or three of them, four or five letters long', async () => {
    hall.day.issueOne('certification', 1_000);
    const heights: Record<string, number> = {};
    for (const columns of [1, 2, 3] as const) {
      hall.day.columns('board-a', columns);
      await board.locator(`.hall[data-columns="${columns}"]`).waitFor();
      // Of one series, so that the number has a letter without curves: those reach a little over the line.
      // The last ones, whose labels have two figures.
      const numbers = hall.day
        .countersOf('certification')
        .slice(-3)
        .map((label) => hall.day.callOf(label, 'certification'));
      await board.locator('.newest-number', { hasText: numbers[2] ?? '' }).waitFor();
      for (const [i, number] of [...numbers].reverse().entries()) {
        heights[`${columns} columns, ${number}`] = await letterHeightMm(board.locator('.newest-number').nth(i));
        heights[`${columns} columns, counter of ${number}`] = await letterHeightMm(board.locator('.newest-counter').nth(i));
      }
    }
    expect(Object.keys(heights).filter((name) => /A\d{4}$/.test(name)).length).toBeGreaterThan(0);
    expect(Object.entries(heights).filter(([, mm]) => mm < 50)).toEqual([]);
  });

  test('[L1f] an emergency is on every display at once, and over in the same way', async () => {
    const displays = [board, await hall.open('counter-display-1'), await hall.open('counter-display-9')];
    hall.day.emergency({
      vi: 'Ổ điện tầng 2 có sự cố. Vui lòng rời khỏi tòa nhà theo lối thoát hiểm gần nhất',
      en: 'Please leave the building by the nearest exit',
    });
    for (const page of displays) {
      await page.getByRole('alert').waitFor();
      expect(await atAllSizes(page, 'emergency')).toEqual([]);
    }
    expect((await texts(board, '.emergency-calls b')).length).toBeGreaterThan(3);
    hall.day.emergency({ vi: 'Ẩm Ộ '.repeat(40).trim(), en: 'Water on the floor '.repeat(11).slice(0, 200).trim() });
    await board.getByText('Ẩm Ộ').waitFor();
    expect(await atAllSizes(board, 'emergency, the longest')).toEqual([]);
    hall.day.emergency(null);
    for (const page of displays) await page.getByRole('alert').waitFor({ state: 'detached' });
  });
});

describe('a hall of three counters', () => {
  let hall: Hall;
  let board: Page;
  beforeAll(async () => {
    hall = await openHall(browser, 3);
    board = await hall.open('board-a');
  });
  afterAll(() => shut(hall));

  test('[L1e] from the first number to the end of the day, at every size', async () => {
    const { day } = hall;
    const faults = await atAllSizes(board, 'before the first call');
    day.issue(4);
    day.open(1, 2);
    day.call(1);
    await board.locator('.newest-number').waitFor();
    faults.push(...(await atAllSizes(board, 'one call')));
    day.call(2);
    await board.locator('.newest[data-count="2"]').waitFor();
    faults.push(...(await atAllSizes(board, 'two calls')));
    for (const label of [1, 2]) {
      day.start(label);
      day.finish(label);
      day.pause(label, 'lunch', 3_600_000);
    }
    await board.getByText('Tạm nghỉ đến').first().waitFor();
    faults.push(...(await atAllSizes(board, 'break')));
    day.closeDay();
    await board.locator('.asleep').waitFor();
    faults.push(...(await atAllSizes(board, 'asleep')));
    day.reopenDay();
    await board.locator('.hall').waitFor();
    day.closedUntil('07:30');
    await board.locator('.closed-word').waitFor();
    faults.push(...(await atAllSizes(board, 'closed')));
    day.openAlways();
    await board.locator('.closed-word').waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });

  test('[L1a] [S6a] a counter’s display in all its states; the visitor says how it was, with words, by touch', async () => {
    const { day, server } = hall;
    day.issue(4);
    const display = await hall.open('counter-display-3');
    const faults = await atAllSizes(display, 'counter, closed');
    const state = async (words: string) => {
      await display.getByText(words).first().waitFor();
      faults.push(...(await atAllSizes(display, `counter, ${words}`)));
    };
    day.open(3);
    await state('Sẵn sàng');
    day.pause(3, 'helping', 600_000);
    await state('Tạm nghỉ đến');
    day.open(3);
    const number = day.call(3);
    await state('Mời số');
    day.start(3);
    await state('Đang phục vụ');
    day.finish(3);
    await state('ông/bà có hài lòng');
    await display.locator('.faces button').nth(1).click();
    faults.push(...(await look(display, 'counter, level chosen')));
    await display.getByRole('button', { name: 'Thêm góp ý' }).click();
    await display.locator('.hg-button').first().waitFor();
    faults.push(...(await atAllSizes(display, 'counter, writing')));
    for (const key of ['t', 'ô', 't', '{sac}']) await display.locator(`.hg-button[data-skbtn="${key}"]`).click();
    expect(await display.getByRole('textbox').inputValue()).toBe('tốt');
    await display.getByRole('button', { name: 'Gửi' }).click();
    await display.getByText('Xin cảm ơn').waitFor();
    faults.push(...(await atAllSizes(display, 'counter, thanks')));
    expect(faults).toEqual([]);

    await expect.poll(() => allTickets(server.engine.state).find((ticket) => ticket.number === number)?.rating).toBe(4);
    const manager = await connectClerk(server.base, 'quanly');
    manager.watch([{ view: 'manager', id: 'all' }]);
    await expect.poll(() => JSON.stringify(manager.store.getState().views['manager:all']?.body)).toContain('{"level":4,"text":"tốt"}');
    manager.close();
  });
});

describe('a folder of pictures and films', () => {
  test('[L1d] they show while nobody is called, in turn; what is broken never, and the managers are told', async () => {
    const media = join(folder, 'media');
    mkdirSync(join(media, 'hall-a'), { recursive: true });
    await writePoster(browser, join(media, '1 ảnh.png'), 'Ẩ Ộ Ữ<br>Nộp hồ sơ trực tuyến', '#1f4e8c');
    writeFileSync(join(media, '2 hỏng.png'), 'not a picture');
    writeFileSync(join(media, '3 hỏng.mp4'), 'not a film');
    const filmed = await writeFilm(browser, join(media, 'hall-a', '4 phim.webm'), 1_500);
    if (!filmed) console.warn('this browser makes no film: pictures alone are shown');
    const { server, day, open } = await openHall(browser, 3, media);
    day.settings((settings) => ({ ...settings, boards: { ...settings.boards, pictureSeconds: 3 } }));
    const board = await open('board-a');
    const shown = () => board.locator('.hall-newest[data-pictures="true"] .media-piece[data-shown="true"]');
    await expect.poll(() => shown().getAttribute('alt')).toBe('1 ảnh');
    expect(await atAllSizes(board, 'picture')).toEqual([]);
    if (filmed) {
      await expect.poll(() => shown().getAttribute('aria-label'), { timeout: 10_000 }).toBe('4 phim');
      expect(await shown().evaluate((film) => film instanceof HTMLVideoElement && film.muted)).toBe(true);
      await expect.poll(() => shown().getAttribute('alt'), { timeout: 10_000 }).toBe('1 ảnh');
    }
    const manager = await connectClerk(server.base, 'quanly');
    manager.watch([{ view: 'manager', id: 'all' }]);
    const told = () => JSON.stringify(manager.store.getState().views['manager:all']?.body ?? {});
    for (const name of ['2 hỏng.png', '3 hỏng.mp4']) await expect.poll(told).toContain(name);
    expect(told()).not.toContain('1 ảnh.png');
    manager.close();

    day.issue(1);
    day.open(1);
    const number = day.call(1);
    await board.locator('.newest-number', { hasText: number }).waitFor();
    expect(await shown().count()).toBe(0);
    day.start(1);
    day.finish(1);
    await shown().waitFor({ timeout: 25_000 });
    day.close(1);
    day.closedUntil('07:30');
    await board.locator('.closed-word').waitFor();
    expect(await atAllSizes(board, 'closed, with a picture')).toEqual([]);
    await server.close();
  });
});

test('no board has complained on its console', () => {
  // A broken picture is one of the things a browser itself speaks of.
  expect(complaints.filter((line) => !line.includes('Failed to load resource'))).toEqual([]);
});
