// The manager's part of C12: closing, the report, opening again; and the emergency message.

import { type StubClient, stubClient } from '@luot/client/stub-client';
import type { ClientCommand, Reply } from '@luot/shared/protocol/commands';
import type { ManagerView } from '@luot/shared/protocol/views/manager-view';
import { ClientProvider } from '@luot/ui/client-context';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { MANAGER_VIEW, NOW, text } from '../../test/sample-manager-view.ts';
import { ManagerPage } from './manager-page.tsx';

const LAND = text('Đất đai', 'Land');
const open = (number: string, state: 'waiting' | 'called' | 'serving' | 'held', counterLabel: string | null = null) => ({
  ticketId: number.toLowerCase(),
  number,
  state,
  serviceName: LAND,
  counterLabel,
});
const OPEN = [open('B001', 'serving', '3'), open('B002', 'called', '4'), open('B003', 'waiting'), open('B004', 'waiting'), open('B005', 'held', '3')];

let client: StubClient;
let answer: (command: ClientCommand) => Reply;
const put = (change: Partial<ManagerView> = {}) => act(() => client.put('manager', 'all', { ...MANAGER_VIEW, ...change }, NOW));
const touch = (name: string | RegExp) => act(async () => fireEvent.click(screen.getByRole('button', { name })));
const inDialog = (name: string | RegExp) => act(async () => fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name })));
const outcome = (number: string) => screen.getByLabelText<HTMLSelectElement>(`Kết quả của số ${number}`);
const choose = (number: string, as: string) => act(() => void fireEvent.change(outcome(number), { target: { value: as } }));

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'performance', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  answer = () => ({ ok: true, value: {} });
  client = stubClient('quanly', (command) => answer(command));
  render(
    <LanguageProvider>
      <ClientProvider client={client}>
        <ManagerPage session={{ token: 't', login: 'quanly', name: 'Quản lý', role: 'manager' }} onLeave={() => undefined} />
      </ClientProvider>
    </LanguageProvider>,
  );
  put({ openTickets: OPEN });
});

describe('closing the day', () => {
  beforeEach(() => touch('Kết thúc ngày'));

  test('[C12] lists what is open by how it stands, those at counters first, each with its usual outcome', () => {
    expect(screen.getByText(/^Còn 5 số chưa có kết quả/)).toBeDefined();
    const groups = [...document.querySelectorAll('.open-group')].map((group) => group.getAttribute('aria-label'));
    expect(groups).toEqual(['Đang phục vụ', 'Đã gọi, chưa bắt đầu', 'Tạm ra ngoài, giữ lượt', 'Đang chờ']);
    expect(OPEN.map(({ number }) => outcome(number).value)).toEqual(['served', 'missed', 'expired', 'expired', 'expired']);
    expect([...outcome('B002').options].map((option) => option.textContent)).toEqual(['Vắng', 'Hủy', 'Hết hạn']);
    expect([...outcome('B003').options].map((option) => option.textContent)).toEqual(['Hết hạn', 'Hủy']);
    expect(screen.getByText('Đất đai · Quầy 3', { selector: '[aria-label="Đang phục vụ"] span' })).toBeDefined();
  });

  test('[C12] one by one or all that wait at once; the whole is said before it is done', async () => {
    await touch('Hủy');
    choose('B004', 'expired');
    choose('B001', 'cancelled');
    await touch('Kết thúc ngày');
    const dialog = within(screen.getByRole('dialog', { name: 'Kết thúc ngày 23/11/2026 ngay bây giờ?' }));
    expect(dialog.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['1 Vắng', '2 Hủy', '2 Hết hạn']);
    await inDialog('Chưa kết thúc');
    expect(client.sent).toEqual([]);
    await touch('Kết thúc ngày');
    await inDialog('Kết thúc ngày');
    expect(client.sent).toEqual([
      {
        name: 'day.close',
        body: {
          outcomes: [
            { ticketId: 'b001', as: 'cancelled' },
            { ticketId: 'b002', as: 'missed' },
            { ticketId: 'b003', as: 'cancelled' },
            { ticketId: 'b004', as: 'expired' },
            { ticketId: 'b005', as: 'expired' },
          ],
        },
      },
    ]);
    expect(screen.getByRole('heading', { name: /^Báo cáo ngày/ })).toBeDefined();
  });

  test('[C12] a number that was called or taken meanwhile is on the list at once, and its outcome fits', async () => {
    choose('B003', 'cancelled');
    put({ openTickets: [open('B003', 'called', '4'), open('B006', 'waiting')] });
    expect([outcome('B003').value, outcome('B006').value]).toEqual(['cancelled', 'expired']);
    put({ openTickets: [open('B003', 'serving', '4')] });
    choose('B003', 'expired');
    put({ openTickets: [open('B003', 'called', '4')] });
    expect(outcome('B003').value).toBe('expired');
  });

  test('[C12] a refusal is said and every choice stays', async () => {
    answer = () => ({ ok: false, refusal: { code: 'open-tickets', params: { n: 1, number: 'B009' } } });
    choose('B003', 'cancelled');
    await touch('Kết thúc ngày');
    await inDialog('Kết thúc ngày');
    expect(screen.getByRole('alert').textContent).toBe('Còn 1 số chưa có kết quả (B009…). Hãy cho biết kết quả của từng số.');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(outcome('B003').value).toBe('cancelled');
  });

  test('[C12] with nothing open there is nothing to choose', async () => {
    put({ openTickets: [] });
    expect(screen.getByText('Mọi số hôm nay đều đã có kết quả.')).toBeDefined();
    await touch('Kết thúc ngày');
    await inDialog('Kết thúc ngày');
    expect(client.sent).toEqual([{ name: 'day.close', body: { outcomes: [] } }]);
  });
});

