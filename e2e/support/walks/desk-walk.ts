// Every dialog of a clerk's desk, one after the other, for whoever looks at each: pictures, accessibility, sizes.
import type { ClerkPage } from './clerk-page.ts';

const WITH_A_TICKET = [
  ['t', 'transfer'],
  ['s', 'add-service'],
  ['x', 'cancel'],
  ['i', 'reprint'],
  ['n', 'issue'],
  ['l', 'find'],
  ['a', 'alarm'],
] as const;
const WITH_NOBODY = [
  ['p', 'pause'],
  ['q', 'close'],
] as const;

/**
 * @param clerk at a counter that serves somebody while others wait, or that has nobody
 * @param look called on each dialog with its name; must leave it as it found it
 */
export async function walkDesk(clerk: ClerkPage, look: (name: string) => Promise<void>): Promise<void> {
  const busy = (await clerk.number()) !== '';
  for (const [key, name] of busy ? WITH_A_TICKET : WITH_NOBODY) {
    await clerk.ask(key);
    if (name === 'find') await clerk.page.keyboard.type('0');
    await look(name);
    await clerk.shut();
  }
  if (!busy) return;
  await clerk.page.locator('.queue [data-row]').first().click();
  await clerk.page.locator('.ticket-card').waitFor();
  await look('ticket');
  await clerk.page.keyboard.press('1');
  await look('reasons');
  await clerk.shut();
}
