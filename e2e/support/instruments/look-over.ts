// Looks a screen over at its sizes and in both languages; each fault is a line that says where it was seen.
import { LANGUAGES, type Language } from '@luot/shared/domain/text';
import type { Locator, Page } from 'playwright-core';
import { axeFaults, layoutFaults, thumbFaults, touchFaults } from './page-faults.ts';

export const PORTRAIT = { width: 1080, height: 1920 };
export const LANDSCAPE = { width: 1920, height: 1080 };
export const DESK = { width: 1440, height: 900 };
/** A ten-inch tablet, either way up. */
export const TABLET = { width: 810, height: 1080 };
const TABLET_WIDE = { width: 1080, height: 810 };
/** The narrow form beside another program. */
const STRIP = { width: 420, height: 900 };
/** The smallest screen a kiosk is built with: 15 inches, 85 dots each. */
export const SMALL = { width: 1024, height: 768 };

export async function look(page: Page, name: string): Promise<string[]> {
  const faults = [...(await layoutFaults(page)), ...(await axeFaults(page))];
  return faults.map((fault) => `${name}: ${fault}`);
}

/** Does something in each language and leaves the page in the first. */
export async function inBothLanguages(page: Page, work: (language: Language) => Promise<void>): Promise<void> {
  for (const language of LANGUAGES) {
    await work(language);
    // The strip's comes first; a ticket's language may be chosen below it.
    await press(page.getByRole('button', { name: /^(Tiếng Việt|English)$/ }).first());
  }
}

/** A state in both languages; axe-core looks at the first, for it hears no difference. The page is left in the first. */
export async function stateFaults(
  page: Page,
  name: string,
  whole: (name: string) => Promise<string[]>,
  layout: (name: string) => Promise<string[]>,
): Promise<string[]> {
  const faults: string[] = [];
  await inBothLanguages(page, async (language) => void faults.push(...(await (language === LANGUAGES[0] ? whole : layout)(`${name} ${language}`))));
  return faults;
}

/** A desk page, wide and narrow. */
export async function deskFaults(page: Page, name: string): Promise<string[]> {
  return [...(await look(page, name)), ...(await narrowFaults(page, name))];
}

export async function deskLayoutFaults(page: Page, name: string): Promise<string[]> {
  const wide = (await layoutFaults(page)).map((fault) => `${name}: ${fault}`);
  return [...wide, ...(await narrowFaults(page, name))];
}

async function narrowFaults(page: Page, name: string): Promise<string[]> {
  await page.setViewportSize(STRIP);
  const narrow = (await layoutFaults(page)).map((fault) => `${name}, narrow: ${fault}`);
  await page.setViewportSize(DESK);
  return narrow;
}

/** A tablet's page, upright and on its side; everything a thumb touches is large enough. */
export async function tabletFaults(page: Page, name: string): Promise<string[]> {
  return [...(await axeFaults(page)).map((fault) => `${name}: ${fault}`), ...(await tabletLayoutFaults(page, name))];
}

export async function tabletLayoutFaults(page: Page, name: string): Promise<string[]> {
  const upright = [...(await layoutFaults(page)), ...(await thumbFaults(page))].map((fault) => `${name}: ${fault}`);
  await page.setViewportSize(TABLET_WIDE);
  const wide = [...(await layoutFaults(page)), ...(await thumbFaults(page))];
  await page.setViewportSize(TABLET);
  return [...upright, ...wide.map((fault) => `${name}, on its side: ${fault}`)];
}

const ROOMS = { LANDSCAPE, PORTRAIT };
type Rooms = Readonly<Record<string, { readonly width: number; readonly height: number }>>;

/** What is at the bottom of every kiosk screen, left to right. */
const BAR = { largeText: 1, highContrast: 2, lowReach: 3 } as const;

/** A kiosk screen in every room and language, with large text too: nothing cut off, nothing too small to touch. */
export async function kioskLayoutFaults(page: Page, name: string, rooms: Rooms = ROOMS): Promise<string[]> {
  const faults: string[] = [];
  // Resizing a page is the slow part, so it is the outer loop.
  for (const [shape, size] of Object.entries(rooms)) {
    await page.setViewportSize(size);
    await inBothLanguages(page, async (language) => {
      for (const text of ['large', 'normal']) {
        await press(bar(page, 'largeText'));
        faults.push(...(await screenFaults(page)).map((fault) => `${name} ${shape} ${language} ${text}: ${fault}`));
      }
    });
    await press(bar(page, 'lowReach'));
    faults.push(...(await screenFaults(page)).map((fault) => `${name} ${shape} low reach: ${fault}`));
    await press(bar(page, 'lowReach'));
  }
  return faults;
}

/** The same, and through axe-core: in both languages, and in every mode. */
export async function kioskFaults(page: Page, name: string): Promise<string[]> {
  const faults = await kioskLayoutFaults(page, name);
  const seen = async (where: string) => void faults.push(...(await axeFaults(page)).map((fault) => `${name} ${where}: ${fault}`));
  await inBothLanguages(page, async (language) => {
    await seen(language);
  });
  for (const mode of ['highContrast', 'largeText', 'lowReach'] as const) {
    await press(bar(page, mode));
    await seen(mode);
    await press(bar(page, mode));
  }
  return faults;
}

/** A dialog over a kiosk's screen, in every room; whatever else there is cannot be touched. */
export async function kioskDialogFaults(page: Page, name: string, rooms: Rooms = ROOMS): Promise<string[]> {
  const faults: string[] = [];
  for (const [shape, size] of Object.entries(rooms)) {
    await page.setViewportSize(size);
    faults.push(...[...(await screenFaults(page)), ...(await axeFaults(page))].map((fault) => `${name} ${shape}: ${fault}`));
  }
  return faults;
}

async function screenFaults(page: Page): Promise<string[]> {
  // The keys are made anew with the language.
  if ((await page.locator('.touch-keyboard').count()) > 0) await page.locator('.hg-button').first().waitFor();
  return [...(await layoutFaults(page)), ...(await touchFaults(page))];
}

/** Without a pointer: a browser without a screen draws many frames before it believes that a button stands still. */
function press(button: Locator): Promise<void> {
  return button.evaluate((element) => {
    if (element instanceof HTMLElement) element.click();
  });
}

function bar(page: Page, button: keyof typeof BAR) {
  return page.locator('.kiosk-bar > button').nth(BAR[button]);
}
