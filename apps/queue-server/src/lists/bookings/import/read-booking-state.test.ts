import { describe, expect, test } from 'vitest';
import { readBookingState } from './read-booking-state.ts';

const read = (cell: string) => {
  const { cancelled, note } = readBookingState(cell);
  return [cancelled ? 'cancelled' : 'kept', ...(note === null ? [] : [note])].join(', ');
};

describe('the state of a booking', () => {
  test.each(
    [
      [
        'Đã hủy',
        'Đã huỷ',
        'ĐÃ HỦY',
        'Đã hủy'.normalize('NFD'),
        'đã  hủy.',
        'da huy',
        '(Đã hủy)',
        'HUY',
        'Hủy bỏ',
        'Khách hủy',
        'Công dân đã hủy lịch hẹn',
        'Bị hủy',
      ],
      ['Lịch hẹn đã bị hủy', 'Đã hủy bởi hệ thống', 'Từ chối', 'Đã bị từ chối', 'Không duyệt', 'Đã xóa', 'Ðã xoá', 'Đã rút', 'Hủy đặt lịch', 'Tự hủy'],
      ['cancelled', 'Canceled', 'CANCELLED_BY_USER', 'Auto-cancelled', 'Rejected', 'declined', 'Deleted', 'revoked', 'Withdrawn', 'customer cancelled'],
    ].flat(),
  )('[F20] "%s" takes the booking off', (cell) => {
    expect(read(cell)).toBe('cancelled');
  });

  test.each(
    [
      ['', ' - ', 'Chưa hủy', 'chua huy', 'Không hủy', 'Chưa bị hủy', 'Yêu cầu hủy bị từ chối', 'Từ chối hủy', 'Từ chối yêu cầu hủy lịch hẹn', 'Đã xác nhận'],
      ['Chờ duyệt', 'Đã duyệt', 'Mới', 'Đặt thành công', 'Đã đặt lịch', 'Chưa xác nhận', 'Chờ xác nhận', 'Chưa đến', 'Đã đổi lịch', 'Còn hiệu lực'],
      ['Not cancelled', 'NOT_CANCELED', 'confirmed', 'Booked', 'active', 'Pending', 'Cancellation request rejected', 'scheduled', 'da xac nhan'],
    ].flat(),
  )('[F20] "%s" is a booking', (cell) => {
    expect(read(cell)).toBe('kept');
  });

  test.each(['Hết hạn', 'Khách không đến', 'Đã đến', 'Hoàn thành', 'Vắng mặt', 'No-show', 'Completed', 'Checked in', 'Đã đến (trễ 5 phút)'])(
    '[F20] "%s" is no cancellation and is noted',
    (cell) => {
      expect(read(cell)).toBe('kept, state-over');
    },
  );

  test.each(
    [
      [
        'Đã xác nhận (Huy)',
        'Đã huy',
        'Cancelable',
        'Cancellable',
        'Cancel?ed',
        'Đã hủy?',
        'Yêu cầu hủy',
        'Chờ hủy',
        'Đề nghị hủy lịch',
        'Huy xác nhận',
        'Cancelled: false',
      ],
      ['Đã hủy (chưa hủy được)', 'Đã xác nhận, trước đó đã hủy', 'Hủy?? không', '1', 'Không rõ', 'Xóa nhầm', 'Đừng hủy', 'constructor'],
    ].flat(),
  )('[F20] "%s" is not known: a booking, and noted', (cell) => {
    expect(read(cell)).toBe('kept, state-unknown');
  });

  test('[F20] what stands in brackets is passed over where it cannot mean the contrary, and said', () => {
    expect(['Đã hủy (khách báo bận)', 'Đã xác nhận [qua Zalo]', 'Cancelled (by phone)'].map(read)).toEqual([
      'cancelled, state-cancelled',
      'kept, state-kept',
      'cancelled, state-cancelled',
    ]);
  });
});
