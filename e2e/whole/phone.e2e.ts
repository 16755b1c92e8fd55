// The ticket on one's phone, whole: from the QR on the kiosk's screen to the rating, in a real browser of a phone's size.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LuotClient } from '@luot/client/luot-client';
import { LANGUAGES, type Language } from '@luot/shared/domain/text';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Lobby, openLobby } from '../support/centres/lobby.ts';
import { openSampleServer, type SampleServer } from '../support/centres/sample-server.ts';
import { freePort } from '../support/centres/server-process.ts';
import { openBrowser, openPage } from '../support/instruments/browser.ts';
import { axeFaults, layoutFaults } from '../support/instruments/page-faults.ts';
import { bytesOf, type Noticed, noticing, oldPhone } from '../support/instruments/phone-instruments.ts';
import { takeNumber } from '../support/walks/desks.ts';
import { connectClerk, connectKiosk } from '../support/walks/people.ts';
import { inState, issueAt, PHONE, phoneContext, viewed, walkPastClosing, walkPhone } from '../support/walks/phone-walk.ts';

const PAGES = join(import.meta.dirname, '../../out/pages');
const KIOSK = { width: 1080, height: 1920 };
const [SERVICE, COUNTER, CLERK] = ['residence', 'counter-2', 'quay2'] as const;
/** T9: all that crosses the wire in a whole visit, the events included. */
const MOST_BYTES = 60 * 1024;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('a visit', () => {
  let lobby: Lobby;
  let phoneBase: string;
  let clerk: LuotClient;
  let kiosk: LuotClient;

  beforeAll(async () => {
    const port = await freePort();
    phoneBase = `http://127.0.0.1:${port}`;
    lobby = await openLobby({ change: (centre) => ({ ...centre, publicUrl: phoneBase }), flags: ['--phone-port', String(port), '--phone-host', '127.0.0.1'] });
    await lobby.server.start();
    kiosk = connectKiosk(lobby.server.base, 'kiosk-3');
    clerk = await connectClerk(lobby.server.base, CLERK);
    await clerk.send('counter.open', { counterId: COUNTER });
  });
  afterAll(async () => {
    kiosk.close();
    clerk.close();
    await lobby.close();
  });

  test('[T1] [T2] [T3] [T4] [T6] [T9] from the QR on the kiosk’s screen to the rating, through a restart of the server', async () => {
    const before = [];
    for (let i = 0; i < 3; i++) before.push(await issueAt(kiosk, SERVICE, 'vi'));
    const { page: screen } = await openPage(browser, `${lobby.server.base}/kiosk#device=kiosk-1&token=demo-kiosk-1`, KIOSK);
    const number = await takeNumber(screen, 'Cư trú');
    const address = await qrOn(screen);
    expect(address).toMatch(new RegExp(`^${phoneBase}/t/[\\w-]{22}$`));
    await screen.context().close();

    const context = await phoneContext(browser);
    const noticed = await noticing(context);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    const bytes = await bytesOf(page);
    await page.goto(address);
    await page.locator('.number', { hasText: number }).waitFor();
    await page.locator('.count', { hasText: /^3$/ }).waitFor();
    await page.locator('.bell-button').tap();
    expect(await noticed(page)).toEqual({ tones: 2, patterns: [1] });

    // The place goes down as the others are called.
    for (const [i, { ticketId }] of before.entries()) {
      await clerk.send('counter.callNext', { counterId: COUNTER });
      if (i < 2) await page.locator('.count', { hasText: new RegExp(`^${2 - i}$`) }).waitFor();
      await clerk.send('ticket.finish', { ticketId });
    }
    await page.getByText('Sắp đến lượt ông/bà').waitFor();

    // Called, and called again: seen, heard, felt, in the tab's title.
    const called = await clerk.send('counter.callNext', { counterId: COUNTER });
    if (!called.ok) throw new Error(called.refusal.code);
    const { ticketId } = called.value;
    await inState(page, 'called');
    expect(await page.title()).toBe(`● Mời đến quầy 2 · ${number}`);
    expect(await page.locator('.place').innerText()).toMatch(/Quầy\s+2/);
    expect(await noticed(page)).toEqual({ tones: 10, patterns: [1, 11] });
    await clerk.send('ticket.recall', { ticketId });
    await page.getByText('Gọi lại lúc').waitFor();
    expect(await noticed(page)).toEqual({ tones: 18, patterns: [1, 11, 11] });

    // Missed, and back by a touch.
    await clerk.send('ticket.miss', { ticketId });
    await inState(page, 'missed');
    await page.getByRole('button', { name: 'Tôi đã quay lại' }).tap();
    await inState(page, 'waiting');

    // The server is gone and comes back; meanwhile nothing old is told as if it were now.
    await issueAt(kiosk, SERVICE, 'vi');
    await lobby.server.kill();
    await page.getByText('Mất kết nối từ').waitFor();
    expect(await page.locator('.ahead').innerText()).toMatch(/^Lúc \d\d:\d\d: không còn ai phía trước$/);
    await lobby.server.start();
    await inState(page, 'waiting');
    expect(await page.locator('.ahead').innerText()).toBe('Sắp đến lượt ông/bà');

    // Served, and rated once.
    await clerk.send('counter.callNext', { counterId: COUNTER });
    await inState(page, 'called');
    await clerk.send('ticket.start', { ticketId });
    await inState(page, 'serving');
    await clerk.send('ticket.finish', { ticketId });
    await inState(page, 'served');
    await page.getByText('Hài lòng', { exact: true }).tap();
    await page.locator('textarea').fill('Nhanh và dễ hiểu');
    await page.getByRole('button', { name: 'Gửi đánh giá' }).tap();
    await page.getByText('Đã nhận đánh giá').waitFor();
    const manager = await connectClerk(lobby.server.base, 'quanly');
    manager.watch([{ view: 'manager', id: 'all' }]);
    const { satisfaction } = await viewed(manager, 'manager', 'all');
    manager.close();
    expect(satisfaction).toEqual({ levels: [0, 0, 0, 1, 0], comments: [{ level: 4, text: 'Nhanh và dễ hiểu' }] });

    // All of it is small, nothing is kept on the phone, and the page complained of nothing.
    const crossed = bytes();
    console.log(`phone: ${crossed.total} bytes over the wire, ${crossed.page} of them the page`);
    expect(crossed.total).toBeLessThanOrEqual(MOST_BYTES);
    expect(crossed.origins).toEqual([phoneBase]);
    expect(await kept(context, page)).toEqual({ cookies: 0, stored: 0 });
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('[T5] cancelled by touch, after a question', async () => {
    const { token, ticketId, number } = await issueAt(kiosk, SERVICE, 'en');
    const context = await phoneContext(browser);
    const page = await context.newPage();
    await page.goto(`${phoneBase}/t/${token}`);
    await page.getByRole('button', { name: 'Cancel this number' }).tap();
    await page.getByText(`Cancel number ${number}? It cannot be taken back.`).waitFor();
    await page.getByRole('button', { name: 'Keep it' }).tap();
    await page.getByRole('button', { name: 'Cancel this number' }).tap();
    await page.getByRole('button', { name: 'Cancel number' }).tap();
    await inState(page, 'cancelled');
    const looked = await clerk.send('ticket.lookUp', { number });
    expect(looked).toMatchObject({ ok: true, value: { ticketId, state: 'cancelled' } });
    await context.close();
  });

  test('[T9] a phone of 2018, whose browser lacks what came since', async () => {
    const { token, ticketId } = await issueAt(kiosk, SERVICE, 'vi');
    const context = await phoneContext(browser);
    const noticed = await oldPhone(context);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${phoneBase}/t/${token}`);
    await inState(page, 'waiting');
    await page.getByText('Trình duyệt này không rung được.').waitFor();
    await page.getByRole('button', { name: 'Bật chuông' }).tap();
    await page.getByText('đừng tắt màn hình').waitFor();
    await clerk.send('counter.callTicket', { counterId: COUNTER, number: (await page.locator('.number').textContent()) ?? '', reasonId: 'other' });
    await inState(page, 'called');
    expect(await noticed(page)).toEqual({ tones: 10, patterns: [] } satisfies Noticed);
    await clerk.send('ticket.finish', { ticketId });
    await inState(page, 'served');
    await page.getByText('Rất hài lòng').tap();
    await page.getByRole('button', { name: 'Gửi đánh giá' }).tap();
    await page.getByText('Đã nhận đánh giá').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('every state of the page', () => {
  let server: SampleServer;
  const dataFolder = mkdtempSync(join(tmpdir(), 'luot-phone-'));
  beforeAll(async () => {
    server = await openSampleServer({ dataFolder, pagesFolder: PAGES });
  });
  afterAll(async () => {
    await server.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  test('[T9] in both languages, on a narrow phone and with doubled text: nothing wrong, nothing cut off, everything large enough to touch', async () => {
    const faults: string[] = [];
    const seen: string[] = [];
    const look = async (page: Page, name: string, language: Language) => {
      seen.push(`${name} ${language}`);
      const say = (found: readonly string[], how: string) => void faults.push(...found.map((fault) => `${name} ${language}${how}: ${fault}`));
      say([...(await layoutFaults(page)), ...(await smallTargets(page)), ...(await axeFaults(page))], '');
      await page.setViewportSize({ width: 320, height: 568 });
      say(await layoutFaults(page), ' narrow');
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '225%'));
      say(await layoutFaults(page), ' narrow, doubled');
      await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
      await page.setViewportSize(PHONE);
    };
    const { base, phoneBase } = server;
    for (const language of LANGUAGES) await walkPhone({ base, phoneBase, browser, language }, look);
    await walkPastClosing({ base, phoneBase, browser, language: 'vi' }, look);
    expect(faults).toEqual([]);
    expect(new Set(seen).size).toBeGreaterThanOrEqual(44);
  });
});

/** What the QR on a kiosk's screen says to a phone that photographs it. */
async function qrOn(page: Page): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'luot-qr-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'qr.png');
  await page.locator('.qr-code').screenshot({ path: file });
  return execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file], { encoding: 'utf8' }).trim();
}

async function kept(context: BrowserContext, page: Page): Promise<{ cookies: number; stored: number }> {
  const stored = await page.evaluate(() => localStorage.length + sessionStorage.length);
  return { cookies: (await context.cookies()).length, stored };
}

/** WCAG asks for 24 px; a thumb on a walk wants more. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, label.level, textarea')].flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 0 && (width < 44 || height < 44) ? [`"${element.textContent}" is ${width} x ${height}`] : [];
    }),
  );
}
