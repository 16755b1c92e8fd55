// `npm run screenshots`: every page at its real size, in both languages, out of a busy sample centre into out/screenshots.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heldUpTickets } from '@luot/e2e/centres/held-up-tickets';
import { openSampleServer } from '@luot/e2e/centres/sample-server';
import { openBrowser, openPage, type PageSize } from '@luot/e2e/instruments/browser';
import { laterClock } from '@luot/e2e/instruments/later-clock';
import { type ClerkPage, clerkAtDesk } from '@luot/e2e/walks/clerk-page';
import { closeDay } from '@luot/e2e/walks/close-day';
import { walkDesk } from '@luot/e2e/walks/desk-walk';
import { holdUp, walkKiosk, walkVisits } from '@luot/e2e/walks/kiosk-walk';
import { connectClerk, connectKiosk, connectLab } from '@luot/e2e/walks/people';
import { walkPastClosing, walkPhone } from '@luot/e2e/walks/phone-walk';
import type { Browser, Page } from 'playwright-core';
import { buildPages, ROOT } from '../pages.ts';
import { pictureBoards } from './board-pictures.ts';

const FOLDER = join(ROOT, 'out', 'screenshots');
const PORTRAIT = { width: 1080, height: 1920 };
const LANDSCAPE = { width: 1920, height: 1080 };
const SMALL = { width: 1024, height: 768 };
const DESK = { width: 1440, height: 900 };
const TABLET = { width: 810, height: 1080 };
const TABLET_WIDE = { width: 1080, height: 810 };
/** A4 without its margins, at 96 dots an inch. */
const SHEET = { width: 688, height: 1009 };
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

/** So that people have waited. */
const clock = laterClock();

