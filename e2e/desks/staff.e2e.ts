// The clerk's page in a real browser against the real server: every action by its key, what makes clerks elsewhere
// complain, and several counters at once.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LuotClient, viewIn } from '@luot/client/luot-client';
import type { Command } from '@luot/queue/command';
import { allTickets, legOf } from '@luot/queue/state';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { openSampleServer, type SampleServer } from '../support/centres/sample-server.ts';
import { openBrowser, openPage } from '../support/instruments/browser.ts';
import { laterClock } from '../support/instruments/later-clock.ts';
import { DESK } from '../support/instruments/look-over.ts';
import { axeFaults, layoutFaults } from '../support/instruments/page-faults.ts';
import { type ClerkPage, clerkPage } from '../support/walks/clerk-page.ts';
import { walkDesk } from '../support/walks/desk-walk.ts';
import { connectClerk, connectKiosk } from '../support/walks/people.ts';

const PAGES = join(import.meta.dirname, '../../out/pages');
const STRIP = { width: 420, height: 900 };
const TABLET = { width: 1024, height: 768 };
/** As often as two officers press in the same instant. */
const RACES = 3;

const dataFolder = mkdtempSync(join(tmpdir(), 'luot-staff-'));
const clock = laterClock();
interface Look {
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  readonly axe: boolean;
}

let server: SampleServer;
let browser: Browser;
let kiosk: LuotClient;
/** Counter 7: certification, civil status when it has waited 15 min longer; 8: the other way round, 10 min. */
let seven: ClerkPage;
let eight: ClerkPage;
/** Counter 3: land. */
let three: ClerkPage;
const complaints: string[][] = [];

async function open(size = DESK): Promise<Page> {
  const opened = await openPage(browser, `${server.base}/staff`, size);
  complaints.push(opened.complaints);
  return opened.page;
}
async function issue(serviceId: string, classId?: string): Promise<string> {
  const reply = await kiosk.send('ticket.issue', { serviceId, language: 'vi', ...(classId === undefined ? {} : { classId }) });
  if (!reply.ok) throw new Error(`not issued: ${reply.refusal.code}`);
  return reply.value.ticket.number;
}
async function issueMany(serviceId: string, count: number): Promise<string[]> {
  const numbers: string[] = [];
  for (let i = 0; i < count; i++) numbers.push(await issue(serviceId));
  return numbers;
}
const stateOf = async (number: string) => {
  const clerk = await connectClerk(server.base, 'quay6');
  const reply = await clerk.send('ticket.lookUp', { number });
  clerk.close();
  return reply.ok ? reply.value.state : reply.refusal.code;
};