describe('a closed day', () => {
  beforeEach(() => put({ dayClosed: true, dayClosedAtMs: NOW - 60_000 }));

  test('[C12] is said with its time and cannot be closed again; opening it again asks first', async () => {
    expect(screen.getByText('Ngày 23/11/2026 đã kết thúc lúc 09:59.')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Kết thúc ngày' })).toBeNull();
    await touch('Mở lại ngày');
    await inDialog('Không mở');
    expect(client.sent).toEqual([]);
    await touch('Mở lại ngày');
    await inDialog('Mở lại ngày');
    expect(client.sent).toEqual([{ name: 'day.reopen', body: {} }]);
    put();
    expect(screen.queryByText(/đã kết thúc lúc/)).toBeNull();
  });
});

describe('the report of the day', () => {
  const cells = (table: number, name: string | RegExp) => {
    const row = within(screen.getAllByRole('table')[table] ?? document.body).getByRole('row', { name });
    return within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
  };
  const openReport = async () => {
    await act(async () => fireEvent.click(within(screen.getByRole('navigation')).getByRole('button', { name: 'Báo cáo ngày' })));
  };

  test('[S4] what came and what became of it stand side by side, and agree', async () => {
    await openReport();
    expect(cells(0, /^Đất đai/)).toEqual(['20', '2', '22', '9', '2', '2', '1', '0', '8', '22khớp']);
    expect(cells(0, /^Toàn trung tâm/)).toEqual(['20', '2', '22', '9', '2', '2', '1', '0', '8', '22khớp']);
  });

  test('[S4] a difference is seen, not hidden', async () => {
    const [land, ...others] = MANAGER_VIEW.services;
    if (land === undefined) return expect.unreachable();
    put({ services: [{ ...land, served: 8 }, ...others] });
    await openReport();
    expect(cells(0, /^Đất đai/).at(-1)).toBe('21lệch');
    expect(cells(0, /^Trả kết quả/).at(-1)).toBe('0khớp');
  });

  test('[S2] waits with their counts, against the target', async () => {
    await openReport();
    expect(cells(1, /^Đất đai/)).toEqual(['13', '9 phút', '31 phút', 'Vượt']);
    expect(cells(1, /^Trả kết quả/)).toEqual(['0', '–', '–', '–']);
    expect(cells(1, /^Toàn trung tâm/)).toEqual(['48', '6 phút', '14 phút', 'Đạt']);
    expect(cells(2, /^Quầy 3/)).toEqual(['13', '9', '2', '2', '8', '12 phút']);
  });

  test('[C12] says up to when it is: so far while the day is open, when it was closed after that', async () => {
    await openReport();
    expect(screen.getByText('Số liệu đến 10:00, ngày chưa kết thúc')).toBeDefined();
    put({ dayClosed: true, dayClosedAtMs: NOW - 60_000 });
    expect(screen.getByText('Ngày làm việc kết thúc lúc 09:59')).toBeDefined();
    await touch('English');
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Report of the day 23 November 2026');
  });

  test('[R4] what visitors wrote is on no paper', async () => {
    put({ satisfaction: { levels: [0, 0, 0, 0, 1], comments: [{ level: 5, text: 'Cảm ơn chị Hoa' }] } });
    await openReport();
    expect(screen.getByText('1 lượt đánh giá')).toBeDefined();
    expect(document.body.textContent).not.toContain('chị Hoa');
  });

  test('[C12] is printed by the browser', async () => {
    const print = vi.fn<() => void>();
    vi.stubGlobal('print', print);
    await openReport();
    await touch('In báo cáo');
    expect(print).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });
});

describe('an emergency message', () => {
  const write = (label: string, words: string) => act(() => void fireEvent.change(screen.getByLabelText(label), { target: { value: words } }));

  test('a ready sentence is seen in both languages before every screen shows it', async () => {
    await touch('Thông báo khẩn');
    await touch('Báo cháy');
    await touch('Xem lại trước khi hiện');
    expect(client.sent).toEqual([]);
    const dialog = within(screen.getByRole('dialog', { name: 'Hiện câu này trên mọi màn hình?' }));
    expect(dialog.getByText(/^Có báo cháy/).lang).toBe('vi');
    expect(dialog.getByText(/^Fire alarm/).lang).toBe('en');
    await inDialog('Hiện ngay');
    expect(client.sent).toEqual([
      {
        name: 'emergency.set',
        body: {
          text: {
            vi: 'Có báo cháy. Mời mọi người bình tĩnh ra ngoài theo lối thoát hiểm, không dùng thang máy.',
            en: 'Fire alarm. Please leave calmly by the emergency exits and do not use the lifts.',
          },
        },
      },
    ]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('own words are needed in both languages; going back keeps them', async () => {
    await touch('Thông báo khẩn');
    const ready = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Xem lại trước khi hiện' });
    write('Tiếng Việt', ' Có bão. ');
    expect(ready().disabled).toBe(true);
    expect(screen.getByText('Cần đủ cả tiếng Việt và tiếng Anh.')).toBeDefined();
    write('Tiếng Anh', 'A storm is coming.');
    await touch('Xem lại trước khi hiện');
    // As Escape does: the browser shuts the dialog and says so.
    const dialog = screen.getByRole<HTMLDialogElement>('dialog');
    dialog.open = false;
    act(() => void fireEvent(dialog, new Event('close')));
    expect(within(screen.getByRole('dialog')).getByLabelText<HTMLTextAreaElement>('Tiếng Anh').value).toBe('A storm is coming.');
    await touch('Xem lại trước khi hiện');
    await inDialog('Hiện ngay');
    expect(client.sent).toEqual([{ name: 'emergency.set', body: { text: { vi: 'Có bão.', en: 'A storm is coming.' } } }]);
  });

  test('while it is on its words stand on the page, whatever the manager is at; ending it asks first', async () => {
    put({ emergency: text('Có báo cháy.', 'Fire alarm.') });
    await touch('Báo cáo ngày');
    expect(screen.getByText('Có báo cháy.').lang).toBe('vi');
    await touch('Tắt thông báo');
    await inDialog('Để tiếp');
    expect(client.sent).toEqual([]);
    await touch('Tắt thông báo');
    await inDialog('Tắt thông báo');
    expect(client.sent).toEqual([{ name: 'emergency.set', body: { text: null } }]);
  });

  test('while it is on it can be changed', async () => {
    put({ emergency: text('Có báo cháy.', 'Fire alarm.') });
    await touch('Sửa lại');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Tiếng Việt').value).toBe('Có báo cháy.');
  });
});
