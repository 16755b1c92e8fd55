import type { Refusal } from '@luot/shared/domain/refusal';
import { act, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { clickOn, done, type GivenPage, givenPage, pressKey, refusal } from '../../test/given-page.tsx';
import { currentTicket, MINE, NOW, text, ticketHistory } from '../../test/given-views.ts';

const CURRENT = currentTicket();
let page: GivenPage;

beforeEach(() => {
  page = givenPage();
});

describe('what a clerk is told', () => {
  beforeEach(() => {
    page.putStaff();
    page.putDesk();
  });

  test.each<[Refusal, string]>([
    [{ code: 'outcome-needed', params: { number: 'A001' } }, 'Số A001 đang ở quầy. Hãy cho biết đã xong hay vắng mặt.'],
    [{ code: 'queue-empty' }, 'Chưa có ai chờ.'],
    [{ code: 'wrong-ticket-state', params: { number: 'A001' } }, 'Không thể làm việc này với số A001 ở trạng thái hiện tại. Hãy xem số này bằng “Tìm số”.'],
    [{ code: 'not-your-counter' }, 'Anh/chị không làm việc tại quầy này. Hãy chọn quầy khác.'],
  ])('[C7a] a refusal (%o) is a sentence with a way on, and goes by itself', async (refused, sentence) => {
    page.answer(() => ({ ok: false, refusal: refused }));
    await pressKey('m');
    expect(refusal()).toBe(sentence);
    act(() => void vi.advanceTimersByTime(8_000));
    expect(refusal()).toBe('');
  });

  test('[C7a] what changes nothing large on the page is confirmed', async () => {
    await pressKey('r');
    expect(done()).toBe('Đã gọi lại số A001.');
    await pressKey('h');
    expect(done()).toContain('Đã giữ chỗ số A001.');
  });

  test('[C15] who is here, since when, and what they need; the time runs', () => {
    page.putDesk({
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
    act(() => page.client.put('catalogue', 'all', { procedures: [procedure], others: [] }, NOW));
    page.putDesk({ current: { ...CURRENT, procedureCode: '2.000815' } });
    const about = screen.getByRole('region', { name: 'Thông tin của số A001' });
    expect(about.textContent).toContain('Chứng thực bản sao 2.000815Bản chínhBản sao');
  });

  test('[C11] a training ticket says what it is', () => {
    page.putDesk({ current: { ...CURRENT, training: true, number: 'Z001' } });
    expect(screen.getByRole('region', { name: 'Đang ở quầy' }).textContent).toContain('PHIẾU THỬ');
  });

  test('[C6] whom the next call would be to and why; quietly, the run of jumps and calls out of turn', () => {
    page.putDesk({
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
    page.putDesk({ current: null, counter: { ...MINE, state: 'paused' }, pause });
    const head = screen.getByRole('region', { name: 'Đang ở quầy' });
    expect(head.textContent).toBe('Quầy đang tạm nghỉĂn trưatừ 09:00, dự kiến đến 09:10');
    act(() => void vi.advanceTimersByTime(15 * 60_000));
    expect(head.textContent).toContain('Đã quá giờ dự kiến 5 phút');
  });

  test('[Q12] tickets that nobody would call are named, until somebody would', () => {
    page.putStaff({ stranded: [{ serviceId: 'land', numbers: ['B001', 'B002'], count: 5, sinceMs: NOW - 20 * 60_000 }] });
    expect(screen.getByText(/^Đất đai: 5 số chờ/).textContent).toBe('Đất đai: 5 số chờ mà chưa có quầy nào mở, lâu nhất 20 phút: B001, B002…');
    page.putStaff();
    expect(screen.queryByText(/^Đất đai: 5 số chờ/)).toBeNull();
  });

  test('[G3] a screen that is open in two places is named, until one of them has gone', () => {
    page.putStaff({ notices: [text('Màn hình “Sảnh A” đang mở ở hai nơi.')] });
    expect(screen.getByText('Màn hình “Sảnh A” đang mở ở hai nơi.').getAttribute('role')).toBe('status');
    page.putStaff();
    expect(screen.queryByText(/hai nơi/)).toBeNull();
  });

  test('[C12] the day closed, and an emergency above everything', () => {
    page.putStaff({ dayClosed: true, emergency: text('Mời mọi người ra lối thoát hiểm') });
    expect(screen.getByText('Ngày làm việc đã kết thúc, không phát số nữa.')).toBeDefined();
    expect(screen.getByText('Mời mọi người ra lối thoát hiểm').getAttribute('role')).toBe('alert');
  });

  test('[P4] a device out of order is named, until it is well again', () => {
    const printer = { id: 'p1', kind: 'printer', name: text('Máy in 1'), holder: null, sinceMs: NOW, error: null } as const;
    page.putStaff({ devices: [{ ...printer, state: 'offline' }] });
    expect(screen.getByText('Thiết bị cần kiểm tra: Máy in 1 (Mất kết nối)')).toBeDefined();
    page.putStaff({ devices: [{ ...printer, state: 'ready' }] });
    expect(screen.queryByText(/Máy in 1/)).toBeNull();
  });

  test('[C6] the tab says how many wait, for who works in another one', () => {
    expect(document.title).toBe('(2) Quầy 7 – Lượt');
  });

  test('[P3] a reprint is asked for by key; a refusal closes it, so that it can be read', async () => {
    page.answer(() => ({ ok: false, refusal: { code: 'copies-enough', params: { number: 'A001', n: 5 } } }));
    await pressKey('i');
    await clickOn('In lại số A001');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(refusal()).toBe('Số A001 đã được in lại 5 lần.');
  });

  test('[C8] a row that was touched is looked up, and the ticket found is served from there', async () => {
    page.answer((command) => ({ ok: true, value: command.name === 'ticket.lookUp' ? ticketHistory('A002') : {} }));
    page.putDesk({ current: null });
    await clickOn(/^A002/);
    expect(screen.getByRole('dialog').textContent).toContain('Gọi ngoài lượt');
    expect(page.client.sent).toEqual([{ name: 'ticket.lookUp', body: { number: 'A002' } }]);
  });
});
