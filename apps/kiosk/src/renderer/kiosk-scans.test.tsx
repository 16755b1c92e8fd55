// What a scan does to the kiosk's screen, whichever way it comes; and the ticket that goes to this machine's own printer.
import type { ClientCommand, Reply } from '@luot/shared/protocol/commands';
import type { IssuedTicket, KioskService, KioskView, Procedure, Scan } from '@luot/shared/protocol/views';
import { type StubClient, stubClient } from '@luot/ui/client/stub-client';
import { ClientProvider } from '@luot/ui/client-context';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { KioskPage } from './kiosk-page.tsx';

const NOW = Date.parse('2026-11-23T12:00:00+07:00');
const text = (vi: string, en: string) => ({ vi, en });
const SERVICE: KioskService = {
  id: 'civil-status',
  name: text('Hộ tịch', 'Civil status'),
  hint: text('Khai sinh', 'Birth'),
  icon: 'civil-status',
  waiting: 3,
  counters: ['3'],
  service: { state: 'open' },
  estimate: 'unknown',
};
const VIEW: KioskView = {
  centre: { name: text('Trung tâm mẫu', 'Sample centre'), timeZone: 'Asia/Ho_Chi_Minh' },
  day: '2026-11-23',
  services: [SERVICE],
  printer: { state: 'ready' },
  papers: [],
  scan: null,
  classes: [{ id: 'elderly', name: text('Người từ 80 tuổi', 'Aged 80 or over'), headStartMinutes: 30 }],
  help: null,
  findsDossiers: true,
  dossierDesk: 'results',
  screenDpi: 102,
};
const procedure = (code: string, name: string): Procedure => ({
  code,
  portalId: null,
  foreignIds: [],
  shortName: text(name, `${name} (en)`),
  fullName: name,
  field: 'Hộ tịch',
  serviceId: SERVICE.id,
  timeLimit: null,
  cutOff: null,
  online: null,
  fee: { status: 'unknown', text: null },
  documents: null,
});
const TICKET: IssuedTicket = {
  ticketId: '2026-11-23.h.12',
  number: 'H012',
  serviceId: SERVICE.id,
  serviceName: SERVICE.name,
  issuedAtMs: NOW,
  language: 'vi',
  priority: false,
  procedureCode: '1.001193',
  printerId: 'printer-1',
  ahead: 3,
  counters: ['3'],
  qr: 'LUOT:token',
  estimate: 'unknown',
};

let client: StubClient;
let answer: (command: ClientCommand) => Reply | Promise<Reply>;
const putScan = (scan: Scan | null) => act(() => client.put('kiosk', 'kiosk-1', { ...VIEW, scan }, NOW));
const scan = (seq: number, text: string) => putScan({ seq, text });
const touch = (name: string | RegExp) => act(async () => fireEvent.click(screen.getByRole('button', { name })));
const title = () => screen.getByRole('heading', { level: 1 }).textContent;
const pass = (seconds: number) => {
  for (let second = 0; second < seconds; second++) act(() => void vi.advanceTimersByTime(1_000));
};

function open(first: Scan | null = null): void {
  render(
    <LanguageProvider>
      <ClientProvider client={client}>
        <KioskPage />
      </ClientProvider>
    </LanguageProvider>,
  );
  act(() =>
    client.put('catalogue', 'all', { procedures: [procedure('1.001193', 'Đăng ký khai sinh'), procedure('1.000894', 'Đăng ký kết hôn')], others: [] }, NOW),
  );
  putScan(first);
}

beforeAll(() => {
  // jsdom has the elements without these methods.
  Element.prototype.scrollTo = () => undefined;
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});
beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  answer = () => ({ ok: true, value: { ticket: TICKET } });
  client = stubClient('kiosk-1', (command) => answer(command));
});
afterEach(() => {
  cleanup();
  delete window.luotShell;
  vi.useRealTimers();
});

