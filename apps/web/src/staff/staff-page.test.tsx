import type { Refusal } from '@luot/shared/domain/refusal';
import type { ClientCommand, Reply } from '@luot/shared/protocol/commands';
import type { CounterView, CurrentTicket, StaffCounter, StaffView, WaitingTicket } from '@luot/shared/protocol/views';
import { type StubClient, stubClient } from '@luot/ui/client/stub-client';
import { ClientProvider } from '@luot/ui/client-context';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { StaffPage } from './staff-page.tsx';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const text = (vi: string, en: string) => ({ vi, en });
const counter = (label: string, change: Partial<StaffCounter> = {}): StaffCounter => ({
  id: `counter-${label}`,
  label,
  name: text(`Quầy số ${label}`, `Counter no. ${label}`),
  state: 'closed',
  clerk: null,
  number: null,
  services: [],
  ...change,
});
const MINE = counter('7', { state: 'open', clerk: 'quay7' });
const STAFF: StaffView = {
  centre: { name: text('Trung tâm mẫu', 'Sample centre'), timeZone: 'Asia/Ho_Chi_Minh' },
  day: '2026-11-23',
  counters: [MINE, counter('8', { state: 'open', clerk: 'quay8' }), counter('9')],
  services: [{ id: 'papers', name: text('Sao y', 'Copies'), waiting: 2 }],
  classes: [],
  pauseReasons: [{ id: 'lunch', name: text('Ăn trưa', 'Lunch') }],
  printers: [{ id: 'p1', name: text('Máy in 1', 'Printer 1'), state: 'ready' }],
  devices: [],
  helpCalls: [],
};
const CURRENT: CurrentTicket = {
  ticketId: 't1',
  number: 'A001',
  copies: 0,
  state: 'called',
  serviceId: 'papers',
  serviceName: text('Sao y', 'Copies'),
  className: null,
  procedureCode: null,
  dossierCode: null,
  language: 'vi',
  arrivedAtMs: NOW - 600_000,
  calledAtMs: NOW - 120_000,
  startedAtMs: null,
  recalls: 0,
  offerMissed: false,
};
const waiting = (number: string, change: Partial<WaitingTicket> = {}): WaitingTicket => ({
  ticketId: number,
  number,
  serviceId: 'papers',
  arrivedAtMs: NOW - 300_000,
  priority: false,
  directed: false,
  transferred: false,
  ...change,
});
const DESK: CounterView = {
  counter: MINE,
  pause: null,
  current: CURRENT,
  waiting: [waiting('A002')],
  next: { ticketId: 'A002', number: 'A002' },
  undo: null,
  servedToday: 4,
};

let client: StubClient;
let answer: (command: ClientCommand) => Reply | Promise<Reply>;
const onLeave = vi.fn<() => void>();
const putStaff = (change: Partial<StaffView> = {}) => act(() => client.put('staff', 'all', { ...STAFF, ...change }, NOW));
const putDesk = (change: Partial<CounterView> = {}) => act(() => client.put('counter', 'counter-7', { ...DESK, ...change }, NOW));
const names = () => client.sent.map((command) => command.name);
const press = (key: string, options: KeyboardEventInit = {}, on: Element = document.body) => act(async () => fireEvent.keyDown(on, { key, ...options }));

beforeAll(() => {
  // jsdom has the element without its method.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
});
beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  onLeave.mockReset();
  answer = () => ({ ok: true, value: {} });
  client = stubClient('quay7', (command) => answer(command));
  render(
    <LanguageProvider>
      <ClientProvider client={client}>
        <input aria-label="field" />
        <StaffPage session={{ token: 't', login: 'quay7', name: 'Cán bộ quầy 7', role: 'staff' }} onLeave={onLeave} />
      </ClientProvider>
    </LanguageProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('choosing a counter', () => {
  beforeEach(() => putStaff({ counters: [counter('7'), counter('8', { state: 'open', clerk: 'quay8' }), counter('9')] }));

  test('[C5] a free one is opened by a touch; one where somebody works cannot be chosen', async () => {
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /Đang có quay8/ }).disabled).toBe(true);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: /Quầy số 9/ })));
    expect(client.sent).toEqual([{ name: 'counter.open', body: { counterId: 'counter-9' } }]);
  });

  test('[C5] the desk comes when the server says whose counter it is; leaving is for those without one', () => {
    fireEvent.click(screen.getByRole('button', { name: 'Đăng xuất' }));
    expect(onLeave).toHaveBeenCalledOnce();
    putStaff();
    putDesk();
    expect(client.watched()).toContainEqual({ view: 'counter', id: 'counter-7' });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Quầy 7');
    expect(screen.queryByRole('button', { name: 'Đăng xuất' })).toBeNull();
  });
});

