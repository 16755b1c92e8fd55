// Kiosk and displays in an ordinary browser: what a hand, a mouse or a keyboard may do to the browser and must not.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSampleServer, type SampleServer } from '../support/centres/sample-server.ts';
import { openBrowser } from '../support/instruments/browser.ts';
import { LANDSCAPE, PORTRAIT } from '../support/instruments/look-over.ts';

const PAGES = join(import.meta.dirname, '../../out/pages');

let browser: Browser;
let server: SampleServer;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'luot-locked-'));
  [browser, server] = await Promise.all([openBrowser(), openSampleServer({ dataFolder: join(folder, 'data'), pagesFolder: PAGES })]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page on a touchscreen, opened from another one that a way back would lead to. */
async function open(path: string, size = PORTRAIT): Promise<{ page: Page; browserOf: CDPSession }> {
  const context = await browser.newContext({ viewport: size, hasTouch: true });
  const page = await context.newPage();
  await page.goto(`${server.base}/healthz`);
  await page.goto(`${server.base}${path}`);
  await page.locator('main').waitFor();
  return { page, browserOf: await context.newCDPSession(page) };
}

const scale = (page: Page) => page.evaluate(() => window.visualViewport?.scale);

/** Two fingers that part. */
async function pinch(browserOf: CDPSession): Promise<void> {
  const fingers = (apart: number) => [-apart, apart].map((dx, id) => ({ x: 500 + dx, y: 500, id }));
  await browserOf.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(20) });
  for (let apart = 40; apart < 300; apart += 20) await browserOf.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) });
  await browserOf.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const LOCKED = [
  ['[K41]', 'a kiosk', '/kiosk#device=kiosk-1&token=demo-kiosk-1', PORTRAIT],
  ['[L10]', 'a hall board', '/display#device=board-a&token=demo-board-a', LANDSCAPE],
  ['[L10]', 'a counter display', '/display#device=counter-display-1&token=demo-counter-display-1', LANDSCAPE],
] as const;

describe.each(LOCKED)('%s %s', (rule, _name, path, size) => {
  test(`${rule} cannot be zoomed, and undoes a zoom the browser brings along`, async () => {
    const { page, browserOf } = await open(path, size);
    await pinch(browserOf);
    // A touchpad's, which is a wheel with Ctrl.
    await browserOf.send('Input.synthesizePinchGesture', { x: 500, y: 500, scaleFactor: 3, gestureSourceType: 'mouse' });
    for (let i = 0; i < 2; i++) await page.touchscreen.tap(300, 500);
    expect(await scale(page)).toBe(1);
    await browserOf.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
    await expect.poll(() => scale(page).catch(() => null), { timeout: 30_000 }).toBe(1);
    await page.locator('main').waitFor();
    await page.context().close();
  });

  test(`${rule} cannot be left, and gives no menu, no selection and nothing to drag`, async () => {
    const { page } = await open(path, size);
    const own = server.base + path.replace(/#.*/, '');
    await page.mouse.click(size.width / 2, size.height - 4);
    for (let i = 0; i < 3; i++) {
      await page.evaluate(() => window.history.back());
      await page.goForward({ timeout: 500 }).catch(() => null);
      await page.keyboard.press('Alt+ArrowLeft');
    }
    await expect.poll(() => page.evaluate(() => [window.location.href, window.history.state]), { timeout: 30_000 }).toEqual([own, 'here']);
    const prevented = await page.evaluate(() => {
      const given = (event: Event) => !document.body.dispatchEvent(event);
      const init = { bubbles: true, cancelable: true };
      return {
        menu: given(new MouseEvent('contextmenu', init)),
        drag: given(new Event('dragstart', init)),
        back: given(new MouseEvent('mouseup', { ...init, button: 3 })),
        plus: given(new KeyboardEvent('keydown', { ...init, key: '+', ctrlKey: true })),
        letter: given(new KeyboardEvent('keydown', { ...init, key: 'a' })),
        wheel: given(new WheelEvent('wheel', init)),
      };
    });
    expect(prevented).toEqual({ menu: true, drag: true, back: true, plus: true, letter: false, wheel: false });
    await page.keyboard.press('Control+a');
    expect(await page.evaluate(() => String(window.getSelection()))).toBe('');
    await page.context().close();
  });
});

test('[K41] staff pages keep their zoom, their menu and their way back', async () => {
  const { page, browserOf } = await open('/staff');
  await pinch(browserOf);
  expect(await scale(page)).toBeGreaterThan(1);
  await page.goBack();
  expect(page.url()).toBe(`${server.base}/healthz`);
  await page.context().close();
});

test('[R22] no page that changes by itself is translated by a browser', async () => {
  const { page } = await open('/staff');
  for (const path of ['kiosk', 'display', 'staff', 'manager', 'greeter', 'devices', 'lab']) {
    await page.goto(`${server.base}/${path}`);
    expect(await page.evaluate(() => [document.documentElement.translate, document.querySelector('meta[name=google]')?.getAttribute('content')]), path).toEqual(
      [false, 'notranslate'],
    );
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('vi');
  }
  await page.context().close();
});