beforeAll(async () => {
  server = await openSampleServer({ dataFolder, pagesFolder: PAGES, clock });
  browser = await openBrowser();
  kiosk = connectKiosk(server.base, 'kiosk-2');
  [seven, eight, three] = await Promise.all([
    open().then((page) => clerkPage(page, 'quay7', '7')),
    open().then((page) => clerkPage(page, 'quay8', '8')),
    open().then((page) => clerkPage(page, 'quay3', '3')),
  ]);
});
afterAll(async () => {
  kiosk.close();
  await browser.close();
  await server.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** Everybody still there goes home, so that each test begins with empty halls. */
afterEach(async () => {
  const { engine } = server;
  const give = (login: string, command: Command) => void engine.execute(randomUUID(), command, { role: 'staff', id: login });
  // One that is finished may go on to its next service.
  for (;;) {
    const open = allTickets(engine.state).filter(({ state }) => ['waiting', 'held', 'called', 'serving'].includes(state));
    if (open.length === 0) break;
    for (const ticket of open) {
      const { id: ticketId, state } = ticket;
      const clerk = engine.state.counters[legOf(ticket).counterId ?? '']?.clerk ?? '';
      if (state === 'waiting' || state === 'held') give('quay7', { name: 'ticket.cancel', body: { ticketId } });
      else give(clerk, { name: 'ticket.finish', body: { ticketId } });
    }
  }
  for (const clerk of [seven, eight, three]) {
    if ((await clerk.page.locator('dialog').count()) > 0) await clerk.shut();
    await clerk.page.waitForFunction(() => document.querySelector('.current-number, .queue [data-row]') === null);
    await clerk.page.locator('.work[aria-busy="false"]').waitFor();
  }
});

describe('the ordinary way', () => {
  test('[C7a] one key for everything: call, call again, start, finish and call, hold, serve on, missed, transfer, undo', async () => {
    const [first = '', second = ''] = await issueMany('certification', 2);
    await seven.sees(first, second);
    await seven.press(' ');
    await seven.has(first);
    await seven.press('r');
    expect(await seven.told()).toBe(`Đã gọi lại số ${first}.`);
    await seven.page.getByText('Đã gọi lại 1 lần').waitFor();
    await seven.press(' ');
    await seven.page.locator('.current-state[data-state="serving"]').waitFor();
    await seven.press(' ');
    await seven.has(second);
    expect(await stateOf(first)).toBe('served');

    await seven.press('h');
    await seven.has('');
    await seven.press('g', 'Enter');
    await seven.has(second);
    expect(await stateOf(second)).toBe('serving');
    await seven.press('z');
    await seven.has('');
    await seven.press('g', 'Tab', 'Enter');
    await seven.page.locator('.next-line', { hasText: `Tiếp theo ${second}` }).waitFor();

    // To one counter, by digits: services first, then the counters that are open.
    await seven.press(' ');
    await seven.has(second);
    await seven.ask('t');
    await seven.page.locator('dialog button', { hasText: 'Quầy 8' }).click();
    await eight.page.locator('.next-line', { hasText: 'Được chuyển đến đúng quầy này.' }).waitFor();
    await eight.press(' ');
    await eight.has(second);
    await eight.press('m');
    await eight.has('');
    expect(await stateOf(second)).toBe('missed');
    await seven.page.getByRole('button', { name: `Đã quay lại, ${second}` }).click();
    await seven.page.locator('.next-line', { hasText: `Tiếp theo ${second}` }).waitFor();
  });

  test('[C5] a break with its reason and end, and back by Space', async () => {
    await seven.ask('p');
    await seven.press('1');
    await seven.page.getByText('Quầy đang tạm nghỉ').waitFor();
    await seven.page.getByText(/dự kiến đến/).waitFor();
    await seven.press(' ');
    await seven.page.getByText('Chưa có ai ở quầy').waitFor();
  });

  test('[Q9] for a visitor at the desk: two services, one number, printed where the clerk says; finished, it goes on by itself', async () => {
    await seven.ask('n');
    // Certification, then land.
    await seven.page.keyboard.press('1');
    await seven.page.keyboard.press('3');
    await seven.page.getByRole('button', { name: 'Máy in ki-ốt 2' }).click();
    await seven.page.getByRole('button', { name: 'Cấp số', exact: true }).click();
    const number = await seven.page.locator('.issued-number').innerText();
    expect(await seven.page.locator('dialog').innerText()).toContain('Mời lấy phiếu ở Máy in ki-ốt 2.');
    await seven.page.keyboard.press('Enter');
    await seven.sees(number);
    await seven.press(' ');
    await seven.has(number);
    await seven.page.locator('.further', { hasText: 'Đất đai' }).waitFor();
    await seven.press('f');
    await three.page.locator('.queue [data-row]', { hasText: number }).waitFor();
    await three.press(' ');
    await three.has(number);
    await three.ask('s');
    await three.page.locator('dialog button', { hasText: 'Cư trú' }).click();
    await three.page.locator('.further', { hasText: 'Cư trú' }).waitFor();
    await three.ask('x');
    await three.page.getByRole('button', { name: 'Hủy số', exact: true }).last().click();
    await three.has('');
    expect(await stateOf(number)).toBe('cancelled');
  });

  test('[C8] [Q8] any number by its digits: called out of turn with its reason, counted quietly; class corrected, history told', async () => {
    const [first = '', second = ''] = await issueMany('certification', 2);
    await seven.sees(first, second);
    await seven.find(second);
    await seven.page.locator('dialog button', { hasText: 'Sửa đối tượng' }).click();
    await seven.page.locator('dialog button', { hasText: 'Mang thai' }).click();
    await seven.page.locator('.card-about', { hasText: 'Mang thai' }).waitFor();
    await seven.page.locator('.dialog-done').waitFor();
    await seven.shut();
    // Now it would be the next; the other one is out of turn.
    await seven.page.locator('.next-line', { hasText: `Tiếp theo ${second}` }).waitFor();
    await seven.find(first);
    await seven.page.keyboard.press('1');
    await seven.page.keyboard.press('5');
    await seven.has(first);
    await seven.page.getByText('Gọi ngoài lượt hôm nay: 1').waitFor();
    await seven.find(first);
    await seven.page.locator('.step-reason', { hasText: 'Ngoài lượt: Hồ sơ đã hẹn' }).waitFor();
    await seven.shut();
  });
});

describe('what clerks elsewhere complain of', () => {
  test('[Q5] [C6] nobody is passed for ever: after three calls ahead of turn the page says that the longest wait is next', async () => {
    const patient = await issue('certification');
    const elderly: string[] = [];
    for (let i = 0; i < 5; i++) elderly.push(await issue('certification', 'elderly'));
    await seven.sees(patient, ...elderly);
    for (let n = 0; n < 3; n++) {
      await seven.page.locator('.next-why', { hasText: 'trước 1 người đến sớm hơn' }).waitFor();
      await seven.press(...(n === 0 ? [' '] : [' ', ' ']));
      await seven.has(elderly[n] ?? '');
      await seven.page.getByText(`Lượt vượt liền nhau: ${n + 1}/3`).waitFor();
    }
    await seven.page.locator('.next-why', { hasText: 'Đã có 3 lượt vượt liền nhau, nay đến người chờ lâu nhất.' }).waitFor();
    await seven.press(' ', ' ');
    await seven.has(patient);
  });

  test('[C2b] two officers who press in the same instant never call one person', async () => {
    const waiting = await issueMany('certification', 2 * RACES);
    await Promise.all([seven, eight].map((clerk) => clerk.sees(...waiting)));
    const called: string[] = [];
    for (let race = 0; race < RACES; race++) {
      await Promise.all([seven, eight].map((clerk) => clerk.page.locator('[data-action="primary"][aria-disabled="false"]').waitFor()));
      await Promise.all([seven, eight].map((clerk) => clerk.press(' ')));
      await Promise.all([seven, eight].map((clerk) => clerk.page.locator('.current-number').waitFor()));
      called.push(await seven.number(), await eight.number());
      await Promise.all([seven, eight].map((clerk) => clerk.press('f')));
      await Promise.all([seven, eight].map((clerk) => clerk.has('')));
    }
    expect(new Set(called).size).toBe(2 * RACES);
  });

  test('[C3b] a misclick is taken back: the service goes on with all its time', async () => {
    const [number = '', next = ''] = await issueMany('certification', 2);
    await seven.sees(number, next);
    await seven.press(' ');
    await seven.has(number);
    await seven.press(' ');
    await seven.page.locator('.current-state[data-state="serving"]').waitFor();
    clock.pass(12);
    await seven.press(' ');
    await seven.has(next);
    await seven.page.locator('[data-action="undo"]', { hasText: 'Gọi tiếp' }).waitFor();
    await seven.press('z');
    await seven.has(number);
    await seven.page.locator('.current-state', { hasText: /^Đang phục vụ 12:\d\d$/ }).waitFor();
    expect(await seven.waiting()).toEqual([next]);
  });

  test('[Q6] nobody who was parked is called by itself', async () => {
    const [parked = '', ...others] = await issueMany('certification', 4);
    await seven.sees(parked, ...others);
    await seven.press(' ');
    await seven.has(parked);
    await seven.press('h');
    const called: string[] = [];
    for (const number of others) {
      await seven.press(' ');
      await seven.has(number);
      called.push(await seven.number());
      await seven.press('f');
      await seven.has('');
    }
    await seven.press(' ');
    expect(await seven.told()).toBe('Chưa có ai chờ.');
    expect(called).toEqual(others);
    expect(await eight.waiting()).toEqual([]);
    await seven.page.locator('.away', { hasText: parked }).waitFor();
    await seven.page.getByRole('button', { name: `Trả lại hàng chờ, ${parked}` }).click();
    await seven.page.locator('.queue [data-row]', { hasText: 'Đã quay lại' }).waitFor();
  });

  test('[Q3a] who is transferred does not go to the end', async () => {
    const sent = await issue('certification');
    clock.pass(1);
    const later = await issueMany('land', 3);
    await seven.sees(sent);
    await seven.press(' ');
    await seven.has(sent);
    await seven.ask('t');
    await seven.page.locator('dialog button', { hasText: 'Đất đai' }).first().click();
    await seven.has('');
    expect(await seven.told()).toContain('giữ nguyên thứ tự chờ');
    await three.page.locator('.queue [data-row]', { hasText: 'Chuyển đến' }).waitFor();
    expect(await three.waiting()).toEqual([sent, ...later]);
    await three.press(' ');
    await three.has(sent);
  });

  test('[C7b] long, slipping and double touches do one thing or nothing', async () => {
    await issueMany('certification', 3);
    await seven.page.locator('[data-action="primary"][aria-disabled="false"]').waitFor();
    await seven.page.locator('[data-action="primary"]').dblclick();
    await seven.page.locator('.current-state[data-state="called"]').waitFor();
    await seven.page.locator('.work[aria-busy="false"]').waitFor();
    expect(await seven.page.locator('.current-state').getAttribute('data-state')).toBe('called');
    const centre = async (action: string) => {
      const box = await seven.page.locator(`[data-action="${action}"]`).boundingBox();
      return [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2] as const;
    };
    const number = await seven.number();
    const { mouse } = seven.page;
    await mouse.move(...(await centre('finish')));
    await mouse.down();
    await mouse.move(...(await centre('hold')), { steps: 4 });
    await mouse.up();
    expect(await seven.number()).toBe(number);
    await mouse.move(...(await centre('recall')));
    await mouse.down();
    await seven.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 900)));
    await mouse.up();
    await seven.page.getByText('Đã gọi lại 1 lần').waitFor();
    await seven.page.locator('.work[aria-busy="false"]').waitFor();
    await seven.page.keyboard.down('r');
    for (let i = 0; i < 5; i++) await seven.page.keyboard.down('r');
    await seven.page.keyboard.up('r');
    await seven.page.getByText('Đã gọi lại 2 lần').waitFor();
    expect(await seven.page.locator('.marks').innerText()).toContain('Đã gọi lại 2 lần');
  });

  test('[C6] [C15] counts and lists are as they are without a touch, and a light for each wait', async () => {
    await issue('certification');
    clock.pass(11);
    await issue('certification');
    clock.pass(6);
    await issue('certification');
    await seven.page.locator('.queue .count', { hasText: '3' }).waitFor();
    await vi.waitFor(async () => {
      expect(await seven.page.locator('.wait-light').allInnerTexts()).toEqual(['Quá giờ', 'Kịp giờ', 'Kịp giờ']);
    });
  });
});

