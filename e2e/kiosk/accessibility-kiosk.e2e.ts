// The kiosk's screens at their sizes, in both languages and every mode, through axe-core in a real browser: nothing wrong,
// nothing cut off, nothing too small to touch, and the way to a number by keyboard alone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { busyMorning } from '../support/centres/busy-centre.ts';
import { heldUpTickets } from '../support/centres/held-up-tickets.ts';
import { openSampleServer, type SampleServer } from '../support/centres/sample-server.ts';
import { openBrowser, openPage, type PageSize } from '../support/instruments/browser.ts';
import { kioskDialogFaults, kioskFaults, kioskLayoutFaults, LANDSCAPE, look, PORTRAIT, SMALL } from '../support/instruments/look-over.ts';
import { touchFaults } from '../support/instruments/page-faults.ts';
import { walkKiosk, walkVisits } from '../support/walks/kiosk-walk.ts';

/** Between two keys; what is typed faster is a scanner's. */
const HAND_MS = 90;
const PAGES = join(import.meta.dirname, '../../out/pages');

let server: SampleServer;
let browser: Browser;
const dataFolder = mkdtempSync(join(tmpdir(), 'luot-accessibility-kiosk-'));
const complaints: string[][] = [];

async function open(path: string, size: PageSize): Promise<Page> {
  const opened = await openPage(browser, `${server.base}${path}`, size);
  complaints.push(opened.complaints);
  return opened.page;
}

