// The end of a day, whole: a manager closes it from a real browser with tickets open in every state, the report balances
// against a count kept by hand, screens sleep, and the day can be opened again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LuotClient, viewIn } from '@luot/client/luot-client';
import { allTickets } from '@luot/queue/state';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openSampleServer, type SampleServer } from '../support/centres/sample-server.ts';
import { openBrowser, openPage } from '../support/instruments/browser.ts';
import { laterClock } from '../support/instruments/later-clock.ts';
import { DESK, deskFaults, deskLayoutFaults, PORTRAIT, stateFaults } from '../support/instruments/look-over.ts';
import { signIn } from '../support/walks/desks.ts';
import { connectClerk, connectKiosk } from '../support/walks/people.ts';

const PAGES = join(import.meta.dirname, '../../out/pages');
const WAIT = { timeout: 10_000, interval: 20 };

const clock = laterClock();
let server: SampleServer;
let browser: Browser;
let manager: Page;
let kiosk: LuotClient;
let board: LuotClient;
let complaints: string[];
const dataFolder = mkdtempSync(join(tmpdir(), 'luot-manager-day-'));
const touch = (name: string | RegExp) => manager.getByRole('button', { name }).click();
const inDialog = (name: string) => manager.getByRole('dialog').getByRole('button', { name }).click();
const kioskSees = () => viewIn(kiosk.store.getState(), 'kiosk', 'kiosk-2');
const boardSees = () => viewIn(board.store.getState(), 'board', 'board-a');
const statesOf = () =>
  allTickets(server.engine.state)
    .map(({ number, state }) => `${number} ${state}`)
    .sort()
    .join(', ');

/** The cells of one row of the report's first table. */
async function balance(service: string): Promise<number[]> {
  const cells = await manager
    .locator('.balance tbody tr', { has: manager.locator('th', { hasText: service }) })
    .locator('td')
    .allTextContents();
  return cells.map((cell) => Number.parseInt(cell, 10));
}

