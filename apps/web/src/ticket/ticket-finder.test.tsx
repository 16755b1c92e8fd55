import { type StubClient, stubClient } from '@luot/client/stub-client';
import type { ClientCommand, Reply } from '@luot/shared/protocol/commands';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import type { TicketHistory } from '@luot/shared/protocol/views/ticket-view';
import { ClientProvider } from '@luot/ui/client-context';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { useCommands } from '../desk/use-commands.ts';
import type { TicketAction } from './ticket-actions.ts';
import { TicketFinder } from './ticket-finder.tsx';

const AT = Date.parse('2026-11-23T08:00:00+07:00');
const MINUTE = 60_000;
const text = (vi: string, en: string) => ({ vi, en });
const PAPERS = text('Chứng thực', 'Certification');
const step = (minute: number, what: TicketHistory['steps'][number]['what'], change: Partial<TicketHistory['steps'][number]> = {}) => ({
  atMs: AT + minute * MINUTE,
  what,
  serviceName: PAPERS,
  counterLabel: null,
  clerk: null,
  reason: null,
  words: null,
  ...change,
});
const MISSED: TicketHistory = {
  ticketId: 't1',
  number: 'A012',
  state: 'missed',
  serviceId: 'certification',
  serviceName: PAPERS,
  classId: null,
  className: null,
  bookedAtMs: null,
  steps: [
    step(0, 'issued'),
    step(9, 'called', { counterLabel: '7', clerk: 'quay7', reason: text('Cụ yếu mệt', 'Frail') }),
    step(11, 'missed', { counterLabel: '7', clerk: 'quay7' }),
  ],
};
const CLASSES: StaffView['classes'] = [{ id: 'elderly', name: text('Từ 80 tuổi', 'Aged 80 or over'), headStartMinutes: 30 }];
const PRINTERS: StaffView['printers'] = [
  { id: 'p1', name: text('Máy in 1', 'Printer 1'), state: 'ready' },
  { id: 'p2', name: text('Máy in 2', 'Printer 2'), state: 'offline' },
];
const ALL: readonly TicketAction[] = ['return', 'class', 'reprint', 'cancel'];

let client: StubClient;
let found: TicketHistory | null;
let answer: (command: ClientCommand) => Reply;
const touch = (name: string | RegExp) => act(async () => fireEvent.click(screen.getByRole('button', { name })));
const inDialog = (name: string | RegExp) => act(async () => fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name })));
const look = async (number: string) => {
  await act(async () => fireEvent.change(screen.getByLabelText('Số trên phiếu'), { target: { value: number } }));
  await touch('Tìm');
};
const acts = () => screen.queryAllByRole('button').map((each) => each.textContent);

function Page({ allowed, first }: { allowed: readonly TicketAction[]; first: string }) {
  const commands = useCommands();
  return (
    <>
      <p role="alert">{commands.message?.text}</p>
      <TicketFinder allowed={allowed} classes={CLASSES} printers={PRINTERS} timeZone="Asia/Ho_Chi_Minh" commands={commands} first={first} />
    </>
  );
}

function open(allowed = ALL, first = ''): void {
  render(
    <LanguageProvider>
      <ClientProvider client={client}>
        <Page allowed={allowed} first={first} />
      </ClientProvider>
    </LanguageProvider>,
  );
}

beforeEach(() => {
  found = MISSED;
  answer = ({ name }) => {
    if (name !== 'ticket.lookUp') return { ok: true, value: {} };
    return found === null ? { ok: false, refusal: { code: 'unknown-ticket' } } : { ok: true, value: found };
  };
  client = stubClient('huongdan', (command) => answer(command));
});

