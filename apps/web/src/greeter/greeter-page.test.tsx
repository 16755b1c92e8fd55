import { type StubClient, stubClient } from '@luot/client/stub-client';
import type { ClientCommand, Reply } from '@luot/shared/protocol/commands';
import type { Procedure } from '@luot/shared/protocol/views/catalogue-view';
import type { StaffCounter, StaffView } from '@luot/shared/protocol/views/staff-view';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import { ClientProvider } from '@luot/ui/client-context';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { GreeterPage } from './greeter-page.tsx';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const MINUTE = 60_000;
const text = (vi: string, en: string) => ({ vi, en });
const counter = (label: string, change: Partial<StaffCounter>): StaffCounter => ({
  id: `counter-${label}`,
  label,
  name: text(`Bàn ${label}`, `Desk ${label}`),
  state: 'open',
  clerk: `quay${label}`,
  number: null,
  unattended: false,
  services: [{ serviceId: 'civil', offsetMinutes: 0 }],
  ...change,
});
const STAFF: StaffView = {
  centre: { name: text('Trung tâm mẫu', 'Sample centre'), timeZone: 'Asia/Ho_Chi_Minh' },
  day: '2026-11-23',
  counters: [
    counter('5', { number: 'H012' }),
    counter('7', { state: 'paused', services: [{ serviceId: 'papers', offsetMinutes: 0 }] }),
    counter('8', { unattended: true }),
    counter('9', { state: 'closed', clerk: null }),
  ],
  services: [
    { id: 'papers', name: text('Chứng thực', 'Certification'), waiting: 3 },
    { id: 'civil', name: text('Hộ tịch', 'Civil status'), waiting: 0 },
    { id: 'land', name: text('Đất đai', 'Land'), waiting: 1 },
  ],
  classes: [{ id: 'elderly', name: text('Từ 80 tuổi', 'Aged 80 or over'), headStartMinutes: 30 }],
  pauseReasons: [],
  callReasons: [],
  printers: [
    { id: 'p1', name: text('Máy in 1', 'Printer 1'), state: 'ready' },
    { id: 'p2', name: text('Máy in 2', 'Printer 2'), state: 'near-end' },
    { id: 'p3', name: text('Máy in 3', 'Printer 3'), state: 'paper-out' },
  ],
  devices: [],
  helpCalls: [],
  alarms: [],
  stranded: [],
  notices: [],
  waitTargetMs: 15 * MINUTE,
  training: false,
  dayClosed: false,
  emergency: null,
};
const procedure = (code: string, name: string, serviceId: string | null): Procedure => ({
  code,
  portalId: null,
  foreignIds: [],
  shortName: { vi: name, en: name },
  fullName: name,
  field: 'Hộ tịch',
  serviceId,
  timeLimit: text('Trong ngày', 'Same day'),
  fee: { status: 'free', text: null },
  documents: { vi: ['Giấy chứng sinh', 'Tờ khai'], en: ['Birth notification', 'Form'] },
  cutOff: null,
  online: null,
});
const PROCEDURES = [procedure('1.001193', 'Đăng ký khai sinh', 'civil'), procedure('1.000001', 'Cấp hộ chiếu phổ thông', null)];
const TICKET: IssuedTicket = {
  ticketId: 't1',
  number: 'H014',
  serviceId: 'civil',
  serviceName: text('Hộ tịch', 'Civil status'),
  issuedAtMs: NOW,
  language: 'vi',
  priority: false,
  procedureCode: null,
  printerId: 'p1',
  ahead: 4,
  counters: ['5', '8'],
  qr: 'luot:abc',
  estimate: 'unknown',
};

let client: StubClient;
let answer: (command: ClientCommand) => Reply | Promise<Reply>;
const put = (change: Partial<StaffView> = {}) => act(() => client.put('staff', 'all', { ...STAFF, ...change }, NOW));
const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const touch = (name: string | RegExp) => act(async () => fireEvent.click(button(name)));
const type = (words: string) => act(async () => fireEvent.change(screen.getByRole('searchbox'), { target: { value: words } }));
const issueOf = () => client.sent.find(({ name }) => name === 'ticket.issue')?.body;

