// One ticket on a phone through every state there is, for whoever looks at each: pictures, accessibility.

import { type LuotClient, viewIn } from '@luot/client/luot-client';
import { LANGUAGES, type Language } from '@luot/shared/domain/text';
import type { ViewName, Views } from '@luot/shared/protocol/views';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { connectClerk, connectKiosk } from './people.ts';

export const PHONE = { width: 360, height: 740 };
/** Of the sample centre: one service, one counter, one clerk. */
const [SERVICE, COUNTER, CLERK] = ['residence', 'counter-2', 'quay2'] as const;

export interface PhoneWalk {
  readonly base: string;
  /** Where phones reach the ticket page. */
  readonly phoneBase: string;
  readonly browser: Browser;
  readonly language: Language;
}

/** Called in each state with its name; must leave the page as it found it. */
export type Look = (page: Page, name: string, language: Language) => Promise<void>;

export async function openPhonePage(browser: Browser, url: string): Promise<Page> {
  const context = await phoneContext(browser);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

export function phoneContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true, deviceScaleFactor: 2, reducedMotion: 'reduce' });
}

/** A number from a kiosk; `token` is what its QR holds. */
export async function issueAt(
  kiosk: LuotClient,
  serviceId: string,
  language: Language,
): Promise<{ ticketId: string; number: string; token: string; qr: string }> {
  const reply = await kiosk.send('ticket.issue', { serviceId, language });
  if (!reply.ok) throw new Error(`no ticket: ${reply.refusal.code}`);
  const { ticketId, number, qr } = reply.value.ticket;
  return { ticketId, number, qr, token: qr.slice(-22) };
}

/** Says what the page's state is; waits until it is that. */
export async function inState(page: Page, state: string): Promise<void> {
  await page.locator(`[data-state="${state}"][data-link="up"]`).waitFor();
}

export async function walkPhone({ base, phoneBase, browser, language }: PhoneWalk, look: Look): Promise<void> {
  const kiosk = connectKiosk(base, 'kiosk-1');
  const clerk = await clerkAtCounter(base);
  const before = [];
  for (let i = 0; i < 4; i++) before.push(await issueAt(kiosk, SERVICE, 'vi'));
  const ticket = await issueAt(kiosk, SERVICE, language);
  const other = await issueAt(kiosk, SERVICE, language);
  const page = await openPhonePage(browser, `${phoneBase}/t/${ticket.token}`);
  await inState(page, 'waiting');
  await look(page, 'waiting', language);
  await page.route('**/cancel', (route) => route.fulfill({ status: 502, body: 'no' }));
  await page.locator('.cancel').click();
  await page.locator('.danger').click();
  await page.locator('.sure .problem').waitFor();
  await look(page, 'cancel-no-answer', language);
  await page.unroute('**/cancel');
  await page.locator('.sure .quiet').click();
  await page.locator('.bell-button').click();
  await page.locator('.bell-state').waitFor();
  await look(page, 'waiting-bell', language);
  await page.locator('.cancel').click();
  await page.locator('.sure').waitFor();
  await look(page, 'cancel-sure', language);
  await page.locator('.sure .quiet').click();
  await page.context().setOffline(true);
  await page.locator('[data-link="down"]').waitFor();
  await look(page, 'waiting-down', language);
  await page.context().setOffline(false);
  await inState(page, 'waiting');
  for (const { ticketId } of before) await clerk.send('ticket.cancel', { ticketId });
  await page.locator('.count').waitFor({ state: 'hidden' });
  await look(page, 'waiting-next', language);
  await clerk.send('counter.callNext', { counterId: COUNTER });
  await inState(page, 'called');
  await look(page, 'called', language);
  await page.context().setOffline(true);
  await page.locator('[data-link="down"]').waitFor();
  await look(page, 'called-down', language);
  await page.context().setOffline(false);
  await inState(page, 'called');
  const { ticketId } = ticket;
  await clerk.send('ticket.recall', { ticketId });
  await page.getByText(language === 'vi' ? 'Gọi lại lúc' : 'Called again at').waitFor();
  await look(page, 'called-again', language);
  await clerk.send('ticket.miss', { ticketId });
  await inState(page, 'missed');
  await look(page, 'missed', language);
  await page.locator('.primary:visible').click();
  await inState(page, 'waiting');
  await clerk.send('counter.callNext', { counterId: COUNTER });
  await inState(page, 'called');
  await clerk.send('ticket.hold', { ticketId });
  await inState(page, 'held');
  await look(page, 'held', language);
  await page.locator('.primary:visible').click();
  await inState(page, 'waiting');
  await clerk.send('counter.callNext', { counterId: COUNTER });
  await inState(page, 'called');
  await clerk.send('ticket.miss', { ticketId });
  await inState(page, 'missed');
  await look(page, 'missed-ask', language);
  await clerk.send('ticket.return', { ticketId });
  await inState(page, 'waiting');
  await clerk.send('counter.callTicket', { counterId: COUNTER, number: ticket.number, reasonId: 'other' });
  await clerk.send('ticket.start', { ticketId });
  await inState(page, 'serving');
  await look(page, 'serving', language);
  await clerk.send('ticket.finish', { ticketId });
  await inState(page, 'served');
  await look(page, 'served', language);
  await page.locator('form .primary').click();
  await page.locator('.problem:visible').waitFor();
  await look(page, 'rate-none', language);
  await page.locator('.level').nth(1).click();
  await page.locator('form .primary').click();
  await page.locator('.thanks').waitFor();
  await look(page, 'rated', language);
  await page.goto(`${phoneBase}/t/${other.token}`);
  await inState(page, 'waiting');
  const others = await page.evaluateHandle(() => [0, 1, 2].map(() => new EventSource(`${location.pathname}/events`)));
  await page.locator('.ended').waitFor();
  await others.evaluate((sources) => sources.forEach((source) => source.close()));
  await look(page, 'elsewhere', language);
  await page.locator('.ended .primary').click();
  await inState(page, 'waiting');
  await page.locator('.cancel').click();
  await page.locator('.danger').click();
  await inState(page, 'cancelled');
  await look(page, 'cancelled', language);
  await page.goto(`${phoneBase}/t/${'0'.repeat(22)}`);
  await look(page, 'not-today', language);
  await page.goto(`${phoneBase}/staff`);
  await look(page, 'nothing-here', language);
  await page.context().close();
  kiosk.close();
  clerk.close();
}

