// `npm run screenshots`: every page at its real size, in both languages, out of a busy sample centre into out/screenshots.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser, openPage, type PageSize } from '@luot/e2e/browser';
import { closeDay } from '@luot/e2e/close-day';
import { heldUpTickets } from '@luot/e2e/held-up-tickets';
import { holdUp, walkKiosk } from '@luot/e2e/kiosk-walk';
import { connectClerk, connectKiosk, connectLab } from '@luot/e2e/people';
import { openSampleServer } from '@luot/e2e/sample-server';
import type { Browser, Page } from 'playwright-core';
import { buildPages, ROOT } from '../pages.ts';

const FOLDER = join(ROOT, 'out', 'screenshots');
const PORTRAIT = { width: 1080, height: 1920 };
const LANDSCAPE = { width: 1920, height: 1080 };
const SMALL = { width: 1024, height: 768 };
const DESK = { width: 1440, height: 900 };
const KIOSKS = [
  ['portrait', PORTRAIT, 'kiosk-1'],
  ['landscape', LANDSCAPE, 'kiosk-2'],
  ['small', SMALL, 'kiosk-3'],
] as const;
const EMERGENCY = {
  vi: 'Vui lòng bình tĩnh ra khỏi tòa nhà theo lối thoát hiểm gần nhất.',
  en: 'Please leave the building calmly by the nearest emergency exit.',
};
const STRIP = { width: 420, height: 900 };

if (process.argv.includes('--help')) {
  console.log('npm run screenshots -- [kiosks boards desks devices endings]     pictures of every page in out/screenshots');
} else {
  const pagesFolder = await buildPages();
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const dataFolder = mkdtempSync(join(tmpdir(), 'luot-pictures-'));
  const server = await openSampleServer({ dataFolder, pagesFolder });
  const browser = await openBrowser();
  await busyMorning(server.base);
  const parts = { kiosks, boards, desks, devices, endings };
  const asked = process.argv.slice(2);
  for (const [name, part] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) await part(browser, server.base);
  await browser.close();
  await server.close();
  rmSync(dataFolder, { recursive: true, force: true });
  console.log(FOLDER);
}

async function busyMorning(base: string): Promise<void> {
  const kiosk = connectKiosk(base, 'kiosk-2');
  const services = [
    'certification',
    'civil-status',
    'land',
    'residence',
    'business',
    'certification',
    'civil-status',
    'social',
    'certification',
    'land',
    'insurance',
    'certification',
  ];
  for (const serviceId of services)
    await kiosk.send('ticket.issue', { serviceId, language: 'vi', ...(serviceId === 'civil-status' ? { procedureCode: '1.001193' } : {}) });
  for (const [login, counterId] of [
    ['quay3', 'counter-3'],
    ['quay5', 'counter-5'],
    ['quay7', 'counter-7'],
    ['quay2', 'counter-2'],
    ['quay9', 'counter-9'],
  ] as const) {
    const clerk = await connectClerk(base, login);
    await clerk.send('counter.open', { counterId });
    const called = await clerk.send('counter.callNext', { counterId });
    if (called.ok && login !== 'quay7') await clerk.send('ticket.start', { ticketId: called.value.ticketId });
    clerk.close();
  }
  const paused = await connectClerk(base, 'quay4');
  await paused.send('counter.open', { counterId: 'counter-4' });
  await paused.send('counter.pause', { counterId: 'counter-4', reasonId: 'break', expectedEndMs: Date.now() + 600_000 });
  paused.close();
  kiosk.close();
}

async function kiosks(browser: Browser, base: string): Promise<void> {
  for (const [shape, size, kiosk] of KIOSKS) {
    for (const language of ['vi', 'en'] as const) {
      const { page } = await openPage(browser, `${base}/kiosk#device=${kiosk}&token=demo-${kiosk}`, size);
      await page.locator('.tile').first().waitFor();
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
      await walkKiosk(page, await heldUpTickets(base), (name) => shoot(page, `kiosk-${name}-${shape}-${language}`));
      await page.context().close();
    }
  }
  const { page } = await openPage(browser, `${base}/kiosk`, PORTRAIT);
  const bar = page.locator('.kiosk-bar > button');
  const { missed, served } = await heldUpTickets(base);
  for (const [name, { qr }] of Object.entries({ missed, served })) {
    await page.locator('.search-line').waitFor();
    await bar.nth(2).click();
    await holdUp(page, qr);
    await page.locator('.standing').waitFor();
    await shoot(page, `kiosk-standing-${name}-high-contrast`);
    await page.locator('.standing-actions button').last().click();
  }
  await page.locator('.search-line').waitFor();
  await bar.nth(1).click();
  await bar.nth(2).click();
  await shoot(page, 'kiosk-home-high-contrast-large');
  await page.locator('.search-line').click();
  await page.getByRole('textbox').fill('khai sinh');
  await page.locator('.procedures button').first().waitFor();
  await shoot(page, 'kiosk-search-high-contrast-large');
  await page.locator('.search .quiet').click();
  await bar.nth(1).click();
  await bar.nth(2).click();
  await bar.nth(3).click();
  await shoot(page, 'kiosk-home-low-reach');
  await page.context().close();
}