function open(): void {
  client = stubClient('huongdan', (command) => answer(command));
  render(
    <LanguageProvider>
      <ClientProvider client={client}>
        <GreeterPage session={{ token: 't', login: 'huongdan', name: 'Cán bộ hướng dẫn', role: 'greeter' }} onLeave={() => undefined} />
      </ClientProvider>
    </LanguageProvider>,
  );
  act(() => client.put('catalogue', 'all', { procedures: PROCEDURES, others: [] }, NOW));
  put();
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'performance', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  localStorage.clear();
  answer = ({ name, body }) =>
    name === 'ticket.issue' || name === 'ticket.checkIn'
      ? { ok: true, value: { ticket: { ...TICKET, printerId: 'printerId' in body ? (body.printerId ?? null) : null } } }
      : { ok: true, value: {} };
  open();
});

describe('from a visitor’s words to a number', () => {
  test('[C10] everyday words, the procedure, the large button: two touches after the words', async () => {
    await type('giấy khai sinh');
    await touch(/Đăng ký khai sinh/);
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Giấy chứng sinh', 'Tờ khai']);
    expect(screen.getByText('Thời hạn: Trong ngày')).toBeDefined();
    expect(screen.getByText('Phí, lệ phí: Miễn phí')).toBeDefined();
    await touch('Cấp số · in ở Máy in 1');
    expect(client.sent).toEqual([{ name: 'ticket.issue', body: { serviceId: 'civil', language: 'vi', procedureCode: '1.001193', printerId: 'p1' } }]);
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('H014Hộ tịch');
    expect(screen.getByText('In ở Máy in 1')).toBeDefined();
    expect(screen.getByText('Chờ trước ông/bà: 4 người')).toBeDefined();
    await touch('Người tiếp theo');
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('');
  });

  test('[C10] a tile leads there too; class, language, further services and another printer go with it', async () => {
    await touch(/^Chứng thực/);
    await touch('Từ 80 tuổi');
    await act(async () => fireEvent.click(within(screen.getByRole('group', { name: 'Ngôn ngữ của phiếu' })).getByRole('button', { name: 'English' })));
    await touch('Máy in 2');
    await touch('Thêm việc');
    await touch(/^Đất đai/);
    await touch('Cấp số · in ở Máy in 2');
    expect(issueOf()).toEqual({ serviceId: 'papers', language: 'en', classId: 'elderly', further: ['land'], printerId: 'p2' });
  });

  test('[Q9] a further service can be left out again, and the first is not offered twice', async () => {
    await touch(/^Chứng thực/);
    await touch('Thêm việc');
    expect(within(screen.getByRole('dialog')).queryByRole('button', { name: /Chứng thực/ })).toBeNull();
    await touch(/^Đất đai/);
    await touch('Bỏ Đất đai');
    await touch(/^Cấp số ·/);
    expect(issueOf()).toEqual({ serviceId: 'papers', language: 'vi', printerId: 'p1' });
  });

  test('[C10] a printer that cannot print is not chosen; the chosen one is remembered on this tablet', async () => {
    await touch(/^Chứng thực/);
    expect(button('Máy in 3 (Hết giấy)').disabled).toBe(true);
    await touch('Máy in 2');
    cleanup();
    open();
    await touch(/^Chứng thực/);
    expect(button('Cấp số · in ở Máy in 2')).toBeDefined();
    put({ printers: STAFF.printers.map((printer) => (printer.id === 'p2' ? { ...printer, state: 'offline' as const } : printer)) });
    expect(button('Cấp số · in ở Máy in 1')).toBeDefined();
  });

  test('[C10] without paper the number is said', async () => {
    await touch(/^Chứng thực/);
    await touch('Không in');
    await touch('Cấp số · đọc cho người dân');
    expect(issueOf()).toEqual({ serviceId: 'papers', language: 'vi' });
    expect(screen.getByText(/Vui lòng đọc số cho người dân/)).toBeDefined();
    expect(screen.getByRole('img', { name: 'Mã QR của phiếu H014' })).toBeDefined();
    await touch('Người tiếp theo');
    await touch(/^Chứng thực/);
    expect(button('Cấp số · in ở Máy in 1')).toBeDefined();
  });

  test('[P2] a printer that stops in that moment is said to have, and the number is to be said', async () => {
    await touch(/^Chứng thực/);
    await touch(/^Cấp số ·/);
    put({ printers: [{ id: 'p1', name: text('Máy in 1', 'Printer 1'), state: 'paper-out' }] });
    expect(screen.getByText(/^Máy in 1: Hết giấy. Vui lòng đọc số/)).toBeDefined();
  });

  test('[P3b] the paper once more, at a printer that is named', async () => {
    await touch(/^Chứng thực/);
    await touch(/^Cấp số ·/);
    await touch('In lại phiếu');
    await act(async () => fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: /Máy in 2/ })));
    expect(client.sent.at(-1)).toEqual({ name: 'ticket.reprint', body: { ticketId: 't1', printerId: 'p2' } });
    expect(screen.getByText('Đang in lại số H014 ở Máy in 2.')).toBeDefined();
  });

  test('[N5b] a refusal is said, and everything stays as it was chosen', async () => {
    answer = () => ({ ok: false, refusal: { code: 'series-full' } });
    await touch(/^Chứng thực/);
    await touch('Từ 80 tuổi');
    await touch(/^Cấp số ·/);
    expect(screen.getByRole('alert').textContent).toBe('Dịch vụ này đã phát hết số của hôm nay. Vui lòng hỏi cán bộ hướng dẫn.');
    expect(button('Từ 80 tuổi').getAttribute('aria-pressed')).toBe('true');
  });

  test('[K3] a procedure that is not handled here can be read and gives no number', async () => {
    await type('hộ chiếu');
    await touch(/hộ chiếu phổ thông.*Không tiếp nhận tại đây/);
    expect(screen.getByText('Trung tâm không tiếp nhận thủ tục này nên không cấp số.')).toBeDefined();
    expect(screen.queryByRole('button', { name: /Cấp số/ })).toBeNull();
    await touch('Quay lại');
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('hộ chiếu');
  });

  test('[D5] past a procedure’s cut-off it is said before the number is given', async () => {
    const cutOff = (time: string) =>
      act(() => client.put('catalogue', 'all', { procedures: [{ ...procedure('1.001193', 'Đăng ký khai sinh', 'civil'), cutOff: time }], others: [] }, NOW));
    cutOff('09:30');
    await type('khai sinh');
    await touch(/Đăng ký khai sinh/);
    expect(screen.queryByText(/^Đã quá/)).toBeNull();
    await touch('Quay lại');
    cutOff('09:00');
    await touch(/Đăng ký khai sinh/);
    expect(screen.getByText(/^Đã quá 09:00/)).toBeDefined();
  });

  test('words that mean nothing leave the tiles to choose from', async () => {
    await type('zzzz qqqq');
    expect(screen.getByText(/Không tìm thấy thủ tục/)).toBeDefined();
    expect(button(/^Đất đai/)).toBeDefined();
  });

  test('a tile says who waits and which counters would call: not a paused, unattended or closed one', () => {
    expect(screen.getAllByRole('listitem').map((tile) => tile.textContent)).toEqual([
      'Chứng thựcĐang chờ 3Chưa có quầy mở',
      'Hộ tịchKhông có ai chờQuầy 5',
      'Đất đaiĐang chờ 1Chưa có quầy mở',
    ]);
  });

  test('[C8] a number typed among the words is looked up', async () => {
    answer = () => ({ ok: false, refusal: { code: 'unknown-ticket' } });
    await type('h 12');
    await touch('Xem số H12');
    expect(client.sent).toEqual([{ name: 'ticket.lookUp', body: { number: 'H12' } }]);
  });
});