/** What the whole centre is told, and the end of the day over a waiting ticket: nothing comes after this. Begins in Vietnamese. */
export async function walkPastClosing({ base, phoneBase, browser, language }: PhoneWalk, look: Look): Promise<void> {
  const kiosk = connectKiosk(base, 'kiosk-1');
  const ticket = await issueAt(kiosk, SERVICE, language);
  const page = await openPhonePage(browser, `${phoneBase}/t/${ticket.token}`);
  await inState(page, 'waiting');
  const manager = await connectClerk(base, 'quanly');
  await manager.send('emergency.set', { text: { vi: 'Mời mọi người ra sân qua cửa chính.', en: 'Please leave through the main door.' } });
  await page.locator('.emergency').waitFor();
  await inBoth(page, (shown) => look(page, 'emergency', shown));
  await manager.send('emergency.set', { text: null });
  manager.watch([{ view: 'manager', id: 'all' }]);
  const { openTickets } = await viewed(manager, 'manager', 'all');
  const outcomes = openTickets.map(({ ticketId }) => ({ ticketId, as: 'expired' as const }));
  const closed = await manager.send('day.close', { outcomes });
  if (!closed.ok) throw new Error(`the day does not close: ${closed.refusal.code}`);
  await inState(page, 'expired');
  await inBoth(page, (shown) => look(page, 'expired', shown));
  await page.context().close();
  manager.close();
  kiosk.close();
}

/** In the page's language, and in the other one by its switch. */
async function inBoth(page: Page, deed: (language: Language) => Promise<void>): Promise<void> {
  for (const language of LANGUAGES) {
    await deed(language);
    await page.locator('.language').click();
  }
}

/** At the counter with nobody in hand. */
async function clerkAtCounter(base: string): Promise<LuotClient> {
  const clerk = await connectClerk(base, CLERK);
  clerk.watch([{ view: 'counter', id: COUNTER }]);
  await clerk.send('counter.open', { counterId: COUNTER });
  const { current, waiting } = await viewed(clerk, 'counter', COUNTER);
  if (current !== null) await clerk.send('ticket.finish', { ticketId: current.ticketId });
  for (const { ticketId } of waiting) await clerk.send('ticket.cancel', { ticketId });
  return clerk;
}

/** A view as soon as it has come. */
export function viewed<Name extends ViewName>(client: LuotClient, view: Name, id: string): Promise<Views[Name]> {
  return new Promise((done) => {
    const look = () => {
      const body = viewIn(client.store.getState(), view, id);
      if (body !== null) done(body);
    };
    client.store.subscribe(look);
    look();
  });
}
