// Visits that are more than one number on paper, against the real server: tickets brought back to the kiosk, bookings,
// several services, no paper; an emergency, and the end of the day.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LuotClient } from '@luot/client/luot-client';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openSampleServer, type SampleServer } from '../support/centres/sample-server.ts';
import { openBrowser, openPage } from '../support/instruments/browser.ts';
import { kioskFaults, LANDSCAPE, look, PORTRAIT, SMALL } from '../support/instruments/look-over.ts';
import { closeDay } from '../support/walks/close-day.ts';
import { connectClerk, connectKiosk, connectLab } from '../support/walks/people.ts';
import { viewed } from '../support/walks/phone-walk.ts';

const COUNTER = 'counter-6';
const RESULTS_COUNTER = 'counter-1';

let server: SampleServer;
let browser: Browser;
let page: Page;
let clerk: LuotClient;
let kiosk: LuotClient;
let lab: LuotClient;
let manager: LuotClient;
const dataFolder = mkdtempSync(join(tmpdir(), 'luot-return-'));
const complaints: string[][] = [];

beforeAll(async () => {
  server = await openSampleServer({ dataFolder, pagesFolder: join(import.meta.dirname, '../../out/pages') });
  browser = await openBrowser();
  clerk = await connectClerk(server.base, 'quay6');
  kiosk = connectKiosk(server.base, 'kiosk-2');
  lab = connectLab(server.base);
  manager = await connectClerk(server.base, 'quanly');
  await clerk.send('counter.open', { counterId: COUNTER });
  const opened = await openPage(browser, `${server.base}/kiosk`, PORTRAIT);
  complaints.push(opened.complaints);
  page = opened.page;
});
beforeEach(async () => {
  await page.locator('.search-line').waitFor();
});
afterAll(async () => {
  for (const client of [clerk, kiosk, lab, manager]) client.close();
  await browser.close();
  await server.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** At the scanner on the kiosk's own cable. */
async function scan(text: string): Promise<void> {
  await lab.send('device.act', { deviceId: 'scanner-1', verb: 'scan', text });
}

async function issued(): Promise<IssuedTicket> {
  const reply = await kiosk.send('ticket.issue', { serviceId: 'insurance', language: 'vi', paper: false });
  if (!reply.ok) throw new Error(`no number: ${reply.refusal.code}`);
  return reply.value.ticket;
}

/** Whom the counter's next call asks to it. */
async function next(at = clerk, counterId = COUNTER): Promise<string> {
  const reply = await at.send('counter.callNext', { counterId });
  if (!reply.ok) throw new Error(`nobody is called: ${reply.refusal.code}`);
  return reply.value.number;
}

async function finish({ ticketId }: IssuedTicket): Promise<void> {
  await clerk.send('ticket.start', { ticketId });
  await clerk.send('ticket.finish', { ticketId });
}

const done = () => page.getByRole('button', { name: 'Xong' }).click();

test('[Q7] a missed ticket that is scanned at the kiosk is in the queue again and is called', async () => {
  const ticket = await issued();
  expect(await next()).toBe(ticket.number);
  await clerk.send('ticket.miss', { ticketId: ticket.ticketId });
  await scan(ticket.qr);
  await page.getByText(/đã được gọi lúc ông\/bà vắng mặt/).waitFor();
  await page.getByText(/^Quay lại được đến \d\d:\d\d$/).waitFor();
  await page.getByRole('button', { name: 'Tôi đã quay lại' }).click();
  await page.getByText('Số của ông/bà đã vào lại hàng chờ').waitFor();
  await page.getByText('Chờ gọi đến quầy 6').waitFor();
  await done();
  expect(await next()).toBe(ticket.number);
  await finish(ticket);
});

test('[Q6] a held ticket comes back twice; after that the kiosk sends its holder to the staff', async () => {
  const ticket = await issued();
  for (let times = 0; times < 2; times++) {
    expect(await next()).toBe(ticket.number);
    await clerk.send('ticket.hold', { ticketId: ticket.ticketId });
    await scan(ticket.qr);
    await page.getByRole('button', { name: 'Tôi đã quay lại' }).click();
    await page.getByText('Chưa có ai chờ trước ông/bà').waitFor();
    await done();
    await page.locator('.search-line').waitFor();
  }
  expect(await next()).toBe(ticket.number);
  await clerk.send('ticket.hold', { ticketId: ticket.ticketId });
  await scan(ticket.qr);
  await page.getByText('Vui lòng báo cán bộ tại quầy').waitFor();
  expect(await page.getByRole('button', { name: 'Tôi đã quay lại' }).count()).toBe(0);
  // Its holder gives it up, and is asked whether that is meant.
  await page.getByRole('button', { name: 'Tôi không chờ nữa' }).click();
  await page.getByRole('button', { name: 'Bỏ số' }).click();
  await page.getByText('Số này đã hủy').waitFor();
  await done();
});

test('[S6] a ticket that was served is rated by a face, once', async () => {
  const ticket = await issued();
  await next();
  await finish(ticket);
  await scan(ticket.qr);
  await page.getByRole('button', { name: 'Rất hài lòng' }).click();
  await page.getByText('Cảm ơn ông/bà').waitFor();
  await done();
  await scan(ticket.qr);
  await page.getByText('Số này đã phục vụ xong').waitFor();
  expect(await page.locator('.rating').count()).toBe(0);
  await done();
  manager.watch([{ view: 'manager', id: 'all' }]);
  expect((await viewed(manager, 'manager', 'all')).satisfaction.levels).toEqual([0, 0, 0, 0, 1]);
});

test('[Q10] a booking is checked in by its code or its QR; used again it says which number it was', async () => {
  await page.getByRole('button', { name: 'Đã đặt lịch hẹn' }).click();
  for (const key of 'MAU1200') await page.locator(`.hg-button[data-skbtn="${key}"]`).click();
  await page.getByRole('button', { name: 'Nhận số' }).click();
  const number = await page.locator('.ticket-number').textContent();
  expect(number).toMatch(/^[A-Z]\d{3}$/);
  await done();
  await scan('LUOT-BOOKING:MAU-1200');
  await page.getByText(`Lịch hẹn này đã nhận số ${number}.`).waitFor();
  await page.getByRole('button', { name: 'Lấy số như thường' }).click();
  await page.locator('.tiles').waitFor();
  await scan('LUOT-BOOKING:MAU-1230');
  await page.locator('.ticket-number').waitFor();
  await done();
  await page.getByRole('button', { name: 'Đã đặt lịch hẹn' }).click();
  await scan('mau-1300');
  await page.locator('.ticket-number').waitFor();
  await done();
});

test('[Q9] two services with one number: the second counter calls the number the first has served', async () => {
  await page.locator('.tile', { hasText: 'Bảo hiểm xã hội' }).click();
  await page.getByRole('button', { name: 'Làm thêm việc khác' }).click();
  await page.getByRole('checkbox', { name: /Trả kết quả/ }).click();
  await page.getByRole('button', { name: 'Lấy một số cho 2 việc' }).click();
  const number = await page.locator('.ticket-number').textContent();
  expect(await page.locator('.ticket-services li').allTextContents()).toEqual(['Bảo hiểm xã hội, y tế', 'Trả kết quả – hướng dẫn']);
  await done();
  const reply = await clerk.send('counter.callTicket', { counterId: COUNTER, number: number ?? '', reasonId: 'other' });
  if (!reply.ok) throw new Error(reply.refusal.code);
  await clerk.send('ticket.start', { ticketId: reply.value.ticketId });
  await clerk.send('ticket.finish', { ticketId: reply.value.ticketId });
  const results = await connectClerk(server.base, 'quay1');
  await results.send('counter.open', { counterId: RESULTS_COUNTER });
  const called = await results.send('counter.callTicket', { counterId: RESULTS_COUNTER, number: number ?? '', reasonId: 'other' });
  expect(called).toMatchObject({ ok: true, value: { number } });
  results.close();
});

test('[K10] without paper the number and a large QR stand on the screen, and nothing is printed', async () => {
  const papers = async () => (await viewed(lab, 'lab', 'all')).devices.find(({ id }) => id === 'printer-1')?.sheets.length ?? 0;
  lab.watch([{ view: 'lab', id: 'all' }]);
  const before = await papers();
  await page.locator('.tile', { hasText: 'Đất đai' }).click();
  await page.getByRole('checkbox', { name: 'Không in phiếu' }).click();
  await page.getByRole('button', { name: 'Lấy số' }).click();
  await page.getByText('Không in phiếu theo yêu cầu').waitFor();
  expect((await page.locator('.ticket .qr-code').boundingBox())?.width).toBeGreaterThan(400);
  await done();
  // The next one's paper comes, and it is the only one.
  await page.locator('.tile', { hasText: 'Đất đai' }).click();
  await page.getByRole('button', { name: 'Lấy số' }).click();
  await page.locator('.ticket-paper[data-paper="printed"]').waitFor();
  await done();
  await expect.poll(papers).toBe(before + 1);
});

test('[K11] an emergency covers every kiosk, and is gone when it is over', async () => {
  await page.locator('.tile').first().click();
  await manager.send('emergency.set', {
    text: { vi: 'Vui lòng bình tĩnh ra khỏi tòa nhà theo lối thoát hiểm gần nhất.', en: 'Please leave the building calmly by the nearest exit.' },
  });
  await page.locator('.emergency').waitFor();
  const faults: string[] = [];
  for (const size of [LANDSCAPE, SMALL, PORTRAIT]) {
    await page.setViewportSize(size);
    faults.push(...(await look(page, 'emergency')));
  }
  await manager.send('emergency.set', { text: null });
  await page.locator('.tiles').waitFor();
  expect(faults).toEqual([]);
});

test('[C12] when the day is closed the kiosk says so and gives no number, until it is opened again', async () => {
  await closeDay(manager);
  await page.getByRole('heading', { name: 'Hôm nay trung tâm đã hết giờ làm việc' }).waitFor();
  const faults = await kioskFaults(page, 'day over');
  await scan('1.001193');
  await page.getByText('nên không phát số nữa').waitFor();
  expect(await page.getByRole('button', { name: 'Lấy số' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await manager.send('day.reopen', {});
  await page.locator('.tiles').waitFor();
  expect(faults).toEqual([]);
});

test('[K6] the help of a screen is heard', async () => {
  await page.evaluate(() => {
    window.Audio = class extends Audio {
      constructor(src?: string) {
        super(src);
        Object.assign(window, { heard: this });
      }
    };
  });
  await page.getByRole('button', { name: 'Trợ giúp' }).click();
  await page.getByRole('button', { name: 'Nghe hướng dẫn' }).click();
  await page.getByRole('button', { name: 'Dừng đọc' }).waitFor();
  await page.waitForFunction(() => {
    const { heard } = window as unknown as { heard: HTMLMediaElement };
    return heard.currentTime > 0.2 && heard.duration > 5;
  });
  await page.getByRole('button', { name: 'Đóng' }).click();
  await page.waitForFunction(() => (window as unknown as { heard: HTMLMediaElement }).heard.paused);
});

test('the page has complained of nothing on its console', () => {
  expect(complaints.flat()).toEqual([]);
});
