// The whole way through a kiosk, screen by screen, for whoever looks at each: pictures, accessibility, sizes.
import type { Page } from 'playwright-core';

/** Of the sample centre: one to pay for, one that is ready, one that is late. */
const DOSSIERS = ['H56.25.10.07-261113-0256', 'H56.25.10.07-261118-0019', 'H56.25.10.07-261109-0975'];

/**
 * @param page on the first screen of a kiosk without a camera, in either language
 * @param look called on each screen and dialog with its name; must leave the page as it found it. `modal`: nothing but the
 *   dialog can be touched.
 */
export async function walkKiosk(page: Page, look: (name: string, modal: boolean) => Promise<void>): Promise<void> {
  const back = () => page.locator('.sheet-actions > .quiet').first().click();
  const dialog = async (opener: string, name: string) => {
    await page.locator(opener).click();
    await page.locator('dialog[open]').waitFor();
    await look(name, true);
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
  };
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