if (process.argv.includes('--help')) {
  console.log('npm run screenshots -- [kiosks boards desks devices greeter managers phones endings]     pictures of every page in out/screenshots');
} else {
  const pagesFolder = await buildPages();
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const dataFolder = mkdtempSync(join(tmpdir(), 'luot-pictures-'));
  const server = await openSampleServer({ dataFolder, pagesFolder, clock });
  const browser = await openBrowser();
  await busyMorning(server.base);
  const parts = { kiosks, boards, desks, devices, greeter, managers, endings, phones };
  const asked = process.argv.slice(2);
  for (const [name, part] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    await openDay(server.base);
    await part(browser, server.base, server.phoneBase);
  }
  if (asked.length === 0) await readmePicture(browser);
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
      const taken = (name: string) => shoot(page, `kiosk-${name}-${shape}-${language}`);
      await walkKiosk(page, taken);
      await page.getByRole('button', { name: /^(Xong|Done)$/ }).click();
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
      await walkVisits(page, await heldUpTickets(base), taken);
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

/** What stands at the head of the README, as `luot.png`: to be copied to docs when it is no longer true. */
async function readmePicture(browser: Browser): Promise<void> {
  const shown = ['kiosk-home-portrait-vi', 'kiosk-procedure-portrait-vi', 'kiosk-ticket-portrait-vi', 'display-hall-60-2-columns-landscape'];
  const page = await browser.newPage({ viewport: { width: 2250, height: 640 } });
  const image = (name: string) => `<img height="640" src="data:image/png;base64,${readFileSync(join(FOLDER, `${name}.png`)).toString('base64')}">`;
  await page.setContent(`<body style="margin:0;display:flex;gap:8px;overflow:hidden">${shown.map(image).join('')}`);
  await page.screenshot({ path: join(FOLDER, 'luot.png') });
  await page.close();
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

async function boards(browser: Browser): Promise<void> {
  await pictureBoards(browser, shoot);
}

/** Counters 2, 3 and 5 are attended, the others' clerks have gone from their pages; many wait at counter 7. */
async function desks(browser: Browser, base: string): Promise<void> {
  const attending = await Promise.all(
    ['2', '3', '5'].map(async (label) => {
      const clerk = await connectClerk(base, `quay${label}`);
      clerk.watch([{ view: 'counter', id: `counter-${label}` }]);
      return clerk;
    }),
  );
  await crowd(base);
  for (const language of ['vi', 'en'] as const) {
    const seven = clerkAtDesk(await signedIn(browser, `${base}/staff`, 'quay7', language, DESK));
    await seven.page.locator('.work').waitFor();
    await deskForms(seven, 'called', language);
    await seven.press(' ');
    await deskForms(seven, 'serving', language);
    for (const [shape, size] of [
      ['wide', DESK],
      ['strip', STRIP],
    ] as const) {
      await seven.page.setViewportSize(size);
      await walkDesk(seven, (name) => shoot(seven.page, `staff-dialog-${name}-${shape}-${language}`));
    }
    await seven.page.setViewportSize(DESK);
    await attending[2]?.send('alarm.raise', { counterId: 'counter-5' });
    await seven.page.locator('.alarm').waitFor();
    await deskForms(seven, 'alarm', language);
    await seven.press('y');
    await seven.press('z', ' ', 'm');
    await seven.page.context().close();

    const nine = clerkAtDesk(await signedIn(browser, `${base}/staff`, 'quay6', language, DESK));
    await nine.page.locator('.choose').waitFor();
    await shoot(nine.page, `staff-choose-${language}`);
    await nine.page.locator('.choose li button', { hasText: /^6/ }).click();
    await nine.page.locator('.work').waitFor();
    await deskForms(nine, 'idle', language);
    await walkDesk(nine, (name) => shoot(nine.page, `staff-dialog-${name}-wide-${language}`));
    await nine.ask('p');
    await nine.press('1');
    await nine.page.locator('.paused').waitFor();
    await deskForms(nine, 'paused', language);
    await nine.ask('q');
    await nine.page.keyboard.press('Enter');
    await nine.page.locator('.choose').waitFor();
    await nine.page.context().close();

    const manager = await signedIn(browser, `${base}/manager`, 'quanly', language, DESK);
    await manager.locator('.manager').waitFor();
    await shoot(manager, `manager-${language}`);
    await manager.context().close();
  }
  for (const clerk of attending) clerk.close();
  const { page: signIn } = await openPage(browser, `${base}/staff`, DESK);
  await signIn.locator('form').waitFor();
  await shoot(signIn, 'staff-sign-in');
}

/** Thirty people over three quarters of an hour, some held, some missed. */
async function crowd(base: string): Promise<void> {
  const kiosk = connectKiosk(base, 'kiosk-2');
  const clerk = await connectClerk(base, 'quay7');
  const inHand = await clerk.send('ticket.lookUp', { number: 'A001' });
  if (inHand.ok) await clerk.send('ticket.finish', { ticketId: inHand.value.ticketId });
  for (let i = 0; i < 30; i++) {
    const classes = { 6: 'elderly', 13: 'pregnant-child', 21: 'disability' } as const;
    const classId = i in classes ? { classId: classes[i as keyof typeof classes] } : {};
    const about = i % 4 === 1 ? { procedureCode: '2.000815', further: ['results'] } : {};
    await kiosk.send('ticket.issue', { serviceId: i % 5 === 4 ? 'civil-status' : 'certification', language: i % 7 === 3 ? 'en' : 'vi', ...classId, ...about });
    if (i % 2 === 1) clock.pass(1);
    if (i % 6 !== 2) continue;
    const counterId = 'counter-7';
    const called = await clerk.send('counter.callNext', { counterId });
    if (called.ok) await clerk.send(i % 12 === 2 ? 'ticket.hold' : 'ticket.miss', { ticketId: called.value.ticketId });
  }
  clock.pass(3);
  await clerk.send('counter.callNext', { counterId: 'counter-7' });
  clerk.close();
  kiosk.close();
}

/** One state of a desk in all its forms: wide, dark, on a tablet, as a strip beside another program. */
async function deskForms({ page }: ClerkPage, state: string, language: string): Promise<void> {
  await shoot(page, `staff-${state}-${language}`);
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'night'));
  await shoot(page, `staff-${state}-dark-${language}`);
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
  for (const [shape, size] of [
    ['tablet', SMALL],
    ['strip', STRIP],
  ] as const) {
    await page.setViewportSize(size);
    await shoot(page, `staff-${state}-${shape}-${language}`);
  }
  await page.setViewportSize(DESK);
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

/** The tablet, either way up. */
async function greeter(browser: Browser, base: string): Promise<void> {
  for (const [shape, size] of [
    ['portrait', TABLET],
    ['landscape', TABLET_WIDE],
  ] as const) {
    for (const language of ['vi', 'en'] as const) {
      const page = await signedIn(browser, `${base}/greeter`, 'huongdan', language, size);
      const shot = (name: string) => shoot(page, `greeter-${name}-${shape}-${language}`);
      const tab = (n: number) => page.locator('.greeter-tabs button').nth(n).click();
      await page.locator('.service-tiles').waitFor();
      await shot('tiles');
      await page.getByRole('searchbox').fill(language === 'vi' ? 'giấy khai sinh cho con' : 'birth certificate');
      await page.locator('.need-found button').first().waitFor();
      await shot('search');
      await page.getByRole('searchbox').fill(language === 'vi' ? 'giấy khai sinh' : 'birth certificate');
      await page
        .locator('.need-found button', { hasText: /^(Đăng ký khai sinh|Birth registration)(Hộ tịch|Civil status)/ })
        .first()
        .click();
      await shot('sheet');
      await page.locator('.go').click();
      await page.locator('.issued').waitFor();
      await shot('issued');
      const number = (await page.locator('.issued-number').textContent()) ?? '';
      await page.locator('.go').click();
      await tab(1);
      await page.locator('.finder input').fill(number);
      await page.keyboard.press('Enter');
      await page.locator('.ticket-card').waitFor();
      await shot('found');
      await page.locator('[data-act="class"]').click();
      await shot('class');
      await page.keyboard.press('Escape');
      await tab(2);
      await shot('booking');
      await tab(3);
      await shot('hall');
      await page.context().close();
    }
  }
}

/** A manager's day to its end: last, for nothing is issued any more. */
async function managers(browser: Browser, base: string): Promise<void> {
  const pages = { vi: await signedIn(browser, `${base}/manager`, 'quanly', 'vi', DESK), en: await signedIn(browser, `${base}/manager`, 'quanly', 'en', DESK) };
  const { vi } = pages;
  const whole = (page: Page, name: string) => page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: true });
  for (const [language, page] of Object.entries(pages)) {
    await page.locator('.now-figures').waitFor();
    await whole(page, `manager-now-${language}`);
    await page.locator('.tools button').last().click();
    await whole(page, `manager-close-${language}`);
    await page.locator('.page-acts button').first().click();
    await page.locator('.tools button').nth(2).click();
    await page.locator('.emergency-ready button').first().click();
    await shoot(page, `manager-emergency-${language}`);
    await page.keyboard.press('Escape');
    await page.locator('.tools button').nth(3).click();
    await shoot(page, `manager-clock-${language}`);
    await page.keyboard.press('Escape');
  }
  clock.setAhead(9 * 60);
  for (const [language, page] of Object.entries(pages)) {
    await page.locator('.clock-question').waitFor();
    await shoot(page, `manager-clock-doubt-${language}`);
  }
  clock.setAhead(0);
  await vi.locator('.clock-question').waitFor({ state: 'detached' });
  await vi.locator('.desk-icon').click();
  await whole(vi, 'manager-now-night-vi');
  await vi.locator('.desk-icon').click();
  await vi.locator('.tools button').last().click();
  await vi.locator('.page-acts .go').click();
  await shoot(vi, 'manager-close-sure-vi');
  await vi.locator('.dialog-go').click();
  await vi.locator('.report').waitFor();
  await pages.en.locator('.closed-band').waitFor();
  await shoot(pages.en, 'manager-closed-en');
  await pages.en.locator('.closed-band .go').click();
  for (const [language, page] of Object.entries(pages)) {
    await page.locator('.report').waitFor();
    await whole(page, `manager-report-${language}`);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(SHEET);
    await whole(page, `manager-report-paper-${language}`);
    await page.context().close();
  }
}

/** Some parts end with their day. */
async function openDay(base: string): Promise<void> {
  const manager = await connectClerk(base, 'quanly');
  await manager.send('day.reopen', {});
  manager.close();
}

async function phones(browser: Browser, base: string, phoneBase: string): Promise<void> {
  const take = async (page: Page, name: string, language: string) => {
    await page.screenshot({ path: join(FOLDER, `phone-${name}-${language}.png`), fullPage: true });
  };
  for (const language of ['vi', 'en'] as const) await walkPhone({ base, phoneBase, browser, language }, take);
  await walkPastClosing({ base, phoneBase, browser, language: 'vi' }, take);
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
