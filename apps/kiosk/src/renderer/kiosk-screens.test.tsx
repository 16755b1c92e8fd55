// The kiosk as a visitor uses it: a view of the server, a finger, and what the server answers.
import type { DeviceState } from '@luot/shared/domain/device-state';
import type { Refusal } from '@luot/shared/domain/refusal';
import type { ClientCommand, Reply } from '@luot/shared/protocol/commands';
import type { IssuedTicket, KioskService, KioskView, Paper, ServiceState } from '@luot/shared/protocol/views';
import { type StubClient, stubClient } from '@luot/ui/client/stub-client';
import { ClientProvider } from '@luot/ui/client-context';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { KioskPage } from './kiosk-page.tsx';

const NOW = Date.parse('2026-11-23T12:00:00+07:00');
const text = (vi: string, en: string) => ({ vi, en });
const LAND: KioskService = {
  id: 'land',
  name: text('Đất đai', 'Land'),
  hint: text('Sổ đỏ, tách thửa', 'Land titles'),
  icon: 'land',
  waiting: 3,
  counters: ['3', '4'],
  service: { state: 'open' },
  estimate: 'unknown',
};
const VIEW: KioskView = {
  centre: { name: text('Trung tâm mẫu', 'Sample centre'), timeZone: 'Asia/Ho_Chi_Minh' },
  day: '2026-11-23',
  services: [LAND, { ...LAND, id: 'results', name: text('Trả kết quả', 'Results'), waiting: 0 }],
  printer: { state: 'ready' },
  papers: [],
  scan: null,
  classes: [{ id: 'elderly', name: text('Người từ 80 tuổi', 'Aged 80 or over'), headStartMinutes: 30 }],
  help: null,
  findsDossiers: true,
  dossierDesk: 'results',
  screenDpi: 102,
};
const TICKET: IssuedTicket = {
  ticketId: '2026-11-23.b.12',
  number: 'B012',
  serviceId: 'land',
  serviceName: LAND.name,
  issuedAtMs: NOW,
  language: 'vi',
  priority: false,
  procedureCode: null,
  printerId: 'printer-1',
  ahead: 3,
  counters: ['3', '4'],
  qr: 'LUOT:token',
  estimate: 'unknown',
};
const GIVEN: Reply = { ok: true, value: { ticket: TICKET } };

let client: StubClient;
let answer: (command: ClientCommand) => Reply | Promise<Reply>;
const put = (change: Partial<KioskView> = {}, nowMs = NOW) => act(() => client.put('kiosk', 'kiosk-1', { ...VIEW, ...change }, nowMs));
const putState = (service: ServiceState) => put({ services: [{ ...LAND, service }] });
const touch = (name: string | RegExp) => act(async () => fireEvent.click(screen.getByRole('button', { name })));
const take = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Lấy số' });
const body = () => screen.getByRole('main').textContent;

beforeAll(() => {
  // jsdom has the elements without these methods.
  Element.prototype.scrollTo = () => undefined;
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});
beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  answer = () => GIVEN;
  client = stubClient('kiosk-1', (command) => answer(command));
  render(
    <LanguageProvider>
      <ClientProvider client={client}>
        <KioskPage />
      </ClientProvider>
    </LanguageProvider>,
  );
  put();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('services', () => {
  test('each tile says how many wait', () => {
    expect(screen.getByRole('button', { name: /Đất đai/ }).textContent).toContain('Đang chờ: 3');
    expect(screen.getByRole('button', { name: /Trả kết quả/ }).textContent).toContain('Chưa có ai chờ');
  });

  test('[D3c] a closed one says when it opens next, and gives no number', async () => {
    putState({ state: 'closed', opensAtMs: Date.parse('2026-11-23T13:30:00+07:00') });
    expect(screen.getByRole('button', { name: /Đất đai/ }).textContent).toContain('Chưa nhận số. Mở lại lúc 13:30');
    await touch(/Đất đai/);
    expect(body()).toContain('Mở lại lúc 13:30');
    expect(take().disabled).toBe(true);
    await touch('Lấy số');
    expect(client.sent).toEqual([]);
  });

  test('[D3c] one that opens on another day says which; one nobody knows of says so', () => {
    putState({ state: 'closed', opensAtMs: Date.parse('2026-11-25T07:30:00+07:00') });
    expect(body()).toContain('Mở lại lúc 07:30 Thứ Tư, 25/11');
    putState({ state: 'closed', opensAtMs: null });
    expect(body()).toContain('Chưa nhận số. Chưa có lịch mở lại');
  });

  test('[N5b] a full one says so, and gives no number', async () => {
    await touch(/Đất đai/);
    expect(take().disabled).toBe(false);
    putState({ state: 'full' });
    expect(body()).toContain('Đã hết số hôm nay');
    expect(take().disabled).toBe(true);
  });

  test('[D3c] before the day is open no number is given, and the first screen says so', async () => {
    put({ day: null });
    expect(body()).toContain('Trung tâm chưa mở ngày làm việc.');
    await touch(/Đất đai/);
    expect(take().disabled).toBe(true);
  });

  test('[L3] without the server no number can be asked for, until it is back', async () => {
    await touch(/Đất đai/);
    act(() => client.store.setState({ link: 'down', downSinceMs: NOW }));
    expect(take().disabled).toBe(true);
    expect(screen.getByText(/Mất kết nối với máy chủ/)).toBeDefined();
    act(() => client.store.setState({ link: 'up', downSinceMs: null }));
    expect(take().disabled).toBe(false);
  });

  test.each<[DeviceState, boolean]>([
    ['ready', false],
    ['printing', false],
    ['near-end', false],
    ['paper-out', true],
    ['cover-open', true],
    ['offline', true],
    ['unknown', true],
  ])('[P2] whether no paper will come is announced before a number is taken: printer %s, %s', (state, announced) => {
    put({ printer: { state } });
    expect(body()?.includes('Máy in đang không hoạt động')).toBe(announced);
    put({ printer: null });
    expect(body()).not.toContain('Máy in đang không hoạt động');
  });
});