describe('bookings', () => {
  test('[Q10] [C10] a code gives a number, on paper beside the greeter or said', async () => {
    await touch('Lịch hẹn');
    expect(button('Nhận hẹn và cấp số').disabled).toBe(true);
    await act(async () => fireEvent.change(screen.getByLabelText('Mã hẹn'), { target: { value: ' K7PQ ' } }));
    await touch('Nhận hẹn và cấp số');
    expect(client.sent).toEqual([{ name: 'ticket.checkIn', body: { code: 'K7PQ', language: 'vi', printerId: 'p1' } }]);
    await touch('Người tiếp theo');
    await touch('Lịch hẹn');
    await act(async () => fireEvent.change(screen.getByLabelText('Mã hẹn'), { target: { value: 'K7PQ' } }));
    await touch('Không in');
    await touch('Nhận hẹn và cấp số');
    expect(client.sent.at(-1)).toEqual({ name: 'ticket.checkIn', body: { code: 'K7PQ', language: 'vi' } });
    expect(screen.getByText(/Vui lòng đọc số cho người dân/)).toBeDefined();
  });

  test('[Q10] a code there is none of stays to be mended', async () => {
    answer = () => ({ ok: false, refusal: { code: 'unknown-booking' } });
    await touch('Lịch hẹn');
    await act(async () => fireEvent.change(screen.getByLabelText('Mã hẹn'), { target: { value: 'K7PX' } }));
    await touch('Nhận hẹn và cấp số');
    expect(screen.getByRole('alert').textContent).toContain('Không tìm thấy lịch hẹn có mã này.');
    expect(screen.getByLabelText<HTMLInputElement>('Mã hẹn').value).toBe('K7PX');
  });
});