beforeAll(async () => {
  server = await openSampleServer({ dataFolder, pagesFolder: PAGES });
  browser = await openBrowser();
  await busyMorning(server.base);
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

test('[K6] every screen on the way to a number, in every mode and both languages', async () => {
  const page = await open('/kiosk', PORTRAIT);
  await page.locator('.tile').first().waitFor();
  const faults: string[] = [];
  await walkKiosk(page, async (name, modal) => void faults.push(...(await (modal ? kioskDialogFaults : kioskFaults)(page, name))));
  expect(faults).toEqual([]);
});

test('[K6] bookings, several services, no paper, and tickets held up again', async () => {
  const page = await open('/kiosk', PORTRAIT);
  await page.locator('.tile').first().waitFor();
  const faults: string[] = [];
  const look = async (name: string, modal: boolean) => void faults.push(...(await (modal ? kioskDialogFaults : kioskFaults)(page, name)));
  await walkVisits(page, await heldUpTickets(server.base), look);
  expect(faults).toEqual([]);
});

test('[K6] the same on the smallest screen, whose dots are larger', async () => {
  const page = await open('/kiosk#device=kiosk-3&token=demo-kiosk-3', SMALL);
  await page.locator('.tile').first().waitFor();
  const faults: string[] = [];
  const look = async (name: string, modal: boolean) => void faults.push(...(await (modal ? kioskDialogFaults : kioskLayoutFaults)(page, name, { SMALL })));
  await walkKiosk(page, look);
  await page.getByRole('button', { name: 'Xong' }).click();
  await walkVisits(page, await heldUpTickets(server.base), look);
  expect(faults).toEqual([]);
});

test('[N5b] the kiosk’s refusal, and its warning before it goes home by itself', async () => {
  const context = await browser.newContext({ viewport: PORTRAIT, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.clock.install();
  // The server's yes turned into a no on its way, as when the last number went to somebody else in the same moment.
  await page.routeWebSocket(/socket\.io/, (kiosk) => {
    const behind = kiosk.connectToServer();
    behind.onMessage((message) => kiosk.send(String(message).replace(/^(43\d+)\[\{"ok":true.*$/s, '$1[{"ok":false,"refusal":{"code":"series-full"}}]')));
  });
  await page.goto(`${server.base}/kiosk`);
  await page.locator('.tile', { hasText: 'Đất đai' }).click();
  await page.getByRole('button', { name: 'Lấy số' }).click();
  await page.getByRole('alert').waitFor();
  const faults = await kioskFaults(page, 'refused');
  for (const more of ['Cần thêm thời gian', 'I need more time']) {
    await page.clock.runFor(60_000);
    const button = page.getByRole('button', { name: more });
    await button.waitFor();
    for (const size of [LANDSCAPE, PORTRAIT]) {
      await page.setViewportSize(size);
      faults.push(...(await look(page, `warning, ${more}`)), ...(await touchFaults(page)));
    }
    await button.click();
    await button.waitFor({ state: 'detached' });
    await page.locator('.kiosk-language').click();
  }
  await page.clock.runFor(60_000);
  await page.getByRole('button', { name: 'Về trang đầu' }).last().click();
  await page.locator('.tiles').waitFor();
  expect(faults).toEqual([]);
});

test('[P2] from the first screen to a number by keyboard alone, with the focus always to be seen', async () => {
  const page = await open('/kiosk', PORTRAIT);
  await page.locator('.tile').first().waitFor();
  const heard = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      return activeElement === null || activeElement === document.body ? '' : `${activeElement.localName} ${activeElement.textContent}`;
    });
  const tabTo = async (words: string) => {
    for (let presses = 0; presses < 90 && !(await heard()).includes(words); presses++) await page.keyboard.press('Tab');
    expect(await heard()).toContain(words);
    expect(await page.evaluate(() => Number.parseFloat(getComputedStyle(document.activeElement ?? document.body).outlineWidth))).toBeGreaterThan(2);
  };
  await tabTo('Đất đai');
  await page.keyboard.press('Enter');
  await page.locator('.procedures').first().waitFor();
  expect(await heard()).toBe('h1 Đất đai');
  await tabTo('Lấy số');
  await page.keyboard.press('Enter');
  await page.locator('.ticket-number').waitFor();
  expect(await heard()).toMatch(/^h1 Số của ông\/bà[A-ZĐ]\d{3}$/);
  await tabTo('Xong');
  await page.keyboard.press('Space');
  await page.locator('.tiles').waitFor();
  expect(await heard()).toBe('h1 Ông/bà cần làm thủ tục gì?');

  // Searching: with a keyboard, and with the keys on the screen pressed by one.
  await tabTo('Chạm để tìm');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox').waitFor();
  await page.keyboard.type('ket ho', { delay: HAND_MS });
  await tabTo('button n');
  await page.keyboard.press('Enter');
  expect(await page.getByRole('textbox').inputValue()).toBe('ket hon');
  await page.getByRole('textbox').focus();
  await tabTo('Đăng ký kết hôn');
  await page.keyboard.press('Enter');
  expect(await heard()).toMatch(/^h1 Đăng ký kết hôn/);
  await tabTo('Tôi thuộc diện ưu tiên');
  await page.keyboard.press('Enter');
  await tabTo('Người khuyết tật');
  await page.keyboard.press('Enter');
  await tabTo('Lấy số');
  await page.keyboard.press('Enter');
  await page.locator('.ticket-number').waitFor();
  await tabTo('Xong');
  await page.keyboard.press('Enter');

  // A dossier, from its code to a number.
  await page.locator('.tiles').waitFor();
  await tabTo('Tra cứu hồ sơ');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox').waitFor();
  await page.keyboard.type('H56.25.10.07-261118-0019', { delay: HAND_MS });
  await page.keyboard.press('Enter');
  await page.locator('.dossier-state').waitFor();
  expect(await heard()).toBe('h1 Đã có kết quả');
  await tabTo('Lấy số nhận kết quả');
  await page.keyboard.press('Enter');
  await page.locator('.ticket-number').waitFor();
  await tabTo('Xong');
  await page.keyboard.press('Enter');

  // One number for two services, on no paper.
  await page.locator('.tiles').waitFor();
  await tabTo('Đất đai');
  await page.keyboard.press('Enter');
  await tabTo('Không in phiếu');
  await page.keyboard.press('Space');
  await tabTo('Làm thêm việc khác');
  await page.keyboard.press('Enter');
  await page.locator('.more-services').waitFor();
  expect(await heard()).toBe('h1 Ông/bà còn làm việc gì nữa?');
  await tabTo('Trả kết quả');
  await page.keyboard.press('Space');
  await tabTo('Lấy một số cho 2 việc');
  await page.keyboard.press('Enter');
  await page.locator('.ticket-services').waitFor();
  await tabTo('Xong');
  await page.keyboard.press('Enter');

  // A booking nobody knows, and the way on from it.
  await page.locator('.tiles').waitFor();
  await tabTo('Đã đặt lịch hẹn');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox').waitFor();
  await page.keyboard.type('7K3M9Q2X', { delay: HAND_MS });
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await tabTo('Lấy số như thường');
  await page.keyboard.press('Enter');
  await page.locator('.tiles').waitFor();

  // A missed ticket, back in the queue.
  const { missed } = await heldUpTickets(server.base);
  await tabTo('Chạm để tìm');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox').waitFor();
  await page.getByRole('textbox').fill(missed.qr);
  await page.keyboard.press('Enter');
  await page.locator('.standing').waitFor();
  expect(await heard()).toBe(`h1 Số của ông/bà${missed.number}`);
  await tabTo('Tôi đã quay lại');
  await page.keyboard.press('Enter');
  await page.locator('.standing-done').waitFor();
  expect(await heard()).toBe(`h1 Số của ông/bà${missed.number}`);
  await tabTo('Xong');
  await page.keyboard.press('Enter');
  await page.locator('.tiles').waitFor();
});

test('no page has complained on its console', () => {
  expect(complaints.flat()).toEqual([]);
});