describe('keys', () => {
  beforeEach(() => {
    putStaff();
    putDesk();
  });

  test.each([
    [' ', 'ticket.start'],
    ['r', 'ticket.recall'],
    ['R', 'ticket.recall'],
    ['m', 'counter.callNext'],
    ['f', 'ticket.finish'],
  ])('"%s" gives %s, once', async (key, name) => {
    await press(key);
    await press(key, { repeat: true });
    await press(key, { repeat: true });
    expect(names()).toEqual([name]);
  });

  test('[C3b] Z takes back, Q closes, when there is something to take back or nobody in hand', async () => {
    await press('z');
    await press('q');
    await press('p');
    expect(names()).toEqual([]);
    putDesk({ current: null, undo: { name: 'ticket.finish', untilMs: NOW + 5_000 } });
    await press('z');
    await press('q');
    expect(names()).toEqual(['counter.undo', 'counter.close']);
  });

  test.each([
    ['t', 'Chuyển số A001 đến đâu?'],
    ['x', 'Hủy số A001?'],
    ['n', 'Cấp số cho dịch vụ nào?'],
    ['i', 'In lại phiếu nào?'],
  ])('"%s" asks first, and while it asks no other key works', async (key, title) => {
    await press(key);
    expect(screen.getByRole('dialog', { name: title })).toBeDefined();
    await press(' ');
    await press('r');
    expect(names()).toEqual([]);
  });

  test('a dialog about one ticket does not stay for the next', async () => {
    await press('x');
    putDesk({ current: { ...CURRENT, ticketId: 't9', number: 'A009' } });
    expect(screen.queryByRole('dialog')).toBeNull();
    await press('r');
    expect(client.sent).toEqual([{ name: 'ticket.recall', body: { ticketId: 't9' } }]);
  });

  test('typing into a field, and what belongs to the browser, is left alone', async () => {
    await press('r', {}, screen.getByLabelText('field'));
    await press('r', { ctrlKey: true });
    await press('r', { altKey: true });
    await press('r', { metaKey: true });
    await press('j');
    expect(names()).toEqual([]);
  });

  test('Space on a button that was reached with Tab belongs to that button', async () => {
    await press(' ', {}, screen.getByRole('button', { name: /Chuyển/ }));
    expect(names()).toEqual([]);
    await press(' ', {}, screen.getByRole('button', { name: /Bắt đầu/ }));
    expect(names()).toEqual(['ticket.start']);
  });

  test('[C2a] one command at a time: presses while one is on its way do nothing', async () => {
    let reply: (value: Reply) => void = () => undefined;
    answer = () =>
      new Promise((resolve) => {
        reply = resolve;
      });
    await press('m');
    await press('m');
    await press(' ');
    expect(names()).toEqual(['counter.callNext']);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /Gọi lại/ }).disabled).toBe(true);
    await act(async () => reply({ ok: true, value: {} }));
    await press('r');
    expect(names()).toEqual(['counter.callNext', 'ticket.recall']);
  });
});

describe('the desk', () => {
  beforeEach(() => {
    putStaff();
    putDesk();
  });

  test.each<[Refusal, string]>([
    [{ code: 'outcome-needed', params: { number: 'A001' } }, 'Số A001 đang ở quầy. Hãy cho biết đã xong hay vắng mặt.'],
    [{ code: 'queue-empty' }, 'Chưa có ai chờ.'],
  ])('a refusal (%o) is a sentence, and goes by itself', async (refusal, sentence) => {
    answer = () => ({ ok: false, refusal });
    await press('m');
    expect(screen.getByRole('alert').textContent).toBe(sentence);
    act(() => void vi.advanceTimersByTime(8_000));
    expect(screen.getByRole('alert').textContent).toBe('');
  });

  test('shows who is here, since when, and what they need', () => {
    putDesk({ current: { ...CURRENT, className: text('Người từ 80 tuổi', 'Aged 80 or over'), recalls: 2, copies: 3, offerMissed: true, language: 'en' } });
    const panel = screen.getByRole('region', { name: 'Đang ở quầy' });
    for (const words of [
      'A001',
      'Đã gọi 2 phút',
      'đã chờ 8 phút',
      'Ưu tiên: Người từ 80 tuổi',
      'Đã gọi lại 2 lần',
      'Đã in lại 3 lần',
      'Người dân dùng tiếng Anh',
    ]) {
      expect(panel.textContent).toContain(words);
    }
  });

  test('[Q3b] shows who waits, in their order, and what is special about them', () => {
    const others = [waiting('B004', { directed: true, transferred: true }), waiting('A005', { transferred: true })];
    putDesk({ current: null, waiting: [waiting('A002', { priority: true }), ...others] });
    const rows = within(screen.getByRole('list')).getAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual(['A002Sao yƯu tiên5 phút', 'B004Sao yChỉ quầy này5 phút', 'A005Sao yChuyển đến5 phút']);
    putDesk({ waiting: [], next: null });
    expect(screen.getByText('Không có ai chờ ở các dịch vụ của quầy này.')).toBeDefined();
  });

  test('[C5] a pause says why', () => {
    putDesk({ current: null, counter: { ...MINE, state: 'paused' }, pause: { reason: text('Ăn trưa', 'Lunch'), sinceMs: NOW, expectedEndMs: null } });
    expect(screen.getByText('Quầy đang tạm nghỉ: Ăn trưa')).toBeDefined();
  });

  test('[P4] a device out of order is named above it, until it is well again', () => {
    const printer = { id: 'p1', kind: 'printer', name: text('Máy in 1', 'Printer 1'), holder: null, sinceMs: NOW, error: null } as const;
    putStaff({ devices: [{ ...printer, state: 'offline' }] });
    expect(screen.getByText('Thiết bị cần kiểm tra: Máy in 1 (Mất kết nối)')).toBeDefined();
    putStaff({ devices: [{ ...printer, state: 'ready' }] });
    expect(screen.queryByText(/Máy in 1/)).toBeNull();
  });

  test('[P3] a reprint is asked for by key and told by its number; a refusal is a sentence like any other', async () => {
    await press('i');
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'In lại số A001' })));
    expect(client.sent).toEqual([{ name: 'ticket.reprint', body: { ticketId: 't1', printerId: 'p1' } }]);
    expect(screen.getByRole('dialog', { name: 'Đang in lại số A001' })).toBeDefined();
    await act(async () => fireEvent(screen.getByRole('dialog'), new Event('close')));
    answer = () => ({ ok: false, refusal: { code: 'copies-enough', params: { number: 'A001', n: 5 } } });
    await press('i');
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'In lại số A001' })));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('alert').textContent).toBe('Số A001 đã được in lại 5 lần.');
  });
});
