// What goes wrong on an ordinary day, seen on the pages: printers, the server, a wrong token, a session that has
// ended, two clerks at once. The server is a process; printers and paper belong to the test.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Lobby, openLobby } from '../support/centres/lobby.ts';
import { openBrowser, openPage } from '../support/instruments/browser.ts';
import { leaveTicket, openCounter, signIn, takeNumber } from '../support/walks/desks.ts';
import { connectKiosk } from '../support/walks/people.ts';

const KIOSK = { width: 1080, height: 1920 };
const DESK = { width: 1440, height: 900 };
/** As often as two clerks press in the same instant. */
const RACES = 12;

let lobby: Lobby;
let browser: Browser;
/** The kiosk with the slowest story: open before the others, so that they happen while it waits. */
let hung: Page;
const open = async (path: string, size = KIOSK): Promise<Page> => (await openPage(browser, `${lobby.server.base}${path}`, size)).page;
const openKiosk = (n: number) => open(`/kiosk#device=kiosk-${n}&token=demo-kiosk-${n}`);
const banner = (page: Page) => page.locator('.kiosk-banner, .desk-banner');
const paper = (page: Page, state: string) => page.locator(`.ticket-paper[data-paper="${state}"]`);
const printer = (n: number) => {
  const found = lobby.printers[n - 1];
  if (found === undefined) throw new Error(`the sample centre has no printer ${n}`);
  return found;
};
/** What each sheet begins with: the number on it. */
const printed = (n: number) => printer(n).sheets.map((sheet) => sheet.text[0]);

beforeAll(async () => {
  lobby = await openLobby();
  await lobby.server.start();
  browser = await openBrowser();
  hung = await openKiosk(2);
  await hung.locator('.tile').first().waitFor();
});
afterAll(async () => {
  await browser.close();
  await lobby.close();
});

// Each has a kiosk, a printer or counters of its own.
describe.concurrent('one thing at a time goes wrong', () => {
  test('[P2] [P1a] a printer that is away: the kiosk says so before and after, and shows number and QR', async () => {
    await printer(1).unplug();
    const page = await openKiosk(1);
    await page.getByText('Máy in đang không hoạt động').waitFor();
    const number = await takeNumber(page, 'Đất đai');
    await paper(page, 'none').waitFor();
    expect(await paper(page, 'none').textContent()).toBe('Máy không in được phiếu. Vui lòng nhớ số hoặc chụp màn hình này.');
    expect(await page.getByRole('img', { name: `Mã QR của phiếu ${number}` }).isVisible()).toBe(true);
    expect(await leaveTicket(page)).toBe('none');

    await printer(1).plug();
    await page.getByText('Máy in đang không hoạt động').waitFor({ state: 'detached' });
    const next = await takeNumber(page, 'Đất đai');
    await paper(page, 'printed').waitFor();
    expect(next).not.toBe(number);
    expect(printed(1).filter((sheet) => sheet === next)).toEqual([next]);
  });

  test('[P1b] [P2] a printer that hangs in the middle: "unsure" when it has not answered in time, and never a second paper', async () => {
    const page = hung;
    // The first byte of the ticket is heard, and then no more: a look at an idle printer is a few bytes.
    let heard = 0;
    printer(2).onByte = (count) => {
      heard ||= count;
      if (count - heard > 1_000) void printer(2).cable.set('hang', true);
    };
    const number = await takeNumber(page, 'Cư trú');
    expect(await paper(page, 'coming').textContent()).toBe('Đang in phiếu…');
    await paper(page, 'unsure').waitFor();
    expect(await page.locator('.ticket-number').textContent()).toBe(number);
    expect(await leaveTicket(page)).toBe('unsure');

    printer(2).onByte = () => undefined;
    await printer(2).cable.set('hang', false);
    const next = await takeNumber(page, 'Cư trú');
    await paper(page, 'printed').waitFor();
    // What had reached the printer before comes out once, or not at all.
    expect(printed(2).filter((sheet) => sheet === number).length).toBeLessThan(2);
    expect(printed(2).at(-1)).toBe(next);
  });

  test('[R1] a wrong device token: the sentence, and the form to put it right', async () => {
    const page = await open('/kiosk#device=kiosk-3&token=wrong');
    await page.getByText('Thiết bị này chưa được đăng ký với máy chủ.').waitFor();
    expect(await page.locator('.tile').count()).toBe(0);
    await page.getByLabel('Tên thiết bị').fill('kiosk-3');
    await page.getByLabel('Mã bí mật của thiết bị').fill('demo-kiosk-3');
    await page.getByRole('button', { name: 'Dùng thiết bị này' }).click();
    await page.locator('.tile').first().waitFor();
  });

  test('[R1] a session that has ended: the sign-in page says so, and signing in goes on at the same counter', async () => {
    const page = await open('/staff', DESK);
    await signIn(page, 'quay3');
    await openCounter(page, '3');
    const { token } = JSON.parse((await page.evaluate(() => sessionStorage.getItem('luot.session'))) ?? '{}') as { token: string };
    await fetch(`${lobby.server.base}/sign-out`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
    await page.reload();
    await page.getByText('Phiên làm việc đã kết thúc. Vui lòng đăng nhập lại.').waitFor();
    await signIn(page, 'quay3');
    await page.locator('.work').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Quầy 3');
  });

  test('[C2b] two clerks who call in the same instant, many times, always get different numbers', async () => {
    const kiosk = connectKiosk(lobby.server.base, 'kiosk-3');
    const issued = await Promise.all(Array.from({ length: 2 * RACES }, () => kiosk.send('ticket.issue', { serviceId: 'certification', language: 'vi' })));
    kiosk.close();
    expect(issued.filter((reply) => reply.ok)).toHaveLength(2 * RACES);
    const clerks = await Promise.all(['7', '8'].map((label) => clerkAt(label)));
    const called = new Set<string>();
    for (let race = 0; race < RACES; race++) {
      await Promise.all(clerks.map((page) => page.locator('.work[aria-busy="false"]').waitFor()));
      const before = await Promise.all(clerks.map(currentNumber));
      // Whoever is in hand is missed: calling the next names that too.
      await Promise.all(clerks.map((page) => page.keyboard.press(race === 0 ? ' ' : 'm')));
      for (const [i, page] of clerks.entries()) {
        await page.waitForFunction((was) => !['', was].includes(document.querySelector('.current-number')?.textContent ?? ''), before[i]);
        called.add(await currentNumber(page));
      }
    }
    expect(called.size).toBe(2 * RACES);
  });
});

test('[L3] the server stops while a visitor reads: the kiosk says so, and gives a number when it is back', async () => {
  const page = await openKiosk(3);
  await page.locator('.tile', { hasText: 'Đất đai' }).click();
  const take = page.getByRole('button', { name: 'Lấy số' });
  await take.waitFor();
  expect(await lobby.server.stop()).toBe(0);
  await banner(page).waitFor();
  expect(await banner(page).textContent()).toBe('Mất kết nối với máy chủ. Đang kết nối lại…');
  expect(await take.isDisabled()).toBe(true);

  await lobby.server.start();
  await banner(page).waitFor({ state: 'detached' });
  await take.click();
  await page.locator('.ticket-number').waitFor();
  await paper(page, 'printed').waitFor();
  expect(printed(3).at(-1)).toBe(await page.locator('.ticket-number').textContent());
});

async function clerkAt(label: string): Promise<Page> {
  const page = await open('/staff', DESK);
  await signIn(page, `quay${label}`);
  await openCounter(page, label);
  return page;
}

function currentNumber(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('.current-number')?.textContent ?? '');
}
