import type { Refusal } from '@luot/shared/domain/refusal';
import type { ClientCommand, Reply } from '@luot/shared/protocol/commands';
import type { CounterView, StaffView } from '@luot/shared/protocol/views';
import { type StubClient, stubClient } from '@luot/ui/client/stub-client';
import { ClientProvider } from '@luot/ui/client-context';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { teachDialogs } from '../../test/given-desk.tsx';
import { awayTicket, counterView, currentTicket, MINE, NOW, staffCounter, staffView, text, ticketHistory, waitingTicket } from '../../test/given-views.ts';
import { StaffPage } from './staff-page.tsx';

const CURRENT = currentTicket();
let client: StubClient;
let answer: (command: ClientCommand) => Reply | Promise<Reply>;
const onLeave = vi.fn<() => void>();
const putStaff = (change: Partial<StaffView> = {}) => act(() => client.put('staff', 'all', staffView(change), NOW));
const putDesk = (change: Partial<CounterView> = {}) => act(() => client.put('counter', 'counter-7', counterView(change), NOW));
const names = () => client.sent.map((command) => command.name);
const press = (key: string, options: KeyboardEventInit = {}, on: Element = document.body) => act(async () => fireEvent.keyDown(on, { key, ...options }));
/** A step later, as a hand does it. */
const settle = () => act(async () => void vi.advanceTimersByTime(500));
const click = (name: string | RegExp) => act(async () => fireEvent.click(screen.getByRole('button', { name })));
const refusal = () => document.querySelector('.staff-refusal')?.textContent ?? '';
const done = () => document.querySelector('.staff-done')?.textContent ?? '';

