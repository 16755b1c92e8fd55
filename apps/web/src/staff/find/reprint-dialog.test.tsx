import type { DeviceState } from '@luot/shared/domain/devices/device-state';
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { click, type Desk, givenDesk } from '../../../test/given-desk.tsx';
import { counterView, currentTicket, text, waitingTicket } from '../../../test/given-views.ts';
import type { Commands } from '../../desk/use-commands.ts';
import { ReprintDialog } from './reprint-dialog.tsx';

const waiting = (number: string) => waitingTicket(number, { ticketId: `t-${number}` });
const COUNTER = counterView({
  current: currentTicket({ ticketId: 't-B009', number: 'B009', state: 'serving' }),
  waiting: [waiting('B010'), waiting('A1000'), waiting('A007')],
});
const printer = (id: string, state: DeviceState) => ({ id, name: text(`Máy in ${id}`), state });
const PRINTERS = [printer('1', 'paper-out'), printer('2', 'near-end'), printer('3', 'ready')];

const onClose = vi.fn<() => void>();
let desk: Desk;
const sent = () => desk.client.sent;

function open({ counter = COUNTER, printers = PRINTERS } = {}) {
  const dialog = (p: typeof PRINTERS) => (commands: Commands) => <ReprintDialog counter={counter} printers={p} commands={commands} onClose={onClose} />;
  desk = givenDesk(dialog(printers));
  return { become: (p: typeof PRINTERS) => desk.again(dialog(p)) };
}
const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const go = () => button(/^In lại/);
const isOff = () => go().getAttribute('aria-disabled') === 'true';
const chosen = () => screen.getAllByRole('button', { pressed: true }).map((b) => b.textContent);

beforeEach(() => {
  localStorage.clear();
  onClose.mockReset();
});

test('[P3] the current ticket and the first printer that can print are chosen already: one touch, and it is on its way', async () => {
  open();
  expect(chosen()).toEqual(['B009', 'Máy in 2 Sắp hết giấy']);
  await click('In lại số B009');
  expect(sent()).toEqual([{ name: 'ticket.reprint', body: { ticketId: 't-B009', printerId: '2' } }]);
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
  expect(sent()).toEqual([{ name: 'ticket.reprint', body: { ticketId: 't-A007', printerId: '3' } }]);
});

test('[P3] with nobody at the counter no number is chosen for the clerk', async () => {
  open({ counter: { ...COUNTER, current: null } });
  expect(isOff()).toBe(true);
  await click(/^In lại/);
  expect(sent()).toEqual([]);
  await click('B010');
  expect(isOff()).toBe(false);
});

test('[P3] [P4] a printer that cannot print says why and cannot be chosen, also when it fails while the dialog is open', async () => {
  const { become } = open();
  expect([button(/Máy in 1/).textContent, button(/Máy in 1/).disabled]).toEqual(['Máy in 1 Hết giấy', true]);
  await click('Máy in 3');
  become([printer('1', 'ready'), printer('2', 'near-end'), printer('3', 'cover-open')]);
  expect(chosen()).toEqual(['B009', 'Máy in 1']);
  become([printer('1', 'offline'), printer('2', 'unknown'), printer('3', 'cover-open')]);
  expect(screen.getByText('Hiện không có máy in nào in được.')).toBeDefined();
  expect(isOff()).toBe(true);
});

test('[P3] a refusal closes it, so that the sentence above the desk can be read', async () => {
  open();
  desk.answer(() => ({ ok: false, refusal: { code: 'copies-enough', params: { number: 'B009', n: 3 } } }));
  await click('In lại số B009');
  expect(onClose).toHaveBeenCalledOnce();
});