describe('a number', () => {
  test('[N3] is asked for once, however often the button is touched', async () => {
    let reply: (value: Reply) => void = () => undefined;
    answer = () =>
      new Promise((resolve) => {
        reply = resolve;
      });
    await touch(/Đất đai/);
    const button = take();
    await act(async () => {
      fireEvent.click(button);
      fireEvent.click(button);
    });
    expect(client.sent).toEqual([{ name: 'ticket.issue', body: { serviceId: 'land', language: 'vi' } }]);
    expect(body()).toContain('Đang lấy số…');
    act(() => void vi.advanceTimersByTime(2_500));
    expect(body()).toContain('Ông/bà chỉ nhận một số.');
    await act(async () => reply(GIVEN));
    expect(body()).toContain('B012');
  });

  test.each<[Paper, string]>([
    ['coming', 'Đang in phiếu…'],
    ['printed', 'Mời lấy phiếu ở khe bên dưới'],
    ['unsure', 'Nếu không thấy phiếu, vui lòng nhớ số hoặc chụp màn hình này.'],
    ['none', 'Máy không in được phiếu. Vui lòng nhớ số hoặc chụp màn hình này.'],
  ])('[P2] is shown at once; when its paper is "%s" the screen says so, with number and QR', async (paper, sentence) => {
    await touch(/Đất đai/);
    await touch('Lấy số');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Số của ông/bàB012');
    put({ papers: [{ ticketId: TICKET.ticketId, paper }] });
    expect(screen.getByRole('status').textContent).toBe(sentence);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('B012');
    expect(screen.getByRole('img', { name: 'Mã QR của phiếu B012' })).toBeDefined();
    expect(body()).toContain('Chờ trước ông/bà: 3 người');
    expect(body()).toContain('Chờ gọi đến quầy 3, 4');
  });

  test.each<[Paper, number]>([
    ['printed', 20],
    ['none', 45],
  ])('[P2] stays long enough to photograph: "%s" %i s', async (paper, seconds) => {
    await touch(/Đất đai/);
    await touch('Lấy số');
    put({ papers: [{ ticketId: TICKET.ticketId, paper }] });
    act(() => void vi.advanceTimersByTime((seconds - 1) * 1_000));
    expect(body()).toContain('Tự về trang đầu sau 1 giây');
    act(() => void vi.advanceTimersByTime(1_000));
    expect(body()).toContain('Ông/bà cần làm thủ tục gì?');
  });

  test.each<[Refusal, string, string]>([
    [{ code: 'service-closed' }, 'Dịch vụ này hiện chưa nhận số.', 'This service is not giving out numbers now.'],
    [
      { code: 'series-full' },
      'Dịch vụ này đã phát hết số của hôm nay. Vui lòng hỏi cán bộ hướng dẫn.',
      'This service has given out all its numbers for today. Please ask the staff.',
    ],
  ])('[N5b] [D3c] that is refused (%o) is explained in the visitor’s language', async (refusal, inVietnamese, inEnglish) => {
    answer = () => ({ ok: false, refusal });
    await touch(/Đất đai/);
    await touch('Lấy số');
    expect(screen.getByRole('alert').textContent).toContain(inVietnamese);
    await touch('English');
    expect(screen.getByRole('alert').textContent).toContain(inEnglish);
    await touch('Back');
    await touch('Take a number');
    expect(client.sent.at(-1)?.body).toEqual({ serviceId: 'land', language: 'en' });
  });
});

describe('the frame', () => {
  test('[D1d] its clock shows the server’s time and the centre’s zone', () => {
    put({}, Date.parse('2026-11-24T07:59:30+07:00'));
    expect(screen.getByRole('time').textContent).toBe('07:59');
    act(() => void vi.advanceTimersByTime(30_000));
    expect(screen.getByRole('time').textContent).toBe('08:00');
    expect(screen.getByRole('banner').textContent).toContain('Thứ Ba, 24/11/2026');
  });

  test('the language changes everything at once, and the page says which it is', async () => {
    await touch('English');
    expect([screen.getByRole('banner').textContent, body()].join()).toMatch(/Sample centre.*What do you need today\?.*Land titles/);
    expect(document.documentElement.lang).toBe('en');
    await touch('Tiếng Việt');
    expect(document.documentElement.lang).toBe('vi');
  });

  test('the next visitor finds it as it was: Vietnamese, text and colours as usual', async () => {
    await touch('Chữ lớn');
    await touch('Tương phản cao');
    await touch('English');
    expect(document.documentElement.dataset).toMatchObject({ text: 'large', contrast: 'high' });
    await touch(/^Land/);
    await touch('Take a number');
    await touch('Done');
    expect(document.documentElement.dataset).toMatchObject({ text: 'normal', contrast: 'normal' });
    expect(body()).toContain('Ông/bà cần làm thủ tục gì?');
  });

  test('also when the last one only changed how the first screen looks and left', async () => {
    await touch('English');
    await touch('Large text');
    for (let second = 0; second < 80; second++) act(() => void vi.advanceTimersByTime(1_000));
    expect(document.documentElement.dataset['text']).toBe('normal');
    expect(body()).toContain('Ông/bà cần làm thủ tục gì?');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
