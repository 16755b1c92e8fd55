import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { buttonNames, click, type Desk, givenDesk, press, told } from '../../../test/given-desk.tsx';
import { awayTicket, counterView, currentTicket, MINE, NOW, staffCounter, staffView, text, waitingTicket } from '../../../test/given-views.ts';
import { AddServiceDialog } from './add-service-dialog.tsx';
import { AlarmDialog } from './alarm-dialog.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { PauseDialog } from './pause-dialog.tsx';
import { TakeOverDialog } from './take-over-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';

const SERVED = [{ serviceId: 'land', offsetMinutes: 0 }];
const VIEW = staffView({
  counters: [
    MINE,
    staffCounter('8', { state: 'open', clerk: 'quay8' }),
    staffCounter('9', { state: 'paused', clerk: 'quay9', services: SERVED }),
    staffCounter('10'),
  ],
  services: [
    { id: 'papers', name: text('Sao y'), waiting: 2 },
    { id: 'land', name: text('Đất đai'), waiting: 0 },
    { id: 'culture', name: text('Văn hóa'), waiting: 1 },
  ],
});
const CURRENT = currentTicket({ state: 'serving' });
const onClose = vi.fn<() => void>();
const onLeave = vi.fn<() => void>();
let desk: Desk;
const sent = () => desk.client.sent;
const dialog = () => screen.getByRole('dialog');

beforeEach(() => {
  onClose.mockReset();
  onLeave.mockReset();
});

describe('transfer', () => {
  beforeEach(() => {
    desk = givenDesk((commands) => <TransferDialog view={VIEW} counterId="counter-7" current={CURRENT} commands={commands} onClose={onClose} />);
  });

  test('[Q3a] offers the other services and the counters that are open; a service with no counter is shown and cannot be chosen', () => {
    expect(buttonNames()).toEqual(['Đất đai Đang chờ: 0', 'Văn hóa chưa có quầy nào mở', 'Quầy 8 Quầy số 8', 'Thôi']);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /Văn hóa/ }).disabled).toBe(true);
  });

  test.each([
    [/Đất đai/, { serviceId: 'land' }, 'Đất đai'],
    [/Quầy 8/, { counterId: 'counter-8' }, 'Quầy 8'],
  ])('[Q3a] one touch on %s sends it there, and says that its place is kept', async (name, to, place) => {
    await click(name);
    expect(sent()).toEqual([{ name: 'ticket.transfer', body: { ticketId: 't1', to } }]);
    expect(onClose).toHaveBeenCalledOnce();
    expect(told()).toBe(`Đã chuyển số A001 đến ${place}, giữ nguyên thứ tự chờ.`);
  });

  test('[C7a] a digit chooses in their order; one that cannot be chosen, or is not there, does nothing', async () => {
    for (const key of ['2', '9', '0']) await press(key, dialog());
    await press('3', dialog(), { ctrlKey: true });
    expect(sent()).toEqual([]);
    await press('3', dialog());
    expect(sent()).toEqual([{ name: 'ticket.transfer', body: { ticketId: 't1', to: { counterId: 'counter-8' } } }]);
  });

  test('[C7b] begins at no choice: an Enter too many sends nobody anywhere', () => {
    expect(document.activeElement).toBe(dialog());
  });
});

describe('one more service', () => {
  test('[Q9] offers what the ticket has not, whether somebody is there now or not', async () => {
    const current = currentTicket({ further: [{ serviceId: 'land', name: text('Đất đai') }] });
    desk = givenDesk((commands) => <AddServiceDialog view={VIEW} current={current} commands={commands} onClose={onClose} />);
    expect(buttonNames()).toEqual(['Văn hóa chưa có quầy nào mở', 'Thôi']);
    await press('1', dialog());
    expect(sent()).toEqual([{ name: 'ticket.addService', body: { ticketId: 't1', serviceId: 'culture' } }]);
    expect(told()).toBe('Số A001 có thêm: Văn hóa.');
    expect(onClose).toHaveBeenCalledOnce();
  });
});

describe('cancel', () => {
  beforeEach(() => {
    desk = givenDesk((commands) => <CancelDialog current={CURRENT} commands={commands} onClose={onClose} />);
  });

  test('[C7a] is done only when it is said twice', async () => {
    await click('Hủy số');
    expect(sent()).toEqual([{ name: 'ticket.cancel', body: { ticketId: 't1' } }]);
  });

  test.each(['Enter', 'Escape'])('[C7a] keeps the number with %s', async (way) => {
    expect(document.activeElement?.textContent).toBe('Giữ lại');
    if (way === 'Escape') fireEvent(dialog(), new Event('close'));
    else await click('Giữ lại');
    expect(sent()).toEqual([]);
    expect(onClose).toHaveBeenCalledOnce();
  });
});

