import type { DeviceState } from '@luot/shared/domain/device-state';
import type { CommandName, CommandValue, Reply } from '@luot/shared/protocol/commands';
import type { CounterView, CurrentTicket, WaitingTicket } from '@luot/shared/protocol/views';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ReprintDialog } from './reprint-dialog.tsx';
import type { Commands } from './use-commands.ts';

const text = (name: string) => ({ vi: name, en: `${name} (en)` });
const CURRENT: CurrentTicket = {
  ticketId: 't-B009',
  number: 'B009',
  copies: 0,
  state: 'serving',
  serviceId: 'papers',
  serviceName: text('Sao y'),
  className: null,
  procedureCode: null,
  dossierCode: null,
  language: 'vi',
  arrivedAtMs: 0,
  calledAtMs: 0,
  startedAtMs: 0,
  recalls: 0,
  offerMissed: false,
};
const waiting = (number: string): WaitingTicket => {
  return { ticketId: `t-${number}`, number, serviceId: 'papers', arrivedAtMs: 0, priority: false, directed: false, transferred: false };
};
const COUNTER: CounterView = {
  counter: { id: 'c1', label: '1', name: text('Bàn 1'), state: 'open', clerk: 'quay1', number: 'B009', services: [] },
  pause: null,
  current: CURRENT,
  waiting: [waiting('B010'), waiting('A1000'), waiting('A007')],
  next: null,
  undo: null,
  servedToday: 0,
};
const printer = (id: string, state: DeviceState) => ({ id, name: text(`Máy in ${id}`), state });
const PRINTERS = [printer('1', 'paper-out'), printer('2', 'near-end'), printer('3', 'ready')];

const sent: [CommandName, unknown][] = [];
let reply: Reply;
const commands: Commands = {
  run: async (name, body) => {
    sent.push([name, body]);
    return reply as Reply<CommandValue<typeof name>>;
  },
  busy: false,
  message: null,
};
const onClose = vi.fn<() => void>();

function open({ counter = COUNTER, printers = PRINTERS } = {}) {
  const dialog = (p: typeof PRINTERS) => (
    <LanguageProvider>
      <ReprintDialog counter={counter} printers={p} commands={commands} onClose={onClose} />
    </LanguageProvider>
  );
  const { rerender } = render(dialog(printers));
  return { become: (p: typeof PRINTERS) => rerender(dialog(p)) };
}
const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const click = (name: string | RegExp) => act(async () => fireEvent.click(button(name)));
const go = () => button(/^In lại/);
const chosen = () => screen.getAllByRole('button', { pressed: true }).map((b) => b.textContent);

beforeAll(() => {
  // jsdom has the element without its method.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
});
beforeEach(() => {
  sent.length = 0;
  reply = { ok: true, value: {} };
  onClose.mockReset();
});
afterEach(cleanup);

test('[P3] the current ticket and the first printer that can print are chosen already: one touch, and it is on its way', async () => {
  open();
  expect(chosen()).toEqual(['B009', 'Máy in 2 Sắp hết giấy']);
  await click('In lại số B009');
  expect(sent).toEqual([['ticket.reprint', { ticketId: 't-B009', printerId: '2' }]]);
  expect(screen.getByRole('dialog', { name: 'Đang in lại số B009' }).textContent).toContain('Mời lấy phiếu ở Máy in 2.');
  expect(onClose).not.toHaveBeenCalled();
});

test('[P3] it says that the paper is marked as a copy', () => {
  open();
  expect(screen.getByText('Phiếu in lại giữ nguyên số và được đánh dấu là BẢN SAO.')).toBeDefined();
});

test('[P3] whoever waits is found by number, and the paper comes where it is wanted', async () => {
  open();
  const [current, others] = screen.getAllByRole('list');
  const numbers = [current, others].map((list) => within(list as HTMLElement).getAllByRole('button'));
  expect(numbers.map((list) => list.map((b) => b.textContent))).toEqual([['B009'], ['A007', 'A1000', 'B010']]);
  await click('A007');
  await click('Máy in 3');
  expect(chosen()).toEqual(['A007', 'Máy in 3']);
  await click('In lại số A007');
  expect(sent).toEqual([['ticket.reprint', { ticketId: 't-A007', printerId: '3' }]]);
});

test('[P3] with nobody at the counter no number is chosen for the clerk', async () => {
  open({ counter: { ...COUNTER, current: null } });
  expect(go().disabled).toBe(true);
  await click('B010');
  expect(go().disabled).toBe(false);
});

test('[P3] [P4] a printer that cannot print says why and cannot be chosen, also when it fails while the dialog is open', async () => {
  const { become } = open();
  expect([button(/Máy in 1/).textContent, button(/Máy in 1/).disabled]).toEqual(['Máy in 1 Hết giấy', true]);
  await click('Máy in 3');
  become([printer('1', 'ready'), printer('2', 'near-end'), printer('3', 'cover-open')]);
  expect(chosen()).toEqual(['B009', 'Máy in 1']);
  become([printer('1', 'offline'), printer('2', 'unknown'), printer('3', 'cover-open')]);
  expect(screen.getByText('Hiện không có máy in nào in được.')).toBeDefined();
  expect(go().disabled).toBe(true);
});

test('[P3] a refusal closes it, so that the sentence above the desk can be read', async () => {
  open();
  reply = { ok: false, refusal: { code: 'copies-enough', params: { number: 'B009', n: 3 } } };
  await click('In lại số B009');
  expect(onClose).toHaveBeenCalledOnce();
});
