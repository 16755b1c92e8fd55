// A clerk at work in a real browser, by keys and by what the page shows.
import type { Page } from 'playwright-core';
import { openCounter, signIn } from './desks.ts';

export interface ClerkPage {
  readonly page: Page;
  /** One key, and what came of it: the page is at rest again. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Opens a dialog by its key. */
  readonly ask: (key: string) => Promise<void>;
  readonly shut: () => Promise<void>;
  /** The number in hand, or an empty text. */
  readonly number: () => Promise<string>;
  /** Waits until this number is in hand; an empty one: until nobody is. */
  readonly has: (number: string) => Promise<void>;
  /** Waits until all of these are on the waiting list. */
  readonly sees: (...numbers: readonly string[]) => Promise<void>;
  /** The numbers on the waiting list, in their order. */
  readonly waiting: () => Promise<string[]>;
  readonly told: () => Promise<string>;
  /** Finds a ticket by its number and waits for its card. */
  readonly find: (number: string) => Promise<void>;
}

/** Signs in and opens a counter; without one, stays where it is to be chosen. */
export async function clerkPage(page: Page, login: string, counter: string | null): Promise<ClerkPage> {
  await signIn(page, login);
  if (counter !== null) await openCounter(page, counter);
  return clerkAtDesk(page);
}

/** @param page of somebody who has signed in */
export function clerkAtDesk(page: Page): ClerkPage {
  const rest = () => page.locator('.work[aria-busy="false"], .choose').waitFor();
  const clerk: ClerkPage = {
    page,
    press: async (...keys) => {
      for (const key of keys) {
        await page.keyboard.press(key);
        await rest();
      }
    },
    ask: async (key) => {
      await page.keyboard.press(key);
      await page.locator('dialog[open]').waitFor();
    },
    shut: async () => {
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
    },
    number: () => page.evaluate(() => document.querySelector('.current-number')?.textContent ?? ''),
    has: async (number) => {
      await page.waitForFunction((n) => (document.querySelector('.current-number')?.textContent ?? '') === n, number);
    },
    sees: async (...numbers) => {
      await page.waitForFunction((wanted) => {
        const shown = [...document.querySelectorAll('.queue [data-row] b')].map((b) => b.textContent);
        return wanted.every((number) => shown.includes(number));
      }, numbers);
    },
    waiting: () => page.locator('.queue [data-row] b').allTextContents(),
    told: () => page.locator('.message-line').innerText(),
    find: async (number) => {
      await clerk.ask('l');
      await page.keyboard.type(number);
      await page.keyboard.press('Enter');
      await page.locator('.card-number', { hasText: number }).waitFor();
    },
  };
  return clerk;
}