beforeAll(teachDialogs);
beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  localStorage.clear();
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
  const AWAY = staffCounter('8', { state: 'open', clerk: 'quay8', number: 'B003', unattended: true });
  beforeEach(() => putStaff({ counters: [staffCounter('7'), AWAY, staffCounter('9'), staffCounter('10', { state: 'open', clerk: 'quay10' })] }));

  test('[C5] a free one is opened by a touch; one where somebody works cannot be chosen', async () => {
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /Đang có quay10/ }).disabled).toBe(true);
    await click(/Quầy số 9/);
    expect(client.sent).toEqual([{ name: 'counter.open', body: { counterId: 'counter-9' } }]);
  });

  test('[C9] one that nobody attends is taken over with its ticket, after a second look', async () => {
    const offered = screen.getByRole('button', { name: /Quầy số 8/ });
    expect(offered.textContent).toBe('8Quầy số 8quay8 không có mặtĐang giữ số B003Tiếp nhận quầy');
    await act(async () => fireEvent.click(offered));
    expect(names()).toEqual([]);
    await act(async () => fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Tiếp nhận quầy' })));
    expect(client.sent).toEqual([{ name: 'counter.takeOver', body: { counterId: 'counter-8' } }]);
  });

  test('[C9] its clerk comes back meanwhile: the question is gone', async () => {
    await click(/Quầy số 8/);
    putStaff({ counters: [staffCounter('7'), { ...AWAY, unattended: false }] });
    expect(screen.queryByRole('dialog')).toBeNull();
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

  test('[C9] whose counter was taken over is told by whom; who closed it is told nothing', () => {
    putStaff();
    putDesk();
    putStaff({ counters: [{ ...MINE, clerk: 'quay8' }] });
    expect(screen.getByText('Quầy 7 đã do quay8 tiếp nhận. Hãy chọn quầy khác.')).toBeDefined();
    putStaff();
    putStaff({ counters: [staffCounter('7')] });
    putStaff({ counters: [staffCounter('7', { state: 'open', clerk: 'quay8' })] });
    expect(screen.queryByText(/đã do quay8 tiếp nhận/)).toBeNull();
  });

  test('[C8] tickets can be found from here too', async () => {
    answer = () => ({ ok: true, value: ticketHistory('A002') });
    await press('l');
    fireEvent.change(screen.getByRole('textbox', { name: 'Số phiếu' }), { target: { value: 'A002' } });
    await act(async () => fireEvent.submit(screen.getByRole('search')));
    expect(screen.getByRole('dialog').textContent).toContain('Đang chờ');
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
    ['ỉ', 'ticket.recall'],
    ['m', 'counter.callNext'],
    ['f', 'ticket.finish'],
    ['h', 'ticket.hold'],
  ])('[C7a] "%s" gives %s; [C7b] held down, it is one step', async (key, name) => {
    await press(key);
    await press(key, { repeat: true });
    await press(key, { repeat: true });
    expect(names()).toEqual([name]);
  });

  test('[C7b] pressed twice by a hand that trembles, it is one step; a moment later it is the next', async () => {
    await press(' ');
    putDesk({ current: currentTicket({ state: 'serving' }) });
    await press(' ');
    expect(names()).toEqual(['ticket.start']);
    await settle();
    await press(' ');
    expect(names()).toEqual(['ticket.start', 'counter.callNext']);
  });

  test('[C7b] another key at once is meant: a slip is taken back', async () => {
    await press('f');
    putDesk({ current: null, undo: { name: 'ticket.finish', untilMs: NOW + 10_000 } });
    await press('z');
    expect(names()).toEqual(['ticket.finish', 'counter.undo']);
  });

  test('[C7b] the second click of a double click does nothing', async () => {
    const key = screen.getByRole('button', { name: /Gọi lại/ });
    await act(async () => fireEvent.click(key, { detail: 1 }));
    await settle();
    await act(async () => fireEvent.click(key, { detail: 2 }));
    expect(names()).toEqual(['ticket.recall']);
  });

  test('[C7a] what cannot be done now says why, and nothing is sent', async () => {
    for (const [key, why] of [
      ['z', 'Không còn thao tác nào để hoàn tác.'],
      ['p', 'Quầy đang giữ số A001. Hãy kết thúc số này trước.'],
      ['q', 'Quầy đang giữ số A001. Hãy kết thúc số này trước.'],
      ['g', 'Không có số nào đang giữ chỗ hay vắng mặt.'],
      ['y', 'Chưa có ai gọi trợ giúp.'],
    ] as const) {
      await press(key);
      expect(refusal()).toBe(why);
    }
    putDesk({ current: null, next: null });
    for (const [key, why] of [
      [' ', 'Chưa có ai chờ.'],
      ['h', 'Chưa có ai ở quầy. Hãy gọi số trước.'],
      ['t', 'Chưa có ai ở quầy. Hãy gọi số trước.'],
    ] as const) {
      await press(key);
      expect(refusal()).toBe(why);
    }
    expect(names()).toEqual([]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('[C7a] without a link every key says that nothing was done, and nothing is done later', async () => {
    act(() => client.store.setState({ link: 'down' }));
    expect(screen.getByText('Mất kết nối với máy chủ. Đang kết nối lại…')).toBeDefined();
    await press('r');
    expect(refusal()).toBe('Mất kết nối với máy chủ: chưa làm gì cả. Hãy thử lại khi có kết nối.');
    act(() => client.store.setState({ link: 'up' }));
    await settle();
    expect(names()).toEqual([]);
    await press('r');
    expect(names()).toEqual(['ticket.recall']);
  });

  test.each([
    ['t', 'Chuyển số A001 đến đâu?'],
    ['s', 'Thêm dịch vụ cho số A001'],
    ['x', 'Hủy số A001?'],
    ['n', 'Cấp số cho dịch vụ nào?'],
    ['i', 'In lại phiếu nào?'],
    ['l', 'Tìm số'],
    ['a', 'Báo đồng nghiệp?'],
  ])('[C7a] "%s" asks first, and while it asks no other key works', async (key, title) => {
    await press(key);
    expect(screen.getByRole('dialog', { name: title })).toBeDefined();
    await press(' ');
    await press('r');
    expect(names()).toEqual([]);
  });

  test('[C8] a digit begins a number to look for', async () => {
    await press('4');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Số phiếu' }).value).toBe('4');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Số phiếu' }));
  });

  test('a dialog about one ticket does not stay for the next; one that has found another does', async () => {
    await press('x');
    putDesk({ current: currentTicket({ ticketId: 't9', number: 'A009' }) });
    expect(screen.queryByRole('dialog')).toBeNull();
    await press('r');
    expect(client.sent).toEqual([{ name: 'ticket.recall', body: { ticketId: 't9' } }]);
    await press('l');
    putDesk({ current: null });
    expect(screen.getByRole('dialog', { name: 'Tìm số' })).toBeDefined();
  });

  test('typing into a field, and what belongs to the browser, is left alone', async () => {
    await press('r', {}, screen.getByLabelText('field'));
    for (const modifier of ['ctrlKey', 'altKey', 'metaKey']) await press('r', { [modifier]: true });
    await press('j');
    expect(names()).toEqual([]);
  });

  test('[C7a] Space on a button that was reached with Tab belongs to that button', async () => {
    await press(' ', {}, screen.getByRole('button', { name: /Chuyển/ }));
    await press(' ', {}, screen.getByRole('button', { name: /^A002/ }));
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
    expect(screen.getByRole('button', { name: /Gọi lại/ }).getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole('main').getAttribute('aria-busy')).toBe('true');
    await act(async () => reply({ ok: true, value: {} }));
    await press('r');
    expect(names()).toEqual(['counter.callNext', 'ticket.recall']);
  });

  test('[C7a] G goes to those who are away, and Space there serves on', async () => {
    putDesk({ current: null, held: [awayTicket('A005')] });
    await press('g');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Phục vụ tiếp, A005' }));
    await press(' ', {}, document.activeElement as Element);
    expect(names()).toEqual([]);
  });

  test('[C7b] a key that has done something else already, as a digit that answered a dialog, is not heard again', async () => {
    const answered = (event: Event) => event.preventDefault();
    document.body.addEventListener('keydown', answered);
    for (const key of ['1', 'r']) await press(key);
    document.body.removeEventListener('keydown', answered);
    expect(names()).toEqual([]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('[C7a] the focus is on the large key after a dialog', async () => {
    await press('n');
    await act(async () => fireEvent(screen.getByRole('dialog'), new Event('close')));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /Bắt đầu/ }));
  });
});

describe('what a clerk is told', () => {
  beforeEach(() => {
    putStaff();
    putDesk();
  });

  test.each<[Refusal, string]>([
    [{ code: 'outcome-needed', params: { number: 'A001' } }, 'Số A001 đang ở quầy. Hãy cho biết đã xong hay vắng mặt.'],
    [{ code: 'queue-empty' }, 'Chưa có ai chờ.'],
    [{ code: 'wrong-ticket-state', params: { number: 'A001' } }, 'Không thể làm việc này với số A001 ở trạng thái hiện tại. Hãy xem số này bằng “Tìm số”.'],
    [{ code: 'not-your-counter' }, 'Anh/chị không làm việc tại quầy này. Hãy chọn quầy khác.'],
  ])('[C7a] a refusal (%o) is a sentence with a way on, and goes by itself', async (refused, sentence) => {
    answer = () => ({ ok: false, refusal: refused });
    await press('m');
    expect(refusal()).toBe(sentence);
    act(() => void vi.advanceTimersByTime(8_000));
    expect(refusal()).toBe('');
  });

  test('[C7a] what changes nothing large on the page is confirmed', async () => {
    await press('r');
    expect(done()).toBe('Đã gọi lại số A001.');
    await press('h');
    expect(done()).toContain('Đã giữ chỗ số A001.');
  });

  test('[C15] who is here, since when, and what they need; the time runs', () => {
    putDesk({
      current: {
        ...CURRENT,
        className: text('Người từ 80 tuổi'),
        recalls: 2,
        copies: 3,
        offerMissed: true,
        language: 'en',
        dossierCode: 'H56.25.10.07-261113-0256',
        bookedAtMs: NOW,
        further: [
          { serviceId: 'land', name: text('Đất đai') },
          { serviceId: 'culture', name: text('Văn hóa') },
        ],
      },
    });
    const head = screen.getByRole('region', { name: 'Đang ở quầy' });
    for (const words of ['A001', 'Đã gọi 2:00', 'đã chờ 8 phút', 'hẹn 09:00']) expect(head.textContent).toContain(words);
    const about = screen.getByRole('region', { name: 'Thông tin của số A001' });
    for (const words of [
      'Ưu tiên: Người từ 80 tuổi',
      'Đã gọi lại 2 lần',
      'Đã in lại 3 lần',
      'Người dân dùng tiếng Anh',
      'H56.25.10.07-261113-0256',
      'Đất đai → Văn hóa',
    ]) {
      expect(about.textContent).toContain(words);
    }
    act(() => void vi.advanceTimersByTime(3_000));
    expect(head.textContent).toContain('Đã gọi 2:03');
  });

  test('[C15] the procedure with its papers', () => {
    const procedure = {
      code: '2.000815',
      portalId: null,
      foreignIds: [],
      shortName: { vi: 'Chứng thực bản sao', en: null },
      fullName: 'Chứng thực bản sao từ bản chính',
      field: 'Chứng thực',
      serviceId: 'papers',
      timeLimit: null,
      fee: { status: 'unknown', text: null },
      documents: { vi: ['Bản chính', 'Bản sao'], en: [] },
      cutOff: null,
      online: null,
    } as const;
    act(() => client.put('catalogue', 'all', { procedures: [procedure], others: [] }, NOW));
    putDesk({ current: { ...CURRENT, procedureCode: '2.000815' } });
    const about = screen.getByRole('region', { name: 'Thông tin của số A001' });
    expect(about.textContent).toContain('Chứng thực bản sao 2.000815Bản chínhBản sao');
  });

  test('[C11] a training ticket says what it is', () => {
    putDesk({ current: { ...CURRENT, training: true, number: 'Z001' } });
    expect(screen.getByRole('region', { name: 'Đang ở quầy' }).textContent).toContain('PHIẾU THỬ');
  });

  test('[C6] whom the next call would be to and why; quietly, the run of jumps and calls out of turn', () => {
    putDesk({
      next: { ticketId: 'A002', number: 'A002', why: { kind: 'priority', className: text('Người từ 80 tuổi'), headStartMinutes: 30, passes: 2 } },
      jumps: { inARow: 2, most: 3 },
      outOfOrder: 1,
    });
    expect(document.querySelector('.next-line')?.textContent).toContain('Tiếp theo A002');
    expect(document.querySelector('.next-why')?.textContent).toBe('Người từ 80 tuổi: được gọi sớm hơn 30 phút, trước 2 người đến sớm hơn.');
    expect(document.querySelector('.desk-figures')?.textContent).toBe('Hôm nay đã xong 4Lượt vượt liền nhau: 2/3Gọi ngoài lượt hôm nay: 1');
  });

  test('[C5] a pause says why, since when and until when, and when that has passed', () => {
    const pause = { reason: text('Ăn trưa'), sinceMs: NOW, expectedEndMs: NOW + 600_000 };
    putDesk({ current: null, counter: { ...MINE, state: 'paused' }, pause });
    const head = screen.getByRole('region', { name: 'Đang ở quầy' });
    expect(head.textContent).toBe('Quầy đang tạm nghỉĂn trưatừ 09:00, dự kiến đến 09:10');
    act(() => void vi.advanceTimersByTime(15 * 60_000));
    expect(head.textContent).toContain('Đã quá giờ dự kiến 5 phút');
  });

  test('[Q12] tickets that nobody would call are named, until somebody would', () => {
    putStaff({ stranded: [{ serviceId: 'land', numbers: ['B001', 'B002'], count: 5, sinceMs: NOW - 20 * 60_000 }] });
    expect(screen.getByText(/^Đất đai: 5 số chờ/).textContent).toBe('Đất đai: 5 số chờ mà chưa có quầy nào mở, lâu nhất 20 phút: B001, B002…');
    putStaff();
    expect(screen.queryByText(/^Đất đai: 5 số chờ/)).toBeNull();
  });

  test('[C12] the day closed, and an emergency above everything', () => {
    putStaff({ dayClosed: true, emergency: text('Mời mọi người ra lối thoát hiểm') });
    expect(screen.getByText('Ngày làm việc đã kết thúc, không phát số nữa.')).toBeDefined();
    expect(screen.getByText('Mời mọi người ra lối thoát hiểm').getAttribute('role')).toBe('alert');
  });

  test('[P4] a device out of order is named, until it is well again', () => {
    const printer = { id: 'p1', kind: 'printer', name: text('Máy in 1'), holder: null, sinceMs: NOW, error: null } as const;
    putStaff({ devices: [{ ...printer, state: 'offline' }] });
    expect(screen.getByText('Thiết bị cần kiểm tra: Máy in 1 (Mất kết nối)')).toBeDefined();
    putStaff({ devices: [{ ...printer, state: 'ready' }] });
    expect(screen.queryByText(/Máy in 1/)).toBeNull();
  });

  test('[C6] the tab says how many wait, for who works in another one', () => {
    expect(document.title).toBe('(2) Quầy 7 – Lượt');
  });

  test('[P3] a reprint is asked for by key; a refusal closes it, so that it can be read', async () => {
    answer = () => ({ ok: false, refusal: { code: 'copies-enough', params: { number: 'A001', n: 5 } } });
    await press('i');
    await click('In lại số A001');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(refusal()).toBe('Số A001 đã được in lại 5 lần.');
  });

  test('[C8] a row that was touched is looked up, and the ticket found is served from there', async () => {
    answer = (command) => ({ ok: true, value: command.name === 'ticket.lookUp' ? ticketHistory('A002') : {} });
    putDesk({ current: null });
    await click(/^A002/);
    expect(screen.getByRole('dialog').textContent).toContain('Gọi ngoài lượt');
    expect(client.sent).toEqual([{ name: 'ticket.lookUp', body: { number: 'A002' } }]);
  });
});

describe('calls for people', () => {
  const ALARM = { counterId: 'counter-8', counterLabel: '8', sinceMs: NOW - 60_000 };
  const HELP = { kioskId: 'kiosk-1', kioskName: text('Ki-ốt 1'), sinceMs: NOW - 120_000 };
  beforeEach(() => {
    putStaff();
    putDesk();
  });

  test('[C14] an alarm is large on every other page, over any dialog, and in the tab; answered by key or touch', async () => {
    putStaff({ alarms: [ALARM, { ...ALARM, counterId: 'counter-9', counterLabel: '9' }], helpCalls: [HELP] });
    expect(document.querySelector('.alarm')?.textContent).toContain('Quầy 8 cần người ngayđã 1 phút · cả quầy 9');
    expect(document.title).toBe('⚠ Quầy 8 cần người ngay');
    await press('y');
    expect(client.sent).toEqual([{ name: 'alarm.answer', body: { counterId: 'counter-8' } }]);
    await press('n');
    expect(within(screen.getByRole('dialog')).getByText('Quầy 8 cần người ngay')).toBeDefined();
  });

  test('[C14] on the page that raised it a quiet line, and another when a colleague comes', () => {
    const own = { ...ALARM, counterId: 'counter-7', counterLabel: '7' };
    putStaff({ alarms: [own] });
    expect(document.querySelector('.alarm')).toBeNull();
    expect(screen.getByText('Đã báo đồng nghiệp.').className).toBe('quiet-notice');
    putStaff();
    expect(done()).toBe('Đồng nghiệp đang đến.');
  });

  test('[C14] withdrawn, it does not say that anybody comes', async () => {
    putStaff({ alarms: [{ ...ALARM, counterId: 'counter-7', counterLabel: '7' }] });
    await press('a');
    await click('Không cần nữa');
    putStaff();
    expect(done()).toBe('Đã thôi báo.');
  });

  test('[C14] it waits for no other command', async () => {
    answer = (command) => (command.name === 'ticket.recall' ? new Promise<Reply>(() => undefined) : { ok: true, value: {} });
    await press('r');
    await click(/Báo đồng nghiệp/);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('[K8] help at a kiosk is answered by its button or by Y', async () => {
    putStaff({ helpCalls: [HELP] });
    expect(screen.getByText('Ki-ốt 1: có người cần trợ giúp, đã chờ 2 phút')).toBeDefined();
    await click(/Tôi đến/);
    await press('y');
    expect(client.sent).toEqual([
      { name: 'help.answer', body: { kioskId: 'kiosk-1' } },
      { name: 'help.answer', body: { kioskId: 'kiosk-1' } },
    ]);
  });
});

describe('the small window', () => {
  beforeEach(() => {
    putStaff();
    putDesk();
  });
  afterEach(() => vi.unstubAllGlobals());

  test('[C7a] stays above other programs where the browser can do that: the desk is there, with its keys, and comes back', async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const pinned = frame.contentWindow as Window;
    const close = vi.spyOn(pinned, 'close').mockImplementation(() => pinned.dispatchEvent(new Event('pagehide')) as unknown as undefined);
    vi.stubGlobal('documentPictureInPicture', { requestWindow: async () => pinned });
    await press('w');
    expect(screen.getByText(/Quầy đang mở ở cửa sổ nhỏ/)).toBeDefined();
    expect(pinned.document.querySelector('.current-number')?.textContent).toBe('A001');
    expect(pinned.document.documentElement.lang).toBe('vi');
    await press('r', {}, pinned.document.body);
    expect(names()).toEqual(['ticket.recall']);
    await press('w', {}, pinned.document.body);
    expect(close).toHaveBeenCalledOnce();
    expect(screen.getByRole('region', { name: 'Đang ở quầy' }).textContent).toContain('A001');
    frame.remove();
  });

  test('[C7a] elsewhere a plain small window over the same session', async () => {
    const opened = vi.spyOn(window, 'open').mockReturnValue(null);
    await press('w');
    expect(opened).toHaveBeenCalledWith(window.location.href, 'luot-small', 'popup,width=420,height=700');
    expect(screen.getByRole('region', { name: 'Đang ở quầy' })).toBeDefined();
    opened.mockRestore();
  });
});

test('[C7b] the waiting list has a row for each, whatever else is on the page', () => {
  putStaff();
  putDesk({ waiting: ['A002', 'A003'].map((n) => waitingTicket(n)), missed: [awayTicket('A009', { here: false })] });
  expect(within(screen.getByRole('region', { name: 'Đang chờ' })).getAllByRole('button')).toHaveLength(2);
});
