// The ways through a kiosk, screen by screen, for whoever looks at each: pictures, accessibility, sizes.
import type { Page } from 'playwright-core';
import type { HeldUpTickets } from '../centres/held-up-tickets.ts';

/** Of the sample centre: one to pay for, one that is ready, one that is late. */
const DOSSIERS = ['H56.25.10.07-261113-0256', 'H56.25.10.07-261118-0019', 'H56.25.10.07-261109-0975'];

/** Called on each screen and dialog with its name; must leave the page as it found it. `modal`: nothing but the dialog can be touched. */
type Look = (name: string, modal: boolean) => Promise<void>;

/**
 * From the first screen to a ticket on paper.
 * @param page on the first screen of a kiosk without a camera, in either language
 */
export async function walkKiosk(page: Page, look: Look): Promise<void> {
  const back = () => backOn(page);
  const dialog = (opener: string, name: string) => lookAtDialog(page, opener, name, look);
  await look('home', false);
  await dialog('.help-button', 'help');
  await page.locator('.door').first().click();
  await page.getByRole('alert').waitFor();
  await look('scan-no-camera', false);
  await back();
  await page.locator('.search-line').click();
  await page.locator('.hg-button').first().waitFor();
  await look('search-empty', false);
  await page.getByRole('textbox').fill('làm sổ đỏ');
  await page.locator('.procedures button').first().waitFor();
  await look('search', false);
  await page.getByRole('textbox').fill('https://dichvucong.gov.vn/?ma_thu_tuc=1.004227');
  await page.keyboard.press('Enter');
  await page.locator('.message').waitFor();
  await look('notice-repealed', false);
  await back();
  await back();
  await page.locator('.door').nth(1).click();
  await page.locator('.hg-button').first().waitFor();
  await page.getByRole('textbox').fill('H562510072611130256');
  await look('dossier-code', false);
  for (const code of DOSSIERS) {
    await page.getByRole('textbox').fill(code);
    await page.keyboard.press('Enter');
    await page.locator('.dossier-state').waitFor();
    await look(`dossier-${(await page.locator('.dossier-state').getAttribute('data-look')) ?? ''}`, false);
    await back();
  }
  await back();
  await page.locator('.tile').nth(1).click();
  await page.locator('.procedures button').first().waitFor();
  await look('service', false);
  await dialog('.priority', 'priority');
  await page
    .locator('.procedures button', { hasText: /^(Đăng ký khai sinh|Birth registration)$/ })
    .first()
    .click();
  await page.locator('.facts').waitFor();
  await look('procedure', false);
  await dialog('.on-phone', 'on-phone');
  await page.locator('.sheet-actions .primary').click();
  await page.locator('.ticket-paper[data-paper="printed"]').waitFor();
  await look('ticket', false);
}

/**
 * What a visit may have beside one number on paper.
 * @param page on the first screen of a kiosk, in either language
 * @param tickets fresh ones: each is brought back once
 */
export async function walkVisits(page: Page, tickets: HeldUpTickets, look: Look): Promise<void> {
  // Two services more under one number, and no paper for it.
  await page.locator('.tile').nth(2).click();
  await page.locator('.ticket-choices .choice').last().click();
  await page.locator('.more-services button').nth(2).click();
  await page.locator('.more-services button').first().click();
  await page.getByRole('checkbox', { name: /^(Không in phiếu|No paper ticket)$/ }).click();
  await look('more', false);
  await page.locator('.sheet-actions .primary').click();
  await page.locator('.ticket-services').waitFor();
  await look('ticket-without-paper', false);
  await toStart(page);

  // A booking nobody knows.
  await page.locator('.booking-line').click();
  await page.locator('.hg-button').first().waitFor();
  await look('booking', false);
  await page.getByRole('textbox').fill('7K3M9Q2X');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await look('booking-unknown', false);
  await backOn(page);

  // Tickets brought back.
  for (const state of ['waiting', 'held', 'missed', 'served'] as const) {
    await holdUp(page, tickets[state].qr);
    await page.locator('.standing').waitFor();
    await look(`standing-${state}`, false);
    if (state === 'waiting') await lookAtDialog(page, '.cancel-ticket', 'give-up', look);
    if (state === 'missed') {
      await page.locator('.return-ticket').click();
      await page.locator('.standing-done').waitFor();
      await look('standing-returned', false);
    }
    if (state === 'served') {
      await page.locator('.rating button').last().click();
      await page.locator('.standing-done').waitFor();
      await look('standing-rated', false);
    }
    await toStart(page);
  }
}

async function backOn(page: Page): Promise<void> {
  await page.locator('.sheet-actions > .quiet').first().click();
}

async function lookAtDialog(page: Page, opener: string, name: string, look: Look): Promise<void> {
  await page.locator(opener).click();
  await page.locator('dialog[open]').waitFor();
  await look(name, true);
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}

/** As a scanner that types does it; from the first screen. */
export async function holdUp(page: Page, qr: string): Promise<void> {
  await page.locator('.search-line').click();
  await page.getByRole('textbox').fill(qr);
  await page.keyboard.press('Enter');
}

/** "Done", which forgets the language too: for the rest of the walk it is chosen again. */
async function toStart(page: Page): Promise<void> {
  const language = await page.evaluate(() => document.documentElement.lang);
  await page.getByRole('button', { name: /^(Xong|Done)$/ }).click();
  await page.locator('.search-line').waitFor();
  if (language !== 'vi') await page.locator('.kiosk-language').click();
}