describe('who calls for somebody', () => {
  const coming = () => screen.getAllByRole('button', { name: 'Tôi đến' });

  test('[K8] [C10] alarms of counters first, then kiosks; each is answered with a touch, whatever the greeter is at', async () => {
    put({
      helpCalls: [{ kioskId: 'kiosk-2', kioskName: text('Ki-ốt 2', 'Kiosk 2'), sinceMs: NOW - 2 * MINUTE }],
      alarms: [{ counterId: 'counter-5', counterLabel: '5', sinceMs: NOW - 1_000 }],
    });
    await touch('Tìm số');
    expect(screen.getByText('Quầy 5 cần đồng nghiệp đến, đã dưới 1 phút')).toBeDefined();
    expect(screen.getByText('Ki-ốt 2: có người cần trợ giúp, đã 2 phút')).toBeDefined();
    for (const answering of coming()) await act(async () => fireEvent.click(answering));
    expect(client.sent).toEqual([
      { name: 'alarm.answer', body: { counterId: 'counter-5' } },
      { name: 'help.answer', body: { kioskId: 'kiosk-2' } },
    ]);
    put();
    expect(screen.queryByRole('button', { name: 'Tôi đến' })).toBeNull();
  });
});

describe('the hall', () => {
  test('[Q12] people whom no counter would call are named, and counted on the bar', async () => {
    put({ stranded: [{ serviceId: 'land', numbers: ['B001', 'B002', 'B003', 'B004', 'B005'], count: 7, sinceMs: NOW - 17 * MINUTE }] });
    const words = 'Đất đai: 7 số đang chờ mà không có quầy nào gọi (B001, B002, B003, B004, B005 và 2 số khác), lâu nhất 17 phút';
    expect(screen.getByText(words)).toBeDefined();
    // With the counter that nobody attends.
    await touch(/^Quầy 2 việc cần xem/);
    expect(screen.getByText(words)).toBeDefined();
  });

  test('[G3] a screen that is open in two places is named, and counted on the bar', async () => {
    put({ notices: [text('Ki-ốt “Sảnh A” đang mở ở hai nơi.', 'The kiosk “Hall A” is open in two places.')] });
    await touch(/^Quầy 2 việc cần xem/);
    expect(screen.getByText('Ki-ốt “Sảnh A” đang mở ở hai nơi.')).toBeDefined();
  });

  test('[C9] each counter with its state in words; one that nobody attends says so', async () => {
    await touch(/^Quầy/);
    const counters = within(screen.getByRole('region', { name: 'Các quầy' })).getAllByRole('listitem');
    expect(counters.map((item) => item.textContent)).toEqual(['5Bàn 5Đang mở · Số H012', '7Bàn 7Tạm nghỉ', '8Bàn 8Không có người trực', '9Bàn 9Đóng']);
  });

  test('[P4] devices out of order stand in one line', () => {
    put({
      devices: [{ id: 'p3', kind: 'printer', name: text('Máy in 3', 'Printer 3'), holder: null, state: 'paper-out', sinceMs: NOW, error: null }],
    });
    expect(screen.getByText(/Máy in 3 \(Hết giấy\)/)).toBeDefined();
  });

  test('an emergency stands above everything, in the page’s language', async () => {
    put({ emergency: text('Có báo cháy.', 'Fire alarm.') });
    expect(screen.getAllByRole('alert')[0]?.textContent).toBe('Mọi màn hình đang báoCó báo cháy.');
    await touch('English');
    expect(screen.getAllByRole('alert')[0]?.textContent).toContain('Fire alarm.');
  });

  test('[C12] after the day is closed no number can be asked for', async () => {
    put({ dayClosed: true });
    expect(screen.getByText('Ngày làm việc đã kết thúc, không cấp số nữa.')).toBeDefined();
    await touch(/^Chứng thực/);
    expect(button(/^Cấp số ·/).disabled).toBe(true);
  });
});
