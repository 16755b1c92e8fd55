import type { Reply } from '@luot/shared/protocol/commands';
import type { CounterView } from '@luot/shared/protocol/views/counter-view';
import type { TicketHistory } from '@luot/shared/protocol/views/ticket-view';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { click, type Desk, givenDesk, press, told } from '../../../test/given-desk.tsx';
import { awayTicket, counterView, currentTicket, MINE, NOW, staffView, text, ticketHistory, waitingTicket } from '../../../test/given-views.ts';
import { FindDialog } from './find-dialog.tsx';

const onClose = vi.fn<() => void>();
let desk: Desk;
let tickets: Record<string, TicketHistory>;
let refuse: Reply | null;
const FREE = counterView({ current: null });
const HELD = counterView({ current: null, held: [awayTicket('A005')] });

const open = (counter: CounterView | null, first = { text: '', ask: false }) => {
  desk = givenDesk((commands) => <FindDialog view={staffView()} counter={counter} first={first} commands={commands} onClose={onClose} />);
  desk.answer((command) => {
    if (command.name !== 'ticket.lookUp') return refuse ?? { ok: true, value: {} };
    const found = tickets[command.body.number];
    return found === undefined ? { ok: false, refusal: { code: 'unknown-ticket' } } : { ok: true, value: found };
  });
};
const dialog = () => screen.getByRole('dialog');
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Số phiếu' });
const type = (value: string) => fireEvent.change(field(), { target: { value } });
const enter = () => act(async () => fireEvent.submit(screen.getByRole('search')));
const look = async (number: string) => {
  type(number);
  await enter();
};
/** Commands beside the questions. */
const sent = () => desk.client.sent.filter(({ name }) => name !== 'ticket.lookUp');
const acts = () =>
  within(dialog())
    .getAllByRole('button')
    .map((b) => b.textContent?.trim());

beforeEach(() => {
  onClose.mockReset();
  refuse = null;
  tickets = { A002: ticketHistory('A002') };
});

describe('looking up', () => {
  test('[C8] [R51] by number, with its history: when, where, by whom, and why before its turn', async () => {
    const step = { serviceName: text('Sao y'), counterLabel: '7', clerk: 'quay7', reason: null, words: null };
    tickets['B012'] = ticketHistory('B012', {
      state: 'served',
      classId: 'elderly',
      className: text('Người từ 80 tuổi'),
      bookedAtMs: NOW,
      steps: [
        { ...step, atMs: NOW - 600_000, what: 'issued', counterLabel: null, clerk: null },
        { ...step, atMs: NOW - 300_000, what: 'called', reason: text('Hồ sơ đã hẹn'), words: 'Bé sốt' },
        { ...step, atMs: NOW, what: 'served' },
      ],
    });
    open(FREE);
    expect(document.activeElement).toBe(field());
    await look('B012');
    expect(dialog().textContent).toContain('Đã xong');
    expect(dialog().textContent).toContain('Sao y · Ưu tiên: Người từ 80 tuổi · hẹn 09:00');
    expect(screen.getAllByRole('listitem').map((li) => li.textContent)).toEqual([
      '08:50Lấy sốSao y',
      '08:55GọiSao y · Quầy 7 · quay7Ngoài lượt: Hồ sơ đã hẹnBé sốt',
      '09:00XongSao y · Quầy 7 · quay7',
    ]);
    expect(acts()).toEqual(['Tìm', 'Đóng']);
  });

  test('[C8] a number there is none of is a sentence, and the next try forgets it', async () => {
    open(FREE);
    await look('A999');
    expect(screen.getByRole('alert').textContent).toBe('Không tìm thấy số này trong ngày hôm nay.');
    await look('A002');
    expect(screen.getByRole('alert').textContent).toBe('');
    expect(dialog().textContent).toContain('Đang chờ');
  });

  test('[C8] numbers of the own lists are offered as they are typed, and digits alone are enough', async () => {
    open(counterView({ current: null, held: [awayTicket('A012')], waiting: [waitingTicket('A002'), waitingTicket('B012')] }));
    type('12');
    expect(acts()).toEqual(['Tìm', 'A012', 'B012', 'Đóng']);
    type('b12');
    await enter();
    expect(desk.client.sent.at(-1)?.body).toEqual({ number: 'b12' });
    type('2');
    await enter();
    expect(desk.client.sent.at(-1)?.body).toEqual({ number: 'A002' });
    expect(field().value).toBe('A002');
  });

  test('[C7a] without a link it says so and asks nothing', async () => {
    open(FREE);
    desk.client.store.setState({ link: 'down' });
    await look('A002');
    expect(desk.client.sent).toEqual([]);
    expect(screen.getByRole('alert').textContent).toContain('chưa làm gì cả');
  });

  test('[C8] a row that was touched is asked for at once', async () => {
    await act(async () => open(FREE, { text: 'A002', ask: true }));
    expect(desk.client.sent).toEqual([{ name: 'ticket.lookUp', body: { number: 'A002' } }]);
    expect(dialog().textContent).toContain('Đang chờ');
    expect(document.activeElement?.className).toBe('ticket-card');
  });
});

