// How high the letters of an element are, counted in the picture of the page and not asked of the style sheet.
import type { Locator } from 'playwright-core';

/** A 43" screen of 1920 x 1080. */
const MM_PER_PX = (43 * 25.4) / Math.hypot(1920, 1080);

/** Millimetres on that screen from the top of the highest letter to the bottom of the lowest. */
export async function letterHeightMm(element: Locator): Promise<number> {
  const png = (await element.screenshot()).toString('base64');
  const rows = await element.page().evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const paper = canvas.getContext('2d');
    if (paper === null) return 0;
    paper.drawImage(image, 0, 0);
    const { data: pixels } = paper.getImageData(0, 0, image.width, image.height);
    // The left edge has no letter on it.
    const differs = (at: number, from: number) => [0, 1, 2].some((c) => Math.abs((pixels[at + c] ?? 0) - (pixels[from + c] ?? 0)) > 96);
    const inked = Array.from({ length: image.height }, (_, y) => {
      const from = y * image.width * 4;
      for (let x = 0; x < image.width; x++) if (differs(from + x * 4, from)) return true;
      return false;
    });
    return inked.lastIndexOf(true) - inked.indexOf(true) + 1;
  }, png);
  return rows * MM_PER_PX;
}