/** An emergency, and the day closed in the evening and opened again. */
async function endings(browser: Browser, base: string): Promise<void> {
  const manager = await connectClerk(base, 'quanly');
  const shown = async (name: string, selector: string) => {
    for (const [shape, size, kiosk] of KIOSKS) {
      for (const language of ['vi', 'en'] as const) {
        const { page } = await openPage(browser, `${base}/kiosk#device=${kiosk}&token=demo-${kiosk}`, size);
        await page.locator(selector).waitFor();
        if (language === 'en' && (await page.locator('.kiosk-language').count()) > 0) await page.locator('.kiosk-language').click();
        await shoot(page, `kiosk-${name}-${shape}-${language}`);
        await page.context().close();
      }
    }
  };
  await manager.send('emergency.set', { text: EMERGENCY });
  await shown('emergency', '.emergency');
  await manager.send('emergency.set', { text: null });
  await closeDay(manager);
  await shown('day-over', '.day-over');
  await manager.send('day.reopen', {});
  manager.close();
}

async function boards(browser: Browser, base: string): Promise<void> {
  for (const board of ['board-a', 'board-b', 'counter-display-7', 'counter-display-4', 'counter-display-1']) {
    const { page } = await openPage(browser, `${base}/display#device=${board}&token=demo-${board}`, LANDSCAPE);
    await page.locator('main').waitFor();
    await shoot(page, `display-${board}`);
    await page.context().close();
  }
  const { page } = await openPage(browser, `${base}/display#device=board-a&token=demo-board-a`, PORTRAIT);
  await page.locator('main').waitFor();
  await shoot(page, 'display-board-a-portrait');
  await page.context().close();
}

async function desks(browser: Browser, base: string): Promise<void> {
  for (const language of ['vi', 'en'] as const) {
    for (const [name, login, size] of [
      ['called', 'quay7', DESK],
      ['serving', 'quay5', DESK],
      ['strip', 'quay5', STRIP],
      ['choose', 'quay1', DESK],
    ] as const) {
      const page = await signedIn(browser, `${base}/staff`, login, language, size);
      await page.locator(name === 'choose' ? '.choose' : '.work').waitFor();
      await shoot(page, `staff-${name}-${language}`);
      await page.context().close();
    }
    const manager = await signedIn(browser, `${base}/manager`, 'quanly', language, DESK);
    await manager.locator('.manager').waitFor();
    await shoot(manager, `manager-${language}`);
    await manager.context().close();
  }
  const { page: signIn } = await openPage(browser, `${base}/staff`, DESK);
  await signIn.locator('form').waitFor();
  await shoot(signIn, 'staff-sign-in');
}

/** Some devices out of order, as a technician finds them. */
async function devices(browser: Browser, base: string): Promise<void> {
  const lab = connectLab(base);
  for (const [deviceId, verb] of [
    ['printer-1', 'nearEnd'],
    ['printer-2', 'paperOut'],
    ['led-hall-b', 'lost-6'],
    ['scanner-1', 'unplug'],
  ] as const)
    await lab.send('device.act', { deviceId, verb });
  lab.close();
  for (const language of ['vi', 'en'] as const) {
    const page = await signedIn(browser, `${base}/devices`, 'quanly', language, DESK);
    await page
      .getByText(language === 'vi' ? 'Hết giấy' : 'Out of paper')
      .first()
      .waitFor();
    await page.screenshot({ path: join(FOLDER, `devices-${language}.png`), fullPage: true });
    await page.setViewportSize(STRIP);
    await page.screenshot({ path: join(FOLDER, `devices-narrow-${language}.png`), fullPage: true });
    await page.context().close();
    const staff = await signedIn(browser, `${base}/staff`, 'quay7', language, DESK);
    await staff.locator('.staff-devices').first().waitFor();
    await shoot(staff, `staff-devices-${language}`);
    await staff.keyboard.press('i');
    await staff.getByRole('dialog').waitFor();
    await shoot(staff, `staff-reprint-${language}`);
    await staff.context().close();
    const manager = await signedIn(browser, `${base}/manager`, 'quanly', language, DESK);
    await manager.locator('.manager').waitFor();
    await manager.screenshot({ path: join(FOLDER, `manager-devices-${language}.png`), fullPage: true });
    await manager.context().close();
    const { page: labPage } = await openPage(browser, `${base}/lab`, DESK);
    if (language === 'en') await labPage.getByRole('button', { name: 'English' }).click();
    await labPage.locator('.layout-paper').first().waitFor();
    await labPage.screenshot({ path: join(FOLDER, `lab-${language}.png`), fullPage: true });
    await labPage.context().close();
    const kiosk = (await openPage(browser, `${base}/kiosk#device=kiosk-2&token=demo-kiosk-2`, PORTRAIT)).page;
    await kiosk.locator('.notice').waitFor();
    if (language === 'en') await kiosk.getByRole('button', { name: 'English' }).click();
    await shoot(kiosk, `kiosk-printer-out-${language}`);
    await kiosk.context().close();
  }
}

async function signedIn(browser: Browser, url: string, login: string, language: 'vi' | 'en', size: PageSize): Promise<Page> {
  const { page } = await openPage(browser, url, size);
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill('demo');
  await page.locator('.form-submit').click();
  return page;
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}
