// A kiosk for tests of its screens: a small centre, a page over a client without a wire, and a finger.

import { type StubClient, stubClient } from '@luot/client/stub-client';
import type { ClientCommand, Reply } from '@luot/shared/protocol/commands';
import type { CatalogueView, Procedure } from '@luot/shared/protocol/views/catalogue-view';
import type { KioskService, KioskView } from '@luot/shared/protocol/views/kiosk-view';
import type { IssuedTicket, TicketStanding } from '@luot/shared/protocol/views/ticket-view';
import { ClientProvider } from '@luot/ui/client-context';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { vi } from 'vitest';
import { KioskPage } from '../src/renderer/kiosk-page.tsx';

/** A Monday at nine. */
export const NOW = Date.parse('2026-11-23T09:00:00+07:00');
/** Of a ticket that is not in the centre: what it stands for is what the test answers. */
export const TOKEN = '0123456789abcdefghijkl';

export const text = (vi: string, en: string) => ({ vi, en });

export const CIVIL: KioskService = {
  id: 'civil-status',
  name: text('Hộ tịch', 'Civil status'),
  hint: text('Khai sinh', 'Birth'),
  icon: 'civil-status',
  waiting: 3,
  counters: ['3', '4'],
  service: { state: 'open' },
  estimate: 'unknown',
};
export const LAND: KioskService = { ...CIVIL, id: 'land', name: text('Đất đai', 'Land'), hint: text('Sổ đỏ, tách thửa', 'Land titles'), icon: 'land' };
export const RESULTS: KioskService = { ...CIVIL, id: 'results', name: text('Trả kết quả', 'Results'), icon: 'results', waiting: 0 };

export const VIEW: KioskView = {
  centre: { name: text('Trung tâm mẫu', 'Sample centre'), timeZone: 'Asia/Ho_Chi_Minh' },
  day: '2026-11-23',
  services: [CIVIL, LAND, RESULTS],
  printer: { state: 'ready' },
  papers: [],
  scan: null,
  classes: [{ id: 'elderly', name: text('Người từ 80 tuổi trở lên', 'Aged 80 or over'), headStartMinutes: 30 }],
  help: null,
  findsDossiers: true,
  dossierDesk: 'results',
  screenDpi: 102,
  takesBookings: true,
  emergency: null,
  dayClosed: false,
};

export function procedure(code: string, name: string, more: Partial<Procedure> = {}): Procedure {
  return {
    code,
    portalId: null,
    foreignIds: [],
    shortName: text(name, `${name} (en)`),
    fullName: name,
    field: 'Hộ tịch',
    serviceId: CIVIL.id,
    timeLimit: null,
    cutOff: null,
    online: null,
    fee: { status: 'unknown', text: null },
    documents: null,
    ...more,
  };
}

export const CATALOGUE: CatalogueView = {
  procedures: [
    procedure('1.001193', 'Đăng ký khai sinh'),
    procedure('1.000894', 'Đăng ký kết hôn'),
    procedure('1.010028', 'Tờ khai hải quan', { field: 'Hải quan', serviceId: null }),
  ],
  others: [],
};

export const TICKET: IssuedTicket = {
  ticketId: '2026-11-23.h.12',
  number: 'H012',
  serviceId: CIVIL.id,
  serviceName: CIVIL.name,
  issuedAtMs: NOW,
  language: 'vi',
  priority: false,
  procedureCode: null,
  printerId: 'printer-1',
  ahead: 3,
  counters: ['3', '4'],
  qr: `LUOT:${TOKEN}`,
  estimate: 'unknown',
};
export const GIVEN: Reply = { ok: true, value: { ticket: TICKET } };

export const STANDING: TicketStanding = {
  number: 'H012',
  serviceName: CIVIL.name,
  state: 'waiting',
  ahead: 3,
  counters: ['3', '4'],
  further: [],
  mayReturn: null,
  mayCancel: false,
  mayRate: false,
};

type Answer = (command: ClientCommand) => Reply | Promise<Reply>;

export interface Kiosk {
  readonly client: StubClient;
  /** What the server says from now on; a number is given until then. */
  readonly answers: (answer: Answer) => void;
  /** The next view of the kiosk. */
  readonly put: (change?: Partial<KioskView>, nowMs?: number) => void;
  readonly putCatalogue: (catalogue: CatalogueView) => void;
  /** Something is scanned by the server's scanner. */
  readonly scan: (seq: number, text: string) => void;
}

/** The page as it is before any view has come. Once for a test; `closeKiosk` ends it. */
export function startKiosk(): Kiosk {
  let answer: Answer = () => GIVEN;
  const client = stubClient('kiosk-1', (command) => answer(command));
  const put = (change: Partial<KioskView> = {}, nowMs = NOW) => act(() => client.put('kiosk', 'kiosk-1', { ...VIEW, ...change }, nowMs));
  render(
    <LanguageProvider>
      <ClientProvider client={client}>
        <KioskPage />
      </ClientProvider>
    </LanguageProvider>,
  );
  return {
    client,
    answers: (next) => {
      answer = next;
    },
    put,
    putCatalogue: (catalogue) => act(() => client.put('catalogue', 'all', catalogue, NOW)),
    scan: (seq, text) => put({ scan: { seq, text } }),
  };
}

/** The page on its first screen. */
export function openKiosk(view: Partial<KioskView> = {}): Kiosk {
  const kiosk = startKiosk();
  kiosk.putCatalogue(CATALOGUE);
  kiosk.put(view);
  return kiosk;
}

export function closeKiosk(): void {
  cleanup();
  delete window.luotShell;
}

/** The clock stands until `pass` moves it. Promises are not held up. */
export function stopClock(nowMs = NOW): void {
  vi.useFakeTimers({ now: nowMs, toFake: ['Date', 'performance', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
}

/** Second by second, because each may draw the page anew. */
export function pass(seconds: number): void {
  for (let second = 0; second < seconds; second++) act(() => void vi.advanceTimersByTime(1_000));
}

export const touch = (name: string | RegExp) => act(async () => fireEvent.click(screen.getByRole('button', { name })));
export const tick = (name: string | RegExp) => act(async () => fireEvent.click(screen.getByRole('checkbox', { name })));
export const type = (words: string) => act(async () => fireEvent.change(screen.getByRole('textbox'), { target: { value: words } }));
export const enter = () => act(async () => fireEvent.submit(screen.getByRole('textbox')));
export const title = () => screen.getByRole('heading', { level: 1 }).textContent;
/** All that is written between the strip and the bar. */
export const body = () => screen.getByRole('main').textContent;
export const field = () => screen.getByRole<HTMLInputElement>('textbox').value;
export const takeButton = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Lấy số' });

/** An answer that comes when the test says so. */
export function lateAnswer(): { readonly answer: Answer; readonly come: (reply: Reply) => Promise<void> } {
  let reply: (value: Reply) => void = () => undefined;
  return {
    answer: () =>
      new Promise((resolve) => {
        reply = resolve;
      }),
    come: (value) => act(async () => reply(value)),
  };
}