describe('what can be done', () => {
  test.each<[string, TicketHistory, CounterView | null, string[]]>([
    ['waiting, own service', ticketHistory('A002'), FREE, ['Gọi ngoài lượt', 'In lại phiếu', 'Sửa đối tượng', 'Hủy số']],
    ['waiting, while one is being called', ticketHistory('A002'), counterView(), ['In lại phiếu', 'Sửa đối tượng', 'Hủy số']],
    [
      'waiting, while one is served',
      ticketHistory('A002'),
      counterView({ current: currentTicket({ state: 'serving' }) }),
      ['Xong số A001 và gọi số này', 'In lại phiếu', 'Sửa đối tượng', 'Hủy số'],
    ],
    ['waiting for others', ticketHistory('B001', { serviceId: 'land', serviceName: text('Đất đai') }), FREE, ['In lại phiếu', 'Sửa đối tượng', 'Hủy số']],
    [
      'waiting, the counter paused',
      ticketHistory('A002'),
      counterView({ current: null, counter: { ...MINE, state: 'paused' } }),
      ['In lại phiếu', 'Sửa đối tượng', 'Hủy số'],
    ],
    ['waiting, at no counter', ticketHistory('A002'), null, ['In lại phiếu', 'Sửa đối tượng', 'Hủy số']],
    ['held here', ticketHistory('A005', { state: 'held' }), HELD, ['Phục vụ tiếp', 'Trả lại hàng chờ', 'Sửa đối tượng', 'Hủy số']],
    ['held elsewhere', ticketHistory('A006', { state: 'held' }), HELD, ['Trả lại hàng chờ', 'Sửa đối tượng', 'Hủy số']],
    ['missed', ticketHistory('A007', { state: 'missed' }), FREE, ['Đã quay lại', 'Sửa đối tượng']],
    ['called', ticketHistory('A008', { state: 'called' }), FREE, ['In lại phiếu']],
    ['served', ticketHistory('A009', { state: 'served' }), FREE, []],
    ['cancelled', ticketHistory('A009', { state: 'cancelled' }), FREE, []],
  ])('[C8] %s', async (_name, ticket, counter, expected) => {
    tickets = { [ticket.number]: ticket };
    open(counter);
    await look(ticket.number);
    expect(acts()).toEqual(['Tìm', ...expected, 'Đóng']);
  });
});

