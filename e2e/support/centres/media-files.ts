// Pictures and films for a media folder, made by the browser that is to show them.
import { writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/** A poster of 1600 x 900, with what must not be clipped on it. */
export async function writePoster(browser: Browser, path: string, words: string, colour: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-content:center;background:${colour};color:#fff;font:700 110px sans-serif;text-align:center">${words}</body>`,
  );
  await page.screenshot({ path });
  await page.close();
}

/** A film of about this length (VP8 in WebM), or false where the browser cannot make one. */
export async function writeFilm(browser: Browser, path: string, lengthMs: number): Promise<boolean> {
  const page = await browser.newPage();
  const base64 = await page.evaluate(async (length) => {
    if (typeof MediaRecorder === 'undefined' || !MediaRecorder.isTypeSupported('video/webm;codecs=vp8')) return null;
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
    const paper = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(12), { mimeType: 'video/webm;codecs=vp8' });
    const pieces: Blob[] = [];
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    recorder.start(100);
    const from = performance.now();
    await new Promise<void>((done) => {
      const draw = () => {
        const share = (performance.now() - from) / length;
        if (paper === null || share >= 1) return done();
        paper.fillStyle = `hsl(${Math.round(200 + share * 120)} 60% 40%)`;
        paper.fillRect(0, 0, 640, 360);
        setTimeout(draw, 80);
      };
      draw();
    });
    await new Promise<void>((stopped) => {
      recorder.onstop = () => stopped();
      recorder.stop();
    });
    const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }, lengthMs);
  await page.close();
  if (base64 === null) return false;
  writeFileSync(path, Buffer.from(base64, 'base64'));
  return true;
}