describe('pause', () => {
  beforeEach(() => {
    desk = givenDesk((commands) => <PauseDialog view={VIEW} counterId="counter-7" nowMs={NOW} commands={commands} onClose={onClose} />);
  });
  const pause = (reasonId: string, minutes: number | null) => ({
    name: 'counter.pause',
    body: { counterId: 'counter-7', reasonId, ...(minutes === null ? {} : { expectedEndMs: NOW + minutes * 60_000 }) },
  });

  test('[C5] has a reason and an expected end: ten minutes unless another time is chosen', async () => {
    await press('1', dialog());
    await click('120 phút');
    expect(screen.getByRole('heading', { name: 'Dự kiến nghỉ đến 11:00' })).toBeDefined();
    await click('Ăn trưa');
    expect(sent()).toEqual([pause('break', 10), pause('lunch', 120)]);
  });

  test('[C5] nobody has to know the end', async () => {
    await click('Chưa rõ');
    expect(screen.getByRole('button', { name: 'Chưa rõ' }).getAttribute('aria-pressed')).toBe('true');
    await press('2', dialog());
    expect(sent()).toEqual([pause('lunch', null)]);
  });
});

describe('close', () => {
  const open = (change = {}) => {
    const counter = counterView({ current: null, waiting: [waitingTicket('A002'), waitingTicket('A003')], ...change });
    desk = givenDesk((commands) => <CloseDialog counter={counter} commands={commands} onClose={onClose} onLeave={onLeave} />);
  };

  test('[C5] says who is left, and closes with Enter', async () => {
    open({ held: [awayTicket('A005'), awayTicket('A006', { here: false })] });
    expect(dialog().textContent).toContain('còn 2 người chờ');
    expect(dialog().textContent).toContain('đang giữ chỗ số A005.');
    expect(document.activeElement?.textContent).toBe('Đóng quầy');
    await click('Đóng quầy');
    expect(sent()).toEqual([{ name: 'counter.close', body: { counterId: 'counter-7' } }]);
    expect(onLeave).not.toHaveBeenCalled();
  });

  test('[C5] for the next clerk at the counter: closes and signs out, and stays signed in when the close is refused', async () => {
    open();
    desk.answer(() => ({ ok: false, refusal: { code: 'ticket-in-hand', params: { number: 'A001' } } }));
    await click('Đóng quầy và đăng xuất');
    expect([sent().length, onLeave.mock.calls.length]).toEqual([1, 0]);
    desk.answer(() => ({ ok: true, value: {} }));
    await click('Đóng quầy và đăng xuất');
    expect(onLeave).toHaveBeenCalledOnce();
  });
});

describe('calling colleagues', () => {
  const open = (raised: boolean, onWithdraw = () => undefined) => {
    desk = givenDesk((commands) => <AlarmDialog counterId="counter-7" raised={raised} onWithdraw={onWithdraw} commands={commands} onClose={onClose} />);
  };

  test('[C14] is two keys, and tells nobody who looks on what for', async () => {
    open(false);
    expect(dialog().textContent).not.toMatch(/khẩn|nguy|đe dọa/);
    expect(document.activeElement?.textContent).toBe('Báo ngay');
    await click('Báo ngay');
    expect(sent()).toEqual([{ name: 'alarm.raise', body: { counterId: 'counter-7' } }]);
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('[C14] is tried although the link is down', async () => {
    open(false);
    desk.client.store.setState({ link: 'down' });
    await click('Báo ngay');
    expect(sent()).toHaveLength(1);
  });

  test('[C14] once raised it can be withdrawn', async () => {
    const withdrawn = vi.fn<() => undefined>();
    open(true, withdrawn);
    await click('Không cần nữa');
    expect(withdrawn).toHaveBeenCalledOnce();
    expect(sent()).toEqual([]);
  });
});

describe('taking over', () => {
  test('[C9] says whose counter it was and which ticket comes with it', async () => {
    const counter = staffCounter('8', { state: 'open', clerk: 'quay8', number: 'B003', unattended: true });
    desk = givenDesk((commands) => <TakeOverDialog counter={counter} commands={commands} onClose={onClose} />);
    expect(dialog().textContent).toContain('quay8');
    expect(dialog().textContent).toContain('Số B003 đang ở quầy được tiếp nhận cùng.');
    await click('Tiếp nhận quầy');
    expect(sent()).toEqual([{ name: 'counter.takeOver', body: { counterId: 'counter-8' } }]);
  });
});