describe('a scanner on the server’s cable', () => {
  beforeEach(() => open());

  test('[K1] a procedure’s code brings its screen, from wherever the visitor is, with the focus on its title', async () => {
    scan(1, '1.001193');
    expect(title()).toBe('Đăng ký khai sinh');
    scan(2, 'https://dichvucong.gov.vn/?ma_thu_tuc=1.000894');
    expect(document.activeElement?.textContent).toBe('Đăng ký kết hôn');
    await touch('Lấy số');
    expect(client.sent).toEqual([{ name: 'ticket.issue', body: { serviceId: 'civil-status', procedureCode: '1.000894', language: 'vi' } }]);
    scan(3, '1.001193');
    expect(title()).toBe('Đăng ký khai sinh');
  });

  test('[K1] the same code again is another scan; the same scan in another view is none', async () => {
    scan(1, '1.001193');
    await touch('Quay lại');
    scan(1, '1.001193');
    expect(title()).toBe('Ông/bà cần làm thủ tục gì?');
    scan(2, '1.001193');
    expect(title()).toBe('Đăng ký khai sinh');
  });

  test('[K1] a server that was started again counts from the beginning', () => {
    scan(41, '1.001193');
    scan(1, '1.000894');
    expect(title()).toBe('Đăng ký kết hôn');
    putScan(null);
    scan(1, '1.001193');
    expect(title()).toBe('Đăng ký khai sinh');
  });

  test('[K3] a code that is not handled here has its own sentence and a way on', async () => {
    scan(1, '2.000815');
    expect(screen.getByRole('alert').textContent).toContain('Chưa có thủ tục 2.000815 trong danh mục');
    await touch('English');
    expect(title()).toBe('Procedure 2.000815 is not in our list');
    await touch('Back');
    expect(title()).toBe('What do you need today?');
  });

  test('[K3] what is repealed is called by its name, so that whoever holds the poster knows it was read', () => {
    const repealed = { code: '1.004227', portalId: null, name: 'Đăng ký biến động', why: 'repealed', successors: ['1.001193'] } as const;
    act(() => client.put('catalogue', 'all', { procedures: [procedure('1.001193', 'Đăng ký khai sinh')], others: [repealed] }, NOW));
    scan(1, '1.004227');
    expect(screen.getByText('Đăng ký biến động')).toBeDefined();
    expect(screen.getByRole('button', { name: /Đăng ký khai sinh/ })).toBeDefined();
  });

  test('[K2] anything else is not recognised, not shown and not opened', () => {
    const opened = vi.spyOn(window, 'open').mockReturnValue(null);
    const address = window.location.href;
    scan(1, 'https://example.org/secret');
    expect(title()).toBe('Không nhận ra mã này');
    expect(document.body.innerHTML).not.toContain('example');
    expect([opened.mock.calls.length, window.location.href, client.sent.length]).toEqual([0, address, 0]);
    opened.mockRestore();
  });

  test('[K2] a code held up by mistake takes nobody’s number off the screen', async () => {
    await touch(/Hộ tịch/);
    await touch('Lấy số');
    scan(1, TICKET.qr);
    expect(title()).toBe('Không nhận ra mã này');
    await touch('Quay lại');
    expect(title()).toBe('Số của ông/bàH012');
  });

  test('[N3] while a number is on its way a scan changes nothing', async () => {
    let reply: (value: Reply) => void = () => undefined;
    answer = () =>
      new Promise((resolve) => {
        reply = resolve;
      });
    await touch(/Hộ tịch/);
    await touch('Lấy số');
    scan(1, '1.000894');
    scan(2, 'nonsense');
    expect(title()).toBe('Đang lấy số…');
    await act(async () => reply({ ok: true, value: { ticket: TICKET } }));
    expect(title()).toBe('Số của ông/bàH012');
  });

  test('[K5] a scan is a sign of life, and what it brought is left again when nobody is there', () => {
    scan(1, '1.001193');
    pass(70);
    expect(screen.getByRole('dialog')).toBeDefined();
    scan(2, 'nonsense');
    expect(screen.queryByRole('dialog')).toBeNull();
    pass(79);
    expect(screen.getByRole('dialog')).toBeDefined();
    pass(1);
    expect(title()).toBe('Ông/bà cần làm thủ tục gì?');
  });
});

test('[K1] what was scanned before the page was there is not acted on', () => {
  open({ seq: 7, text: '1.001193' });
  expect(title()).toBe('Ông/bà cần làm thủ tục gì?');
  scan(8, '1.001193');
  expect(title()).toBe('Đăng ký khai sinh');
});

test('[K1] what is scanned before the catalogue has come waits for it', () => {
  render(
    <LanguageProvider>
      <ClientProvider client={client}>
        <KioskPage />
      </ClientProvider>
    </LanguageProvider>,
  );
  putScan(null);
  scan(1, '1.001193');
  expect(title()).toBe('Ông/bà cần làm thủ tục gì?');
  act(() => client.put('catalogue', 'all', { procedures: [procedure('1.001193', 'Đăng ký khai sinh')], others: [] }, NOW));
  expect(title()).toBe('Đăng ký khai sinh');
});

test('[K1] a scanner that types leads to the same screens', () => {
  open();
  const type = (key: string) => act(() => void fireEvent.keyDown(document.body, { key }));
  for (const key of '1.000894') type(key);
  type('Enter');
  expect(title()).toBe('Đăng ký kết hôn');
});

describe('in the packaged app', () => {
  const printTicket = vi.fn<(ticket: IssuedTicket) => void>();
  let heard: (text: string) => void;
  const stopped = vi.fn<() => void>();

  beforeEach(() => {
    printTicket.mockReset();
    stopped.mockReset();
    window.luotShell = {
      connection: () => Promise.reject(new Error('not asked here')),
      printTicket,
      onScan: (listener) => {
        heard = listener;
        return stopped;
      },
    };
    open();
  });

  test('[K1] a scanner on this machine’s cable leads to the same screens, until the page goes', () => {
    act(() => heard('1.001193'));
    expect(title()).toBe('Đăng ký khai sinh');
    act(() => heard('?'));
    expect(title()).toBe('Không nhận ra mã này');
    cleanup();
    expect(stopped).toHaveBeenCalledOnce();
  });

  test('[P2] the ticket goes to the program behind the page, which knows whether it holds the printer', async () => {
    await touch(/Hộ tịch/);
    await touch('Lấy số');
    expect(printTicket.mock.calls).toEqual([[TICKET]]);
  });

  test.each<[string, Reply]>([
    ['without a printer', { ok: true, value: { ticket: { ...TICKET, printerId: null } } }],
    ['that was refused', { ok: false, refusal: { code: 'series-full' } }],
  ])('[P2] nothing is printed for a ticket %s', async (_case, reply) => {
    answer = () => reply;
    await touch(/Hộ tịch/);
    await touch('Lấy số');
    expect(printTicket).not.toHaveBeenCalled();
  });
});
