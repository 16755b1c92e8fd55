// Codes held up to the kiosk's camera: Chromium's fake one shows a film of them. And kiosks whose camera cannot be used.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptTime } from '@luot/shared/fixtures/kept-time';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSampleServer, type SampleServer } from '../support/centres/sample-server.ts';
import { openBrowser, openPage } from '../support/instruments/browser.ts';
import { PORTRAIT } from '../support/instruments/look-over.ts';
import { type QrFilm, writeQrFilm } from '../support/instruments/qr-video.ts';

const folder = mkdtempSync(join(tmpdir(), 'luot-camera-'));
const FAKE_CAMERA = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
const PORTAL_PAGE = 'https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7';
/** What the house promises, from the touch on "scan" to the procedure's page. */
const WITHIN_MS = 2_000;

let server: SampleServer;
beforeAll(async () => {
  server = await openSampleServer({ dataFolder: join(folder, 'data'), pagesFolder: join(import.meta.dirname, '../../out/pages') });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function withKiosk(
  args: readonly string[],
  work: (page: Page) => Promise<void>,
  before: (page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  const browser = await openBrowser(args);
  try {
    const { page, complaints } = await openPage(browser, 'about:blank', PORTRAIT);
    await before(page);
    await page.goto(`${server.base}/kiosk`);
    await page.locator('.tile').first().waitFor();
    await work(page);
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
}

describe('[K1] a procedure’s code held up to the camera', () => {
  test.each<[string, string, QrFilm]>([
    ['clean', '1.001193', {}],
    ['turned, blurred and noisy', PORTAL_PAGE, { degrees: 24, blur: 2, noise: 35 }],
    ['light on dark', 'https://dichvucong.gov.vn/p/home/dvc-tthc-thu-tuc-hanh-chinh-chi-tiet.html?ma_thu_tuc=1.001193', { inverted: true }],
  ])('%s', async (name, text, film) => {
    const path = join(folder, `${name.replaceAll(/\W+/g, '-')}.y4m`);
    writeQrFilm(path, text, film);
    await withKiosk([...FAKE_CAMERA, `--use-file-for-fake-video-capture=${path}`], async (page) => {
      // As in a lobby, where the screen has been there for a while: the decoder is ready.
      await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.wasm')));
      const from = performance.now();
      await page.getByRole('button', { name: /Quét mã QR/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Đăng ký khai sinh' }).waitFor();
      const tookMs = performance.now() - from;
      console.log(`camera, ${name}: ${Math.round(tookMs)} ms from the touch to the procedure`);
      keptTime('K1: a code before the camera opens its procedure', tookMs, WITHIN_MS);
      // Two touches from a code to a number.
      await page.getByRole('button', { name: 'Lấy số' }).click();
      await page.locator('.ticket-number').waitFor();
    });
  });
});

describe('[K2] a card held up by mistake', () => {
  test('has its own sentence, and nothing of it is on the page', async () => {
    const path = join(folder, 'card.y4m');
    writeQrFilm(path, '001099012345|123456789|Nguyễn Văn A|01011990|Nam|Số 1, Phường X, Hà Nội|01012021');
    await withKiosk([...FAKE_CAMERA, `--use-file-for-fake-video-capture=${path}`], async (page) => {
      await page.getByRole('button', { name: /Quét mã QR/ }).click();
      await page.getByRole('heading', { level: 1, name: /Đây là thẻ căn cước/ }).waitFor();
      expect(await page.content()).not.toContain('001099012345');
      await page.getByRole('button', { name: 'Quay lại' }).click();
      await page.locator('.tiles').waitFor();
    });
  });
});

describe('a camera that cannot be used has its own sentence, and a way on', () => {
  const failing = (name: string) => async (page: Page) => {
    await page.addInitScript((error) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('made for the test', error));
    }, name);
  };

  test.each<[string, readonly string[], string | null, RegExp]>([
    ['none is plugged in', [], 'NotFoundError', /Không thấy máy ảnh/],
    ['it is not allowed', ['--use-fake-device-for-media-stream'], null, /chưa được cho phép/],
    ['another program has it', FAKE_CAMERA, 'NotReadableError', /Máy ảnh đang bận/],
    ['something else', FAKE_CAMERA, 'TypeError', /Máy ảnh gặp lỗi/],
  ])('%s', async (_name, args, error, sentence) => {
    await withKiosk(
      args,
      async (page) => {
        await page.getByRole('button', { name: /Quét mã QR/ }).click();
        await page.getByRole('alert').filter({ hasText: sentence }).waitFor();
        await page.getByRole('button', { name: 'Tìm theo tên' }).click();
        await page.getByRole('textbox').fill('khai sinh');
        await page.getByRole('button', { name: 'Đăng ký khai sinh' }).first().waitFor();
      },
      error === null ? undefined : failing(error),
    );
  });
});