describe('people and places', () => {
  test('[C9] a counter that nobody attends is taken over with its ticket; its clerk is told', async () => {
    const number = await issue('business');
    const nine = await clerkPage(await open(), 'quay9', '9');
    await nine.sees(number);
    await nine.press(' ');
    await nine.has(number);
    await nine.page.goto('about:blank');
    const four = await clerkPage(await open(), 'quay4', null);
    await four.page.locator('.choose li button[disabled]', { hasText: 'Đang có quay9' }).waitFor();
    clock.pass(3);
    const free = four.page.locator('.choose li button', { hasText: 'Tiếp nhận quầy' });
    await free.waitFor();
    expect(await free.innerText()).toContain(`Đang giữ số ${number}`);
    await free.click();
    await four.page.keyboard.press('Enter');
    await four.has(number);
    expect(await four.page.getByRole('heading', { level: 1 }).innerText()).toBe('Quầy 9');
    await nine.page.goto(`${server.base}/staff`);
    await nine.page.locator('.choose li button[disabled]', { hasText: 'Đang có quay4' }).waitFor();
    // While its clerk looks on, it is told whose it is now.
    await four.press('f');
    await four.ask('q');
    await four.page.keyboard.press('Enter');
    await four.page.locator('.choose').waitFor();
    await Promise.all([nine, four].map(({ page }) => page.context().close()));
  });

  test('[C11] a training ticket is called as any other and counts in nothing', async () => {
    const manager = await connectClerk(server.base, 'quanly');
    manager.watch([{ view: 'manager', id: 'all' }]);
    const figures = () => {
      const view = viewIn(manager.store.getState(), 'manager', 'all');
      return view === null ? null : JSON.stringify(view.services.map(({ id, received, served, waiting }) => [id, received, served, waiting]));
    };
    await vi.waitFor(() => expect(figures()).not.toBeNull());
    const before = figures();
    const served = await seven.page.locator('.desk-figures li').first().innerText();
    await seven.ask('n');
    await seven.page.getByRole('button', { name: /Để tập/ }).click();
    await seven.page.keyboard.press('1');
    await seven.page.getByRole('button', { name: 'Cấp phiếu thử' }).click();
    const number = await seven.page.locator('.issued-number').innerText();
    await seven.page.keyboard.press('Enter');
    await seven.page.locator('.next-why', { hasText: 'Phiếu thử, không tính vào số liệu.' }).waitFor();
    await seven.press(' ');
    await seven.has(number);
    await seven.page.locator('.current .training-mark').waitFor();
    await seven.press(' ', 'f');
    await seven.has('');
    // Something that does count, to know that the figures have been made anew.
    await issue('certification');
    await vi.waitFor(() => expect(figures()).not.toBe(before), { timeout: 5_000 });
    const [now, then] = [figures(), before].map((text) => JSON.parse(text ?? '[]') as [string, number, number, number][]);
    expect(now?.map(([id, received, done]) => [id, id === 'certification' ? received - 1 : received, done])).toEqual(
      then?.map(([id, received, done]) => [id, received, done]),
    );
    expect(await seven.page.locator('.desk-figures li').first().innerText()).toBe(served);
    manager.close();
  });

  test('[C14] an alarm: two keys, large on every other page and over its dialogs, quiet on its own; answered once', async () => {
    await three.ask('n');
    await seven.ask('a');
    await seven.page.keyboard.press('Enter');
    await Promise.all([
      three.page.locator('dialog .alarm', { hasText: 'Quầy 7 cần người ngay' }).waitFor(),
      eight.page.locator('.alarm', { hasText: 'Quầy 7 cần người ngay' }).waitFor(),
      seven.page.locator('.quiet-notice', { hasText: 'Đã báo đồng nghiệp.' }).waitFor(),
    ]);
    expect(await seven.page.locator('.alarm').count()).toBe(0);
    // It covers no key.
    const [bar, key] = await Promise.all(['.alarm', '[data-action="primary"]'].map((part) => eight.page.locator(part).boundingBox()));
    expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual(key?.y ?? 0);
    await eight.press('y');
    await Promise.all([three, eight].map(({ page }) => page.waitForFunction(() => document.querySelector('.alarm') === null)));
    await seven.page.getByText('Đồng nghiệp đang đến.').waitFor();
  });

  test('[K8] [Q12] help at a kiosk and tickets nobody would call are on the page; one key answers', async () => {
    const alone = await issue('residence');
    await seven.page.locator('.stranded', { hasText: alone }).waitFor();
    await kiosk.send('help.call', {});
    await seven.page.locator('.help-line', { hasText: 'có người cần trợ giúp' }).waitFor();
    await seven.press('y');
    await seven.page.locator('.help-line').waitFor({ state: 'detached' });
  });

  test('[C7a] without a link a key says that nothing was done, and nothing is done later', async () => {
    const page = await (await browser.newContext({ viewport: DESK })).newPage();
    let cut = false;
    const lines: { close: () => Promise<void> }[] = [];
    await page.routeWebSocket(/socket\.io/, (line) => {
      if (cut) void line.close();
      else {
        lines.push(line);
        line.connectToServer();
      }
    });
    await page.goto(`${server.base}/staff`);
    const two = await clerkPage(page, 'quay2', '2');
    await issue('residence');
    await two.page.locator('.queue [data-row]').first().waitFor();
    const [number = ''] = await two.waiting();
    cut = true;
    for (const line of lines) await line.close();
    await two.page.locator('.desk-banner').waitFor();
    await two.page.keyboard.press(' ');
    await two.page.locator('.staff-refusal', { hasText: 'chưa làm gì cả' }).waitFor();
    cut = false;
    await two.page.locator('.desk-banner').waitFor({ state: 'detached' });
    expect(await two.number()).toBe('');
    await two.page.locator('.work[aria-busy="false"]').waitFor();
    await two.press(' ');
    await two.has(number);
    await two.press('f');
    await page.context().close();
  });
});