describe('looking up', () => {
  test('[C8] by the number as it was typed: state, class, and every step with where, who and why', async () => {
    open();
    await look(' a12 ');
    expect(client.sent).toEqual([{ name: 'ticket.lookUp', body: { number: 'a12' } }]);
    expect(screen.getByRole('heading').textContent).toBe('A012');
    expect(document.querySelector('.ticket-state')?.textContent).toBe('Vắng mặt');
    expect(screen.getByText('Không ưu tiên')).toBeDefined();
    const steps = within(screen.getByRole('list', { name: 'Quá trình của số A012' })).getAllByRole('listitem');
    expect(steps.map((item) => item.textContent)).toEqual([
      '08:00Lấy sốChứng thực',
      '08:09GọiChứng thực · Quầy 7 · quay7Ngoài lượt: Cụ yếu mệt',
      '08:11Vắng mặtChứng thực · Quầy 7 · quay7',
    ]);
  });

  test('[C8] a booked one with its class says both', async () => {
    found = { ...MISSED, className: CLASSES[0]?.name ?? null, bookedAtMs: AT + 30 * MINUTE };
    open();
    await look('A012');
    expect(screen.getByText('Ưu tiên: Từ 80 tuổi')).toBeDefined();
    expect(screen.getByText('Hẹn lúc 08:30')).toBeDefined();
  });

  test('[C8] none of this number: a sentence, and the old ticket is gone', async () => {
    open();
    await look('A012');
    found = null;
    await look('A999');
    expect(screen.getByRole('alert').textContent).toBe('Không tìm thấy số này trong ngày hôm nay.');
    expect(screen.queryByRole('heading')).toBeNull();
  });

  test('one that is named from elsewhere is looked up at once', async () => {
    await act(async () => open(ALL, 'H012'));
    expect(client.sent).toEqual([{ name: 'ticket.lookUp', body: { number: 'H012' } }]);
    expect(screen.getByRole('heading').textContent).toBe('A012');
  });
});

describe('what can be done', () => {
  test('[Q7] a missed one goes back with one touch, and is looked at again', async () => {
    open();
    await look('A012');
    found = { ...MISSED, state: 'waiting' };
    await touch('Đưa lại vào hàng chờ');
    expect(client.sent.slice(1)).toEqual([
      { name: 'ticket.return', body: { ticketId: 't1' } },
      { name: 'ticket.lookUp', body: { number: 'A012' } },
    ]);
    expect(screen.getByText('Đã đưa số A012 lại vào hàng chờ.')).toBeDefined();
    expect(acts()).toEqual(['Tìm', 'Sửa đối tượng', 'In lại phiếu', 'Hủy số']);
  });

  test('[K7] the class is corrected by choosing another; what it is now is marked', async () => {
    open();
    await look('A012');
    await touch('Sửa đối tượng');
    const dialog = within(screen.getByRole('dialog', { name: 'Số A012 thuộc đối tượng nào?' }));
    expect(dialog.getByRole('button', { name: 'Không ưu tiên' }).getAttribute('aria-pressed')).toBe('true');
    await inDialog(/Từ 80 tuổi.*gọi sớm hơn 30 phút/);
    expect(client.sent[1]).toEqual({ name: 'ticket.setClass', body: { ticketId: 't1', classId: 'elderly' } });
    expect(screen.getByText('Đã sửa đối tượng của số A012.')).toBeDefined();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('[C10] cancelling asks first; keeping it sends nothing', async () => {
    found = { ...MISSED, state: 'waiting' };
    open();
    await look('A012');
    await touch('Hủy số');
    await inDialog('Giữ lại');
    expect(client.sent).toHaveLength(1);
    await touch('Hủy số');
    await inDialog('Hủy số');
    expect(client.sent[1]).toEqual({ name: 'ticket.cancel', body: { ticketId: 't1' } });
  });

  test('[P3b] paper once more comes out of a printer that can print', async () => {
    found = { ...MISSED, state: 'called' };
    open();
    await look('A012');
    await touch('In lại phiếu');
    expect(within(screen.getByRole('dialog')).getByRole<HTMLButtonElement>('button', { name: /Máy in 2\s*Mất kết nối/ }).disabled).toBe(true);
    await inDialog(/Máy in 1/);
    expect(client.sent[1]).toEqual({ name: 'ticket.reprint', body: { ticketId: 't1', printerId: 'p1' } });
    expect(screen.getByText('Đang in lại số A012 ở Máy in 1.')).toBeDefined();
  });

  test('[C1] a refusal is said, and the ticket stays to be seen', async () => {
    open();
    await look('A012');
    answer = () => ({ ok: false, refusal: { code: 'wrong-ticket-state', params: { number: 'A012' } } });
    await touch('Đưa lại vào hàng chờ');
    expect(screen.getByRole('alert').textContent).toBe('Không thể làm việc này với số A012 ở trạng thái hiện tại.');
    expect(screen.getByRole('heading').textContent).toBe('A012');
  });

  test('[C10] a page that may only put tickets back offers nothing else', async () => {
    open(['return']);
    await look('A012');
    expect(acts()).toEqual(['Tìm', 'Đưa lại vào hàng chờ']);
  });
});
