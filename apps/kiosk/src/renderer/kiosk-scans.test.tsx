// What a scan does to the kiosk's screen, whichever way it comes; and the ticket that goes to this machine's own printer.
import type { Reply } from '@luot/shared/protocol/commands';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  CATALOGUE,
  closeKiosk,
  GIVEN,
  type Kiosk,
  lateAnswer,
  openKiosk,
  pass,
  startKiosk,
  stopClock,
  TICKET,
  title,
  touch,
} from '../../test/kiosk-fixture.tsx';

let kiosk: Kiosk;
const open = (): void => {
  kiosk = openKiosk();
};
const scan = (seq: number, text: string) => kiosk.scan(seq, text);

beforeEach(() => stopClock());
afterEach(closeKiosk);

describe('a scanner on the server’s cable', () => {
  beforeEach(() => open());

  test('[K1] a procedure’s code brings its screen, from wherever the visitor is, with the focus on its title', async () => {
    scan(1, '1.001193');
    expect(title()).toBe('Đăng ký khai sinh');
    scan(2, 'https://dichvucong.gov.vn/?ma_thu_tuc=1.000894');
    expect(document.activeElement?.textContent).toBe('Đăng ký kết hôn');
    await touch('Lấy số');
    expect(kiosk.client.sent).toEqual([{ name: 'ticket.issue', body: { serviceId: 'civil-status', procedureCode: '1.000894', language: 'vi' } }]);
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
    kiosk.put();
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
    kiosk.putCatalogue({ ...CATALOGUE, others: [repealed] });
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
    expect([opened.mock.calls.length, window.location.href, kiosk.client.sent.length]).toEqual([0, address, 0]);
    opened.mockRestore();
  });

  test.each(['', 'LUOT:', 'A025'])('[K20e] what is no text, and what means nothing, is said to be so (%j)', (text) => {
    scan(1, text);
    expect(title()).toBe('Không nhận ra mã này');
  });

  test('[K2] a code held up by mistake takes nobody’s number off the screen', async () => {
    await touch(/Hộ tịch/);
    await touch('Lấy số');
    scan(1, 'LUOT:token');
    expect(title()).toBe('Không nhận ra mã này');
    await touch('Quay lại');
    expect(title()).toBe('Số của ông/bàH012');
  });

  test('[N3] while a number is on its way a scan changes nothing', async () => {
    const late = lateAnswer();
    kiosk.answers(late.answer);
    await touch(/Hộ tịch/);
    await touch('Lấy số');
    scan(1, '1.000894');
    scan(2, 'nonsense');
    expect(title()).toBe('Đang lấy số…');
    await late.come(GIVEN);
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
  kiosk = openKiosk({ scan: { seq: 7, text: '1.001193' } });
  expect(title()).toBe('Ông/bà cần làm thủ tục gì?');
  scan(8, '1.001193');
  expect(title()).toBe('Đăng ký khai sinh');
});

test('[K1] what is scanned before the catalogue has come waits for it', () => {
  kiosk = startKiosk();
  kiosk.put();
  scan(1, '1.001193');
  expect(title()).toBe('Ông/bà cần làm thủ tục gì?');
  kiosk.putCatalogue(CATALOGUE);
  expect(title()).toBe('Đăng ký khai sinh');
});

test('[K1] a scanner that types leads to the same screens', () => {
  open();
  const type = (key: string) => act(() => void fireEvent.keyDown(document.body, { key }));
  for (const key of '1.000894') type(key);
  type('Enter');
  pass(1);
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
    kiosk.answers(() => reply);
    await touch(/Hộ tịch/);
    await touch('Lấy số');
    expect(printTicket).not.toHaveBeenCalled();
  });
});
