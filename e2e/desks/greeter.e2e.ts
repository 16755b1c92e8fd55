// The tablet of whoever stands at the door, in a real browser against the real server: a visitor's words become a number
// on a named printer, a class is put right, help comes, and nothing is too small for a thumb.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LuotClient, viewIn } from '@luot/client/luot-client';
import { allTickets, findTicket } from '@luot/queue/state';
import type { Watch } from '@luot/shared/protocol/handshake';
import type { Views } from '@luot/shared/protocol/views';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openSampleServer, type SampleServer } from '../support/centres/sample-server.ts';
import { openBrowser, openPage } from '../support/instruments/browser.ts';
import { stateFaults, TABLET, tabletFaults, tabletLayoutFaults } from '../support/instruments/look-over.ts';
import { signIn } from '../support/walks/desks.ts';
import { connectClerk, connectKiosk, connectLab } from '../support/walks/people.ts';

const PAGES = join(import.meta.dirname, '../../out/pages');
const WAIT = { timeout: 10_000, interval: 20 };

let server: SampleServer;
let browser: Browser;
let tablet: Page;
let kiosk: LuotClient;
let complaints: string[];
const dataFolder = mkdtempSync(join(tmpdir(), 'luot-greeter-'));
const tab = (name: string) => tablet.getByRole('navigation').getByRole('button', { name });
const touch = (name: string | RegExp) => tablet.getByRole('button', { name }).click();
const seen = (client: LuotClient, id: string) => viewIn(client.store.getState(), 'counter', id) as Views['counter'];

async function lookUp(number: string): Promise<void> {
  await tab('Tìm số').click();
  await tablet.getByLabel('Số trên phiếu').fill(number);
  await tablet.keyboard.press('Enter');
  await tablet.locator('.ticket-card').waitFor();
}