beforeAll(async () => {
  server = await openSampleServer({ dataFolder, pagesFolder: PAGES, clock });
  browser = await openBrowser();
  kiosk = connectKiosk(server.base, 'kiosk-2', [{ view: 'kiosk', id: 'kiosk-2' }]);
  board = connectKiosk(server.base, 'board-a', [{ view: 'board', id: 'board-a' }]);
  await openStates();
  const opened = await openPage(browser, `${server.base}/manager`, DESK);
  manager = opened.page;
  complaints = opened.complaints;
  await signIn(manager, 'quanly');
  await manager.locator('.now-figures').waitFor();
});
afterAll(async () => {
  kiosk.close();
  board.close();
  await browser.close();
  await server.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** Land: B001 served, B002 sent on to building, B003 missed, B004 held, B005 in hand; B006 to B008 wait. Copies: A001 called. */
async function openStates(): Promise<void> {
  for (let i = 0; i < 8; i++) await kiosk.send('ticket.issue', { serviceId: 'land', language: 'vi' });
  await kiosk.send('ticket.issue', { serviceId: 'certification', language: 'vi' });
  const counters = [
    ['quay3', 'counter-3'],
    ['quay4', 'counter-4'],
    ['quay7', 'counter-7'],
  ] as const;
  const [land, , copies] = await Promise.all(
    counters.map(async ([login, counterId]) => {
      const clerk = await connectClerk(server.base, login);
      await clerk.send('counter.open', { counterId });
      return clerk;
    }),
  );
  if (land === undefined || copies === undefined) throw new Error('no clerks');
  const next = async () => {
    const called = await land.send('counter.callNext', { counterId: 'counter-3' });
    if (!called.ok) throw new Error(called.refusal.code);
    return called.value.ticketId;
  };
  await land.send('ticket.finish', { ticketId: await next() });
  await land.send('ticket.transfer', { ticketId: await next(), to: { serviceId: 'construction' } });
  await land.send('ticket.miss', { ticketId: await next() });
  await land.send('ticket.hold', { ticketId: await next() });
  await land.send('ticket.start', { ticketId: await next() });
  await copies.send('counter.callNext', { counterId: 'counter-7' });
  land.close();
  copies.close();
}

test('[S4] the report balances against a count kept by hand, while the day is open', async () => {
  await touch('Báo cáo ngày');
  await manager.getByText(/^Số liệu đến/).waitFor();
  // Issued, sent here, sum; finished, sent on, missed, cancelled, expired, open, sum.
  expect(await balance('Đất đai')).toEqual([8, 0, 8, 1, 1, 1, 0, 0, 5, 8]);
  expect(await balance('Xây dựng')).toEqual([0, 1, 1, 0, 0, 0, 0, 0, 1, 1]);
  expect(await balance('Toàn trung tâm')).toEqual([9, 1, 10, 1, 1, 1, 0, 0, 7, 10]);
  await touch('Quay lại');
});

test('[Q11] the rules of the order stand in sentences, with the minutes of the settings', async () => {
  const rules = manager.getByRole('region', { name: 'Thứ tự gọi số', exact: true });
  await rules.getByText('Người khuyết tật: được xếp như đến sớm hơn 30 phút.').waitFor();
  await rules.getByText('Quầy 4: Đất đai, sau 15 phút.').waitFor();
});

test('an emergency message is on every screen until it is ended', async () => {
  await touch('Thông báo khẩn');
  await touch('Mất điện');
  await touch('Xem lại trước khi hiện');
  await inDialog('Hiện ngay');
  await manager.locator('.emergency-band').waitFor();
  await vi.waitFor(
    () => expect([kioskSees()?.emergency?.vi, boardSees()?.emergency?.en]).toEqual([expect.stringMatching(/^Mất điện/), expect.stringMatching(/^Power/)]),
    WAIT,
  );
  await touch('Tắt thông báo');
  await inDialog('Tắt thông báo');
  await manager.locator('.emergency-band').waitFor({ state: 'detached' });
  await vi.waitFor(() => expect([kioskSees()?.emergency, boardSees()?.emergency]).toEqual([null, null]), WAIT);
});

test('[D1c] [D1e] a clock that jumps is asked about at once, and the answer is the manager’s', async () => {
  const question = manager.locator('.clock-question');
  clock.setAhead(90);
  await question.getByText(/^Đồng hồ máy chủ vừa nhảy sang/).waitFor();
  await question.getByRole('button').nth(1).click();
  await question.getByText(/^Trung tâm chạy theo giờ riêng/).waitFor();
  clock.setAhead(0);
  await question.waitFor({ state: 'detached' });
  expect(statesOf()).toContain('B006 waiting, B007 waiting, B008 waiting');
});

test('[K6] every state of the page: nothing cut off, nothing axe-core knows', async () => {
  const faults: string[] = [];
  const check = async (name: string) =>
    void faults.push(
      ...(await stateFaults(
        manager,
        name,
        (where) => deskFaults(manager, where),
        (where) => deskLayoutFaults(manager, where),
      )),
    );
  /** A dialog lies over the switch of languages. */
  const checkOnce = async (name: string) => void faults.push(...(await deskFaults(manager, name)));
  await check('now');
  await touch('Thông báo khẩn');
  await touch('Báo cháy');
  await checkOnce('emergency');
  await touch('Xem lại trước khi hiện');
  await checkOnce('emergency, seen before it is shown');
  await manager.keyboard.press('Escape');
  await manager.getByRole('button', { name: 'Xem lại trước khi hiện' }).waitFor();
  await manager.keyboard.press('Escape');
  await touch('Sửa giờ');
  await checkOnce('the time corrected');
  await manager.keyboard.press('Escape');
  clock.setAhead(24 * 60);
  await manager.locator('.clock-question').waitFor();
  await check('the clock in doubt');
  clock.setAhead(0);
  await manager.locator('.clock-question').waitFor({ state: 'detached' });
  await touch('Báo cáo ngày');
  await check('report');
  await touch('Quay lại');
  await touch('Tìm số');
  await manager.getByLabel('Số trên phiếu').fill('b4');
  await manager.keyboard.press('Enter');
  await manager.locator('.ticket-card').waitFor();
  await check('found');
  await touch('Quay lại');
  await touch('Kết thúc ngày');
  await check('close');
  await manager.locator('.page-acts .go').click();
  await checkOnce('close, sure');
  await inDialog('Chưa kết thúc');
  await touch('Quay lại');
  expect(faults).toEqual([]);
});

test('[C12] closed with an outcome for every open ticket: no more numbers, counters closed, boards asleep, the report prints', async () => {
  await touch('Kết thúc ngày');
  await manager.getByLabel('Kết quả của số B006').selectOption('Hủy');
  await manager.locator('.page-acts .go').click();
  await inDialog('Kết thúc ngày');
  await manager.getByText(/^Ngày làm việc kết thúc lúc/).waitFor();
  expect(statesOf()).toEqual('A001 missed, B001 served, B002 expired, B003 missed, B004 expired, B005 served, B006 cancelled, B007 expired, B008 expired');
  await vi.waitFor(() => expect([kioskSees()?.dayClosed, boardSees()?.asleep]).toEqual([true, true]), WAIT);
  expect(boardSees()?.counters.map(({ state }) => state)).toEqual(boardSees()?.counters.map(() => 'closed'));
  expect(await kiosk.send('ticket.issue', { serviceId: 'land', language: 'vi' })).toEqual({ ok: false, refusal: { code: 'day-closed' } });
  const { page } = await openPage(browser, `${server.base}/kiosk`, PORTRAIT);
  await page.locator('.day-over').waitFor();
  await page.context().close();

  expect(await balance('Đất đai')).toEqual([8, 0, 8, 2, 1, 1, 1, 3, 0, 8]);
  expect(await balance('Xây dựng')).toEqual([0, 1, 1, 0, 0, 0, 0, 1, 0, 1]);
  expect(await balance('Toàn trung tâm')).toEqual([9, 1, 10, 2, 1, 2, 1, 4, 0, 10]);
  expect(await manager.locator('.balance [data-balances="false"]').count()).toBe(0);

  const paper = (await manager.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(/\/MediaBox\s*\[\s*0\s+0\s+59[45][\d.]*\s+84[12]/.test(paper), 'A4').toBe(true);
  expect(Number(/\/Count (\d+)/.exec(paper)?.[1])).toBeLessThanOrEqual(2);
  await manager.emulateMedia({ media: 'print' });
  expect(await manager.locator('.desk-strip, .report-acts').evaluateAll((elements) => elements.map((element) => element.checkVisibility()))).toEqual([
    false,
    false,
  ]);
  await manager.evaluate(() => void (document.documentElement.dataset['theme'] = 'night'));
  expect(await manager.locator('.report').evaluate((report) => [getComputedStyle(report).color, getComputedStyle(report).backgroundColor])).toEqual([
    'rgb(27, 31, 42)',
    'rgb(255, 255, 255)',
  ]);
  await manager.evaluate(() => void (document.documentElement.dataset['theme'] = 'light'));
  await manager.emulateMedia({ media: null });
});

test('[C12] opened again the day goes on: numbers from where they stopped, what was written stays', async () => {
  await touch('Quay lại');
  expect(await deskFaults(manager, 'closed')).toEqual([]);
  await touch('Mở lại ngày');
  await inDialog('Mở lại ngày');
  await manager.locator('.closed-band').waitFor({ state: 'detached' });
  await vi.waitFor(() => expect([kioskSees()?.dayClosed, boardSees()?.asleep]).toEqual([false, false]), WAIT);
  const issued = await kiosk.send('ticket.issue', { serviceId: 'land', language: 'vi' });
  expect(issued).toMatchObject({ ok: true, value: { ticket: { number: 'B009' } } });
  expect(statesOf()).toContain('B007 expired, B008 expired, B009 waiting');
});

test('no page has complained on its console', () => {
  expect(complaints).toEqual([]);
});
