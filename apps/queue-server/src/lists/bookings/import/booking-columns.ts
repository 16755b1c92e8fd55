// What booking systems and offices call the columns of their lists. Everything else in a list, names and telephone numbers
// first of all, is never looked at (R4).
import type { ChosenColumns, ColumnNames } from '../../tables/find/find-columns.ts';
import type { TableKind } from '../../tables/table-request.ts';

export const BOOKING_NAMES = {
  code: [
    'Mã lịch hẹn',
    'Mã đặt lịch',
    'Mã đặt hẹn',
    'Mã hẹn',
    'Mã đặt chỗ',
    'Mã đăng ký',
    'Mã lượt hẹn',
    'Mã xác nhận',
    'Mã QR',
    'Số lịch hẹn',
    'Số hẹn',
    'Mã booking',
    'Booking code',
    'Booking id',
    'Appointment code',
    'Code',
    'Mã số',
    'Mã',
  ],
  procedure: [
    'Mã thủ tục hành chính',
    'Mã số thủ tục hành chính',
    'Mã TTHC',
    'Mã số TTHC',
    'Mã thủ tục',
    'MaTTHC',
    'Procedure code',
    'Thủ tục hành chính',
    'Thủ tục',
    'Procedure',
  ],
  service: ['Mã dịch vụ', 'Dịch vụ', 'Tên dịch vụ', 'Service', 'Service id', 'Service name', 'Lĩnh vực', 'Nội dung', 'Nội dung làm việc', 'Nhóm thủ tục'],
  date: ['Ngày hẹn', 'Ngày đặt lịch', 'Ngày làm việc', 'Ngày đến', 'Ngày', 'Date', 'Appointment date', 'Booking date'],
  time: [
    'Giờ hẹn',
    'Khung giờ',
    'Khung giờ hẹn',
    'Ca hẹn',
    'Giờ đến',
    'Ngày giờ hẹn',
    'Thời gian hẹn',
    'Thời điểm hẹn',
    'Giờ bắt đầu',
    'Bắt đầu',
    'Giờ',
    'Time',
    'Appointment time',
    'Booking time',
    'Start time',
    'Slot',
    'Thời gian',
  ],
  state: ['Trạng thái', 'Tình trạng', 'Trạng thái lịch hẹn', 'State', 'Status'],
} as const satisfies ColumnNames<string>;

export type BookingColumn = keyof typeof BOOKING_NAMES;
export const BOOKING_COLUMNS = Object.keys(BOOKING_NAMES) as readonly BookingColumn[];
export const BOOKING_TABLE: TableKind<BookingColumn> = { names: BOOKING_NAMES, days: ['date', 'time'], daysAhead: true };
export type BookingColumns = ChosenColumns<BookingColumn>;