beforeAll(async () => {
  server = await openSampleServer({ dataFolder, pagesFolder: PAGES });
  browser = await openBrowser();
  kiosk = connectKiosk(server.base, 'kiosk-2', [{ view: 'kiosk', id: 'kiosk-2' }]);
  const opened = await openPage(browser, `${server.base}/greeter`, TABLET);
  tablet = opened.page;
  complaints = opened.complaints;
  await signIn(tablet, 'huongdan');
  await tablet.locator('.service-tiles').waitFor();
});
afterAll(async () => {
  kiosk.close();
  await browser.close();
  await server.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

test('[C10] from "giấy khai sinh" to a number on the printer that was chosen, three touches a visitor', async () => {
  const touches: string[] = [];
  await tablet.exposeFunction('touched', (what: string) => void touches.push(what));
  await tablet.evaluate(() =>
    document.addEventListener('click', (event) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      (window as unknown as { touched: (what: string) => void }).touched(target?.textContent ?? '');
    }),
  );
  await tablet.locator('.service-tiles button').first().click();
  await touch('Máy in ki-ốt 2');
  await touch('Quay lại');
  touches.length = 0;

  await tablet.getByRole('searchbox').click();
  await tablet.keyboard.type('giấy khai sinh');
  await touch(/^Đăng ký khai sinh ?Hộ tịch/);
  await tablet.getByText('Giấy chứng sinh').waitFor();
  await touch('Cấp số · in ở Máy in ki-ốt 2');
  await tablet.getByText('In ở Máy in ki-ốt 2').waitFor();
  expect(touches).toHaveLength(3);

  const number = (await tablet.locator('.issued-number').textContent()) ?? '';
  await vi.waitFor(() => {
    const ticket = allTickets(server.engine.state).find((one) => one.number === number);
    expect(ticket).toMatchObject({ procedureCode: '1.001193', printerId: 'printer-2', print: 'printed', issuedBy: { role: 'greeter', id: 'huongdan' } });
  }, WAIT);
  // It can be read by whoever stands across from the tablet.
  expect(await tablet.locator('.issued-number').evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThan(250);
  await touch('Người tiếp theo');
});

test('[K7] [C8] a class corrected while its visitor waits changes the order and keeps the arrival', async () => {
  const issue = { serviceId: 'land', language: 'vi' } as const;
  const [first, second] = [await kiosk.send('ticket.issue', issue), await kiosk.send('ticket.issue', issue)];
  if (!first.ok || !second.ok) return expect.unreachable();
  const watch: Watch = { view: 'counter', id: 'counter-3' };
  const clerk = await connectClerk(server.base, 'quay3');
  clerk.watch([watch]);
  await clerk.send('counter.open', { counterId: 'counter-3' });
  await vi.waitFor(() => expect(seen(clerk, 'counter-3').next?.number).toBe(first.value.ticket.number), WAIT);
  const arrivedAtMs = () => findTicket(server.engine.state, second.value.ticket.ticketId)?.arrivedAtMs;
  const before = arrivedAtMs();

  await lookUp(second.value.ticket.number.toLowerCase());
  await touch('Sửa đối tượng');
  await touch(/^Người từ 80 tuổi/);
  await tablet.getByText(`Đã sửa đối tượng của số ${second.value.ticket.number}.`).waitFor();
  await tablet.getByText('Ưu tiên: Người từ 80 tuổi trở lên').waitFor();

  await vi.waitFor(
    () => expect(seen(clerk, 'counter-3').waiting.map(({ number }) => number)).toEqual([second, first].map(({ value }) => value.ticket.number)),
    WAIT,
  );
  expect(arrivedAtMs()).toBe(before);

  // Called and not there: a greeter brings it back.
  await clerk.send('counter.callNext', { counterId: 'counter-3' });
  await clerk.send('ticket.miss', { ticketId: second.value.ticket.ticketId });
  await lookUp(second.value.ticket.number);
  await tablet.locator('.ticket-state', { hasText: 'Vắng mặt' }).waitFor();
  await touch('Đưa lại vào hàng chờ');
  await tablet.locator('.ticket-state', { hasText: 'Đang chờ' }).waitFor();
  await clerk.send('counter.close', { counterId: 'counter-3' });
  clerk.close();
});

test('[K8] help that somebody asks for at a kiosk, and a counter’s silent alarm, are answered from the tablet', async () => {
  const clerk = await connectClerk(server.base, 'quay5');
  await clerk.send('counter.open', { counterId: 'counter-5' });
  await kiosk.send('help.call', {});
  await clerk.send('alarm.raise', { counterId: 'counter-5' });
  await tablet.getByText(/^Quầy 5 cần đồng nghiệp đến/).waitFor();
  await tablet.locator('[data-kind="help"]').getByRole('button').click();
  await vi.waitFor(() => expect(viewIn(kiosk.store.getState(), 'kiosk', 'kiosk-2')?.help?.coming).toBe(true), WAIT);
  await tablet.locator('[data-kind="alarm"]').getByRole('button').click();
  await tablet.locator('.greeter-calls').waitFor({ state: 'detached' });
  await clerk.send('counter.close', { counterId: 'counter-5' });
  clerk.close();
});

test('[Q12] people whom no counter would call stand on the page until one opens', async () => {
  await tab('Cấp số').click();
  await tablet.getByText(/^Đất đai: 2 số đang chờ mà không có quầy nào gọi/).waitFor();
  const clerk = await connectClerk(server.base, 'quay3');
  await clerk.send('counter.open', { counterId: 'counter-3' });
  await tablet.getByText(/^Đất đai: 2 số đang chờ/).waitFor({ state: 'detached' });
  await tablet.getByText(/^Hộ tịch – tư pháp: 1 số đang chờ/).waitFor();
  await clerk.send('counter.close', { counterId: 'counter-3' });
  clerk.close();
});

test('[Q10] a booking is checked in by its code, once; the number says that it was booked', async () => {
  const checkIn = async () => {
    await tab('Lịch hẹn').click();
    await tablet.getByLabel('Mã hẹn').fill('mau-0930');
    await touch('Nhận hẹn và cấp số');
  };
  await checkIn();
  const number = (await tablet.locator('.issued-number').textContent()) ?? '';
  await touch('Người tiếp theo');
  await lookUp(number);
  await tablet.getByText('Hẹn lúc 09:30').waitFor();
  await checkIn();
  await tablet.locator('.greeter-refusal', { hasText: `Lịch hẹn này đã nhận số ${number}.` }).waitFor();
});

test('[Q10] a booking’s code that nobody knows is refused in words and stays to be mended', async () => {
  await tab('Lịch hẹn').click();
  await tablet.getByLabel('Mã hẹn').fill('ABCD1234');
  await touch('Nhận hẹn và cấp số');
  await tablet.locator('.greeter-refusal', { hasText: 'Không tìm thấy lịch hẹn có mã này.' }).waitFor();
  expect(await tablet.getByLabel('Mã hẹn').inputValue()).toBe('ABCD1234');
});

test('[K6] every state of the page: nothing cut off, nothing too small for a thumb, nothing axe-core knows', async () => {
  const faults: string[] = [];
  const check = async (name: string) =>
    void faults.push(
      ...(await stateFaults(
        tablet,
        name,
        (where) => tabletFaults(tablet, where),
        (where) => tabletLayoutFaults(tablet, where),
      )),
    );
  /** A dialog lies over the switch of languages. */
  const checkOnce = async (name: string) => void faults.push(...(await tabletFaults(tablet, name)));

  // Much at once: calls, an alarm, a printer out of paper, people whom nobody calls.
  const lab = connectLab(server.base);
  await lab.send('device.act', { deviceId: 'printer-3', verb: 'paperOut' });
  await kiosk.send('help.call', {});
  const issued = await kiosk.send('ticket.issue', { serviceId: 'land', language: 'vi' });
  if (!issued.ok) return expect.unreachable();
  await tab('Cấp số').click();
  await tablet.locator('.staff-devices').waitFor();
  await check('tiles');
  await tab('Quầy').click();
  await check('hall');
  await tab('Lịch hẹn').click();
  await check('booking');
  await lookUp(issued.value.ticket.number);
  await check('found');
  await touch('Sửa đối tượng');
  await checkOnce('class');
  await tablet.keyboard.press('Escape');
  await touch('In lại phiếu');
  await checkOnce('reprint');
  await tablet.keyboard.press('Escape');
  await tab('Cấp số').click();
  await tablet.getByRole('searchbox').fill('giấy khai sinh');
  await tablet.locator('.need-found button').first().waitFor();
  await check('search');
  await touch(/^Đăng ký khai sinh ?Hộ tịch/);
  await check('sheet');
  await touch('Thêm việc');
  await checkOnce('further');
  await touch(/^Đất đai/);
  await touch('Không in');
  await touch(/^Cấp số ·/);
  await tablet.locator('.issued').waitFor();
  await check('issued');
  await lab.send('device.act', { deviceId: 'printer-3', verb: 'paperOut' });
  lab.close();
  expect(faults).toEqual([]);
});

test('no page has complained on its console', () => {
  expect(complaints).toEqual([]);
});
