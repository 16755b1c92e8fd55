// What people do on the pages, by what they see.
import type { Page } from 'playwright-core';

export async function signIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu').fill('demo');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

/** Chooses a counter by its number and waits for the desk. */
export async function openCounter(page: Page, label: string): Promise<void> {
  await page.locator('.choose button', { has: page.locator('b', { hasText: new RegExp(`^${label}$`) }) }).click();
  await page.locator('.work').waitFor();
}

/** Touches a tile and takes a number; resolves with it when the screen shows it. */
export async function takeNumber(page: Page, serviceName: string): Promise<string> {
  await page.locator('.tile', { has: page.locator('.tile-name', { hasText: serviceName }) }).click();
  const take = page.getByRole('button', { name: 'Lấy số' });
  await take.click();
  // The link may go in the moment of the touch: the button is inert then, nothing was asked, and a visitor touches it again.
  if ((await take.and(page.locator(':disabled')).count()) > 0) await take.click();
  const number = page.locator('.ticket-number');
  await number.waitFor().catch(async (error: Error) => {
    throw new Error(`${error.message}\nThe kiosk shows: ${await page.locator('body').innerText()}`);
  });
  return (await number.textContent()) ?? '';
}

/** What the ticket screen says of the paper when it has made up its mind, and back home. */
export async function leaveTicket(page: Page): Promise<string> {
  await page.locator('.ticket-paper:not([data-paper="coming"])').waitFor();
  const paper = (await page.locator('.ticket-paper').getAttribute('data-paper')) ?? '';
  await page.getByRole('button', { name: 'Xong' }).click();
  await page.locator('.tiles').waitFor();
  return paper;
}
