// Faults of devices as people see them: each of a printer's on the staff page and the kiosk within two seconds, and gone
// by itself; LED panels, a keypad and a scanner on real serial ports.

import { PrinterEmulator } from '@luot/devices/emulators/printer-emulator';
import { keptTime } from '@luot/shared/fixtures/kept-time';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Lobby, openLobby } from '../support/centres/lobby.ts';
import { openBrowser, openPage } from '../support/instruments/browser.ts';
import { leaveTicket, openCounter, signIn, takeNumber } from '../support/walks/desks.ts';

const KIOSK = { width: 1080, height: 1920 };
const DESK = { width: 1440, height: 900 };
/** P4 promises two seconds. */
const SEEN_WITHIN_MS = 2_000;
const NOTICE = 'Máy in đang không hoạt động';

let lobby: Lobby;
let browser: Browser;
let kiosk: Page;
let desk: Page;
const open = async (path: string, size: typeof DESK) => (await openPage(browser, `${lobby.server.base}${path}`, size)).page;

/** The printers of the sample centre: on a network, on a serial port that tells by itself, on a USB file (here a network again). */
const PRINTERS = [
  { n: 1, kiosk: 1, name: 'Máy in ki-ốt 1' },
  { n: 2, kiosk: 2, name: 'Máy in ki-ốt 2' },
] as const;

function printer(n: number): PrinterEmulator {
  const emulator = lobby.devices.emulator(`printer-${n}`);
  if (!(emulator instanceof PrinterEmulator)) throw new Error(`no printer ${n}`);
  return emulator;
}

beforeAll(async () => {
  lobby = await openLobby();
  await lobby.server.start();
  browser = await openBrowser();
  desk = await open('/staff', DESK);
  await signIn(desk, 'quay7');
  await openCounter(desk, '7');
});
afterAll(async () => {
  await browser.close();
  await lobby.close();
});

describe.each(PRINTERS)('$name', ({ n, kiosk: k, name }) => {
  beforeAll(async () => {
    kiosk = await open(`/kiosk#device=kiosk-${k}&token=demo-kiosk-${k}`, KIOSK);
    await kiosk.locator('.tile').first().waitFor();
  });
  afterAll(() => kiosk.context().close());

  /** The words of a device's fault on the staff page, as a substring of its one line. */
  const FAULTS: readonly [verb: string, words: string, begin: () => Promise<void>, end: () => Promise<void>][] = [
    ['paperOut', 'Hết giấy', async () => printer(n).set('paperOut', true), async () => printer(n).set('paperOut', false)],
    ['coverOpen', 'Nắp máy in', async () => printer(n).set('coverOpen', true), async () => printer(n).set('coverOpen', false)],
    ['cutter', 'Dao cắt', async () => printer(n).set('cutter', true), async () => printer(n).set('cutter', false)],
    ['hang', 'không trả lời', () => printer(n).cable.set('hang', true), () => printer(n).cable.set('hang', false)],
    ['unplug', 'Mất kết nối', () => printer(n).unplug(), () => printer(n).plug()],
  ];

  test.each(FAULTS)('[P4] %s is on the staff page and the kiosk within 2 s, and gone when it is mended', async (verb, words, begin, end) => {
    const line = desk.locator('.staff-devices', { hasText: name });
    const notice = kiosk.getByText(NOTICE);
    await notice.waitFor({ state: 'detached' });
    const fromMs = performance.now();
    await begin();
    await Promise.all([line.filter({ hasText: new RegExp(words, 'i') }).waitFor(), notice.waitFor()]);
    const tookMs = performance.now() - fromMs;
    console.log(`${name} ${verb}: seen after ${Math.round(tookMs)} ms`);
    keptTime(`P4: ${name} ${verb} is seen`, tookMs, SEEN_WITHIN_MS);
    await end();
    await Promise.all([line.waitFor({ state: 'detached' }), notice.waitFor({ state: 'detached' })]);
  });

  test('[P4] paper near its end: staff are told before it is out, and the kiosk goes on printing', async () => {
    const fromMs = performance.now();
    printer(n).set('nearEnd', true);
    await desk.locator('.staff-devices.soon', { hasText: name }).waitFor();
    keptTime('P4: paper near its end is seen', performance.now() - fromMs, SEEN_WITHIN_MS);
    await takeNumber(kiosk, 'Xây dựng');
    expect(await leaveTicket(kiosk)).toBe('printed');
    printer(n).set('nearEnd', false);
    await desk.locator('.staff-devices', { hasText: name }).waitFor({ state: 'detached' });
  });

  test('[P3a] paper that ends in the middle: the visitor photographs, nothing old comes out after the refill, and a copy is marked', async () => {
    let heard = 0;
    const sheets = printer(n).sheets.length;
    printer(n).onByte = (count) => {
      heard ||= count;
      if (count - heard > 1_500) printer(n).set('paperOut', true);
    };
    const number = await takeNumber(kiosk, 'Chứng thực');
    expect(await leaveTicket(kiosk)).toBe('unsure');
    printer(n).onByte = () => undefined;
    printer(n).set('paperOut', false);
    await kiosk.getByText(NOTICE).waitFor({ state: 'detached' });

    // The clerk prints it again for its holder.
    await desk.keyboard.press('i');
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('button', { name: number, exact: true }).click();
    await dialog.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await dialog.getByRole('button', { name: `In lại số ${number}` }).click();
    await expect.poll(() => printer(n).sheets.filter((sheet) => sheet.text.includes(number)).length, { timeout: 10_000 }).toBe(1);
    const after = printer(n).sheets.slice(sheets);
    // What had been printed before the end, cut off as it is, has no number; the copy is the only whole one.
    expect(after.filter((sheet) => sheet.text.includes(number))).toHaveLength(1);
    await desk.keyboard.press('Escape');
  });
});

