// Looks a screen over at its sizes and in both languages; each fault is a line that says where it was seen.
import { LANGUAGES, type Language } from '@luot/shared/domain/text';
import type { Page } from 'playwright-core';
import { axeFaults, layoutFaults, touchFaults } from './page-faults.ts';

export const PORTRAIT = { width: 1080, height: 1920 };
export const LANDSCAPE = { width: 1920, height: 1080 };
export const DESK = { width: 1440, height: 900 };
/** The narrow form beside another program. */
const STRIP = { width: 420, height: 900 };
/** The smallest screen a kiosk is built with. */
const SMALL = { width: 1024, height: 768 };

export async function look(page: Page, name: string): Promise<string[]> {
  const faults = [...(await layoutFaults(page)), ...(await axeFaults(page))];
  return faults.map((fault) => `${name}: ${fault}`);
}

/** Does something in each language and leaves the page in the first. */
export async function inBothLanguages(page: Page, work: (language: Language) => Promise<void>): Promise<void> {
  for (const language of LANGUAGES) {
    await work(language);
    await page.getByRole('button', { name: /^(Tiếng Việt|English)$/ }).click();
  }
}

/** A desk page, wide and narrow. */
export async function deskFaults(page: Page, name: string): Promise<string[]> {
  const wide = await look(page, name);
  await page.setViewportSize(STRIP);
  const narrow = (await layoutFaults(page)).map((fault) => `${name}, narrow: ${fault}`);
  await page.setViewportSize(DESK);
  return [...wide, ...narrow];
}

/** A kiosk screen at every size, with large text too; touch targets where a pixel is a unit. */
export async function kioskLayoutFaults(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  const largeText = page.locator('.kiosk-bar button').nth(0);
  // Resizing a page is the slow part, so it is the outer loop.
  for (const [shape, size] of Object.entries({ SMALL, LANDSCAPE, PORTRAIT })) {
    await page.setViewportSize(size);
    await inBothLanguages(page, async (language) => {
      for (const text of ['large', 'normal']) {
        await largeText.click();
        const found = [...(await layoutFaults(page)), ...(size === SMALL ? [] : await touchFaults(page))];
        faults.push(...found.map((fault) => `${name} ${shape} ${language} ${text}: ${fault}`));
      }
    });
  }
  return faults;
}

/** The same, and through axe-core: in both languages, and in high contrast, which is the same in both. */
export async function kioskFaults(page: Page, name: string): Promise<string[]> {
  const faults = await kioskLayoutFaults(page, name);
  const seen = async (where: string) => void faults.push(...(await axeFaults(page)).map((fault) => `${name} ${where}: ${fault}`));
  const highContrast = page.locator('.kiosk-bar button').nth(1);
  await inBothLanguages(page, async (language) => {
    await seen(language);
  });
  await highContrast.click();
  await seen('high contrast');
  await highContrast.click();
  return faults;
}
