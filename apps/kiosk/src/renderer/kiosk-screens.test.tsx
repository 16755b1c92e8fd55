// The kiosk as a visitor uses it: a view of the server, a finger, and what the server answers.
import type { DeviceState } from '@luot/shared/domain/devices/device-state';
import type { Refusal } from '@luot/shared/domain/refusal';
import type { Paper } from '@luot/shared/protocol/views/ticket-view';
import type { ServiceState } from '@luot/shared/protocol/views/view-parts';
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { body, closeKiosk, GIVEN, type Kiosk, LAND, lateAnswer, openKiosk, pass, stopClock, TICKET, takeButton, touch } from '../../test/kiosk-fixture.tsx';

let kiosk: Kiosk;
const putState = (service: ServiceState) => kiosk.put({ services: [{ ...LAND, service }] });

beforeEach(() => {
  stopClock();
  kiosk = openKiosk();
});
afterEach(closeKiosk);

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
    expect(takeButton().disabled).toBe(true);
    await touch('Lấy số');
    expect(kiosk.client.sent).toEqual([]);
  });

  test('[D3c] one that opens on another day says which; one nobody knows of says so', () => {
    putState({ state: 'closed', opensAtMs: Date.parse('2026-11-25T07:30:00+07:00') });
    expect(body()).toContain('Mở lại lúc 07:30 Thứ Tư, 25/11');
    putState({ state: 'closed', opensAtMs: null });
    expect(body()).toContain('Chưa nhận số. Chưa có lịch mở lại');
  });

  test('[N5b] a full one says so, and gives no number', async () => {
    await touch(/Đất đai/);
    expect(takeButton().disabled).toBe(false);
    putState({ state: 'full' });
    expect(body()).toContain('Đã hết số hôm nay');
    expect(takeButton().disabled).toBe(true);
  });

  test('[D3c] before the day is open no number is given, and the first screen says so', async () => {
    kiosk.put({ day: null });
    expect(body()).toContain('Trung tâm chưa mở ngày làm việc.');
    await touch(/Đất đai/);
    expect(takeButton().disabled).toBe(true);
  });

  test('[L3] without the server no number can be asked for, until it is back', async () => {
    await touch(/Đất đai/);
    act(() => kiosk.client.store.setState({ link: 'down', downSinceMs: performance.now() }));
    expect(takeButton().disabled).toBe(true);
    expect(screen.getByText(/Mất kết nối với máy chủ/)).toBeDefined();
    act(() => kiosk.client.store.setState({ link: 'up', downSinceMs: null }));
    expect(takeButton().disabled).toBe(false);
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
    kiosk.put({ printer: { state } });
    expect(body()?.includes('Máy in đang không hoạt động')).toBe(announced);
    kiosk.put({ printer: null });
    expect(body()).not.toContain('Máy in đang không hoạt động');
  });
});

describe('a number', () => {
  test('[N3] is asked for once, however often the button is touched', async () => {
    const late = lateAnswer();
    kiosk.answers(late.answer);
    await touch(/Đất đai/);
    const button = takeButton();
    await act(async () => {
      fireEvent.click(button);
      fireEvent.click(button);
    });
    expect(kiosk.client.sent).toEqual([{ name: 'ticket.issue', body: { serviceId: 'land', language: 'vi' } }]);
    expect(body()).toContain('Đang lấy số…');
    act(() => void vi.advanceTimersByTime(2_500));
    expect(body()).toContain('Ông/bà chỉ nhận một số.');
    await late.come(GIVEN);
    expect(body()).toContain('H012');
  });

  test.each<[Paper, string]>([
    ['coming', 'Đang in phiếu…'],
    ['printed', 'Mời lấy phiếu ở khe bên dưới'],
    ['unsure', 'Nếu không thấy phiếu, vui lòng nhớ số hoặc chụp màn hình này.'],
    ['none', 'Máy không in được phiếu. Vui lòng nhớ số hoặc chụp màn hình này.'],
  ])('[P2] is shown at once; when its paper is "%s" the screen says so, with number and QR', async (paper, sentence) => {
    await touch(/Đất đai/);
    await touch('Lấy số');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Số của ông/bàH012');
    kiosk.put({ papers: [{ ticketId: TICKET.ticketId, paper }] });
    expect(screen.getByRole('status').textContent).toBe(sentence);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('H012');
    expect(screen.getByRole('img', { name: 'Mã QR của phiếu H012' })).toBeDefined();
    expect(body()).toContain('Chờ trước ông/bà: 3 người');
    expect(body()).toContain('Chờ gọi đến quầy 3, 4');
  });

  test.each<[Paper, number]>([
    ['printed', 20],
    ['none', 45],
  ])('[P2] stays long enough to photograph: "%s" %i s', async (paper, seconds) => {
    await touch(/Đất đai/);
    await touch('Lấy số');
    kiosk.put({ papers: [{ ticketId: TICKET.ticketId, paper }] });
    pass(seconds - 1);
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
    kiosk.answers(() => ({ ok: false, refusal }));
    await touch(/Đất đai/);
    await touch('Lấy số');
    expect(screen.getByRole('alert').textContent).toContain(inVietnamese);
    await touch('English');
    expect(screen.getByRole('alert').textContent).toContain(inEnglish);
    await touch('Back');
    await touch('Take a number');
    expect(kiosk.client.sent.at(-1)?.body).toEqual({ serviceId: 'land', language: 'en' });
  });
});

describe('the frame', () => {
  test('[D1d] its clock shows the server’s time and the centre’s zone', () => {
    kiosk.put({}, Date.parse('2026-11-24T07:59:30+07:00'));
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
    pass(80);
    expect(document.documentElement.dataset['text']).toBe('normal');
    expect(body()).toContain('Ông/bà cần làm thủ tục gì?');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