describe('displays, keypad and scanner', () => {
  const shown = (counterId: string) =>
    lobby.devices.view((id) => id).flatMap((device) => device.panels.filter(({ label }) => label === counterId).map(({ lines }) => lines.join('|').trim()));

  test('[L4] [C13] a key of the counter’s keypad calls, the page and the panel show the number', async () => {
    const visitor = await open('/kiosk#device=kiosk-3&token=demo-kiosk-3', KIOSK);
    const number = await takeNumber(visitor, 'Chứng thực');
    await visitor.context().close();
    lobby.devices.act('keypad-7', 'press', 'next');
    await desk.locator('.current-number').waitFor();
    const called = (await desk.locator('.current-number').textContent()) ?? '';
    expect(called).not.toBe('');
    await expect.poll(() => shown('counter-7'), { timeout: 10_000, interval: 20 }).toEqual([called]);
    // And the one just taken by its digits.
    if (called !== number) {
      for (const digit of number.replace(/\D/g, '')) lobby.devices.act('keypad-7', 'press', digit);
      lobby.devices.act('keypad-7', 'press', 'enter');
      const fromMs = performance.now();
      await expect.poll(() => shown('counter-7'), { timeout: 10_000, interval: 20 }).toEqual([number]);
      console.log(`typed call on the panel after ${Math.round(performance.now() - fromMs)} ms`);
      await desk.locator('.current-number', { hasText: number }).waitFor();
    }
  });

  test('[L4] a panel that loses its power is a fault within 3 s and right again by itself; its neighbours never wrong', async () => {
    const before = shown('counter-7');
    const fromMs = performance.now();
    lobby.devices.act('led-hall-b', 'lost-7');
    const line = desk.locator('.staff-devices', { hasText: 'quầy 7' });
    await line.waitFor();
    keptTime('L4: a panel or line is seen, lost or back', performance.now() - fromMs, 3_000);
    expect(shown('counter-7')).toEqual(['']);
    lobby.devices.act('led-hall-b', 'lost-7');
    await line.waitFor({ state: 'detached' });
    expect(shown('counter-7')).toEqual(before);
  });

  test('[L4] a pulled line is a fault within 3 s, and after its return every panel is right within 3 s', async () => {
    const before = shown('counter-7');
    const cable = lobby.devices.emulator('led-hall-b')?.cable;
    const line = desk.locator('.staff-devices', { hasText: 'sảnh B' });
    let fromMs = performance.now();
    await cable?.unplug();
    await line.waitFor();
    keptTime('L4: a panel or line is seen, lost or back', performance.now() - fromMs, 3_000);
    for (const address of [5, 6, 7, 8]) {
      const emulator = lobby.devices.emulator('led-hall-b');
      if (emulator !== null && 'restart' in emulator) emulator.restart(address);
    }
    await cable?.plug();
    fromMs = performance.now();
    await expect.poll(() => shown('counter-7'), { timeout: 10_000, interval: 20 }).toEqual(before);
    keptTime('L4: a panel or line is seen, lost or back', performance.now() - fromMs, 3_000);
    await line.waitFor({ state: 'detached' });
  });

  test('[K2] a code read by the kiosk’s scanner opens its procedure; one of no use says so', async () => {
    const page = await open('/kiosk#device=kiosk-1&token=demo-kiosk-1', KIOSK);
    await page.locator('.tile').first().waitFor();
    lobby.devices.act('scanner-1', 'scan', 'https://dichvucong.gov.vn/p/home/dvc-chi-tiet-thu-tuc-hanh-chinh.html?ma_thu_tuc=1.001193');
    await page.getByRole('heading', { level: 1, name: /khai sinh/i }).waitFor();
    lobby.devices.act('scanner-1', 'scan', 'https://example.vn/');
    await page.getByText('Không nhận ra mã này').waitFor();
    await page.context().close();
  });
});