describe('forms of the page', () => {
  test('[C7a] the small window above other programs: the whole desk at 420 px, with its keys, and back', async () => {
    const number = await issue('certification');
    await seven.sees(number);
    const opening = seven.page.context().waitForEvent('page');
    await seven.page.keyboard.press('w');
    const small = await opening;
    await small.setViewportSize(STRIP);
    await small.locator('.work').waitFor();
    await seven.page.getByText('Quầy đang mở ở cửa sổ nhỏ').waitFor();
    await small.keyboard.press(' ');
    await small.locator('.current-number', { hasText: number }).waitFor();
    expect(await layoutFaults(small)).toEqual([]);
    const targets = await small
      .locator('.action-keys button')
      .evaluateAll((keys) => keys.map((key) => key.getBoundingClientRect()).map((b) => Math.min(b.width, b.height)));
    expect(Math.min(...targets)).toBeGreaterThanOrEqual(48);
    expect(targets).toHaveLength(17);
    const [last] =
      (await small
        .locator('.action-keys button')
        .last()
        .boundingBox()
        .then((box) => [box])) ?? [];
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThan(700);
    await small
      .locator('[data-action="window"]')
      .click()
      .catch(() => undefined);
    await seven.has(number);
  });

  test('[C7a] no key moves: the same places with nobody, called, serving, told and warned', async () => {
    const places = (size: { width: number; height: number }) => async () => {
      await seven.page.setViewportSize(size);
      return seven.page
        .locator('.action-keys button')
        .evaluateAll((keys) => keys.map((key) => [key.getBoundingClientRect().x, key.getBoundingClientRect().y].map(Math.round)));
    };
    const shapes = [places(DESK), places(TABLET), places(STRIP)];
    const look = async () => {
      const seen = [];
      for (const shape of shapes) seen.push(await shape());
      return seen;
    };
    const nobody = await look();
    await seven.sees(await issue('certification', 'elderly'));
    await issue('land');
    await seven.press(' ');
    await seven.page.locator('.current-number').waitFor();
    expect(await look()).toEqual(nobody);
    await seven.press('r');
    expect(await look()).toEqual(nobody);
    await seven.press(' ', 'p');
    expect(await look()).toEqual(nobody);
    await seven.page.setViewportSize(DESK);
  });

  test('[K6] axe and layout: every state and dialog, light, dark, as a strip and on a tablet', async () => {
    const [held = '', missed = ''] = await issueMany('certification', 2);
    await kiosk.send('ticket.issue', { serviceId: 'certification', procedureCode: '2.000815', further: ['land'], language: 'en' });
    const others = await issueMany('certification', 2);
    await seven.sees(held, missed, ...others);
    await seven.press(' ');
    await seven.has(held);
    await seven.press('h');
    await seven.has('');
    await seven.press(' ');
    await seven.has(missed);
    await seven.press('m');
    await seven.page.locator('.procedure-note').waitFor();
    await seven.press(' ');
    await seven.page.locator('.current-state[data-state="serving"]').waitFor();
    await three.ask('a');
    await three.page.keyboard.press('Enter');
    await seven.page.locator('.alarm').waitFor();
    const faults: string[] = [];
    const { page } = seven;
    const look = async (name: string, { sizes, axe }: Look) => {
      for (const size of sizes) {
        await page.setViewportSize(size);
        faults.push(...(await layoutFaults(page)).map((fault) => `${name} ${size.width}: ${fault}`));
      }
      if (axe) faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
    };
    const dialogs = (how: Look) => walkDesk(seven, (name) => look(`dialog ${name}`, how));
    const everywhere = [DESK, TABLET, STRIP];
    await look('desk', { sizes: everywhere, axe: true });
    await dialogs({ sizes: [DESK, STRIP], axe: true });
    await walkDesk(eight, async (name) => void faults.push(...(await axeFaults(eight.page)).map((fault) => `dialog ${name}: ${fault}`)));
    await eight.press('y');
    await page.waitForFunction(() => document.querySelector('.alarm') === null);
    await page.setViewportSize(DESK);
    await page.getByRole('button', { name: 'Nền tối' }).click();
    await look('dark desk', { sizes: [DESK], axe: true });
    await dialogs({ sizes: [DESK], axe: true });
    await page.getByRole('button', { name: 'English' }).click();
    await look('English desk', { sizes: everywhere, axe: false });
    await dialogs({ sizes: [STRIP], axe: false });
    await page.setViewportSize(DESK);
    await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    await page.getByRole('button', { name: 'Nền sáng' }).click();
    expect(faults).toEqual([]);
  });
});

test('no page has complained on its console', () => {
  expect(complaints.flat()).toEqual([]);
});