describe('doing it', () => {
  const call = (reasonId: string, more = {}) => ({ name: 'counter.callTicket', body: { counterId: 'counter-7', number: 'A002', reasonId, ...more } });
  const words = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Ghi thêm (không bắt buộc)' });

  test('[Q8] out of turn with a reason of the list: two digits, and the desk is back', async () => {
    open(FREE);
    await look('A002');
    await press('1');
    expect(sent()).toEqual([]);
    expect(acts()).toEqual(['Tìm', 'Người cao tuổi', 'Hồ sơ đã hẹn', 'Quay lại', 'Đóng']);
    await press('2');
    expect(sent()).toEqual([call('appointment')]);
    expect(onClose).toHaveBeenCalledOnce();
    expect(told()).toBe('Đã gọi số A002 ngoài lượt.');
  });

  test('[Q8] with words beside it, by keys alone: Enter leads back to where a digit chooses, and calls nobody', async () => {
    open(FREE);
    await look('A002');
    await press('1');
    words().focus();
    fireEvent.change(words(), { target: { value: ' Bé sốt ' } });
    await press('2');
    await act(async () => fireEvent.submit(words().form as HTMLFormElement));
    expect([sent(), document.activeElement?.textContent]).toEqual([[], 'Vì sao gọi ngoài lượt?']);
    await press('2');
    expect(sent()).toEqual([call('appointment', { words: 'Bé sốt' })]);
  });

  test('[R51] words with a telephone or identity number are refused at once, and stay to be mended', async () => {
    open(FREE);
    await look('A002');
    await press('1');
    fireEvent.change(words(), { target: { value: 'gọi lại 0912 345 678' } });
    expect(screen.getByText(/giống số điện thoại hoặc số định danh/)).toBeDefined();
    await click('Hồ sơ đã hẹn');
    expect([sent(), document.activeElement, words().value]).toEqual([[], words(), 'gọi lại 0912 345 678']);
    fireEvent.change(words(), { target: { value: 'gọi lại' } });
    await click('Hồ sơ đã hẹn');
    expect(sent()).toEqual([call('appointment', { words: 'gọi lại' })]);
  });

  test('[Q8] [C3a] while one is served the call finishes it, and says so before', async () => {
    open(counterView({ current: currentTicket({ state: 'serving' }) }));
    await look('A002');
    await press('1');
    expect(dialog().textContent).toContain('Xong số A001. Vì sao gọi số này ngoài lượt?');
    await press('1');
    expect(sent()).toEqual([call('frail', { outcome: { ticketId: 't1', as: 'served' } })]);
  });

  test('[Q6] held here is served on, and the desk is back', async () => {
    tickets = { A005: ticketHistory('A005', { state: 'held' }) };
    open(HELD);
    await look('A005');
    await press('1');
    expect(sent()).toEqual([{ name: 'ticket.resume', body: { ticketId: 'A005' } }]);
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('[Q7] a missed one that is back waits again, and is shown as it stands further', async () => {
    tickets = { A007: ticketHistory('A007', { state: 'missed' }) };
    open(FREE);
    await look('A007');
    tickets = { A007: ticketHistory('A007') };
    await press('1');
    expect(sent()).toEqual([{ name: 'ticket.return', body: { ticketId: 'A007' } }]);
    expect(screen.getByText('Số A007 đã trở lại hàng chờ.', { selector: '.dialog-done' })).toBeDefined();
    expect(dialog().textContent).toContain('Đang chờ');
    expect(onClose).not.toHaveBeenCalled();
  });

  test('[C7b] a second Enter after the search does nothing', async () => {
    tickets = { A007: ticketHistory('A007', { state: 'missed' }) };
    open(FREE);
    await look('A007');
    expect(document.activeElement?.className).toBe('ticket-card');
  });

  test('[K7] the class is corrected, or taken away', async () => {
    tickets['A002'] = ticketHistory('A002', { classId: 'elderly', className: text('Người từ 80 tuổi') });
    open(FREE);
    await look('A002');
    await click('Sửa đối tượng');
    expect(screen.getByRole('button', { pressed: true }).textContent).toContain('Người từ 80 tuổi');
    await press('1');
    expect(sent()).toEqual([{ name: 'ticket.setClass', body: { ticketId: 'A002', classId: null } }]);
  });

  test('[P3] paper once more, where it is wanted', async () => {
    open(FREE);
    await look('A002');
    await click('In lại phiếu');
    await press('1');
    expect(sent()).toEqual([{ name: 'ticket.reprint', body: { ticketId: 'A002', printerId: 'p1' } }]);
  });

  test('[C7a] cancelling asks first, with "keep" as the first answer', async () => {
    open(FREE);
    await look('A002');
    await click('Hủy số');
    await press('1');
    expect(sent()).toEqual([]);
    await click('Hủy số');
    await press('2');
    expect(sent()).toEqual([{ name: 'ticket.cancel', body: { ticketId: 'A002' } }]);
  });

  test('a refusal is said beside the ticket, which stays', async () => {
    open(FREE);
    await look('A002');
    refuse = { ok: false, refusal: { code: 'wrong-ticket-state', params: { number: 'A002' } } };
    await press('1');
    await press('1');
    expect(screen.getByText(/Không thể làm việc này với số A002/, { selector: '.dialog-refusal' })).toBeDefined();
    expect(onClose).not.toHaveBeenCalled();
    expect(acts()).toContain('Gọi ngoài lượt');
  });

  test('[C7a] "back" is on every step', async () => {
    open(FREE);
    await look('A002');
    for (const step of ['Gọi ngoài lượt', 'Sửa đối tượng', 'In lại phiếu']) {
      await click(step);
      await click('Quay lại');
      expect(acts()).toContain('Gọi ngoài lượt');
    }
    expect(sent()).toEqual([]);
  });
});
