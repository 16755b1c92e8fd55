// What a booking system says has become of a booking. Only whole states that are known take a booking off: "Chưa hủy" and
// somebody called Huy have the same letters as a cancelled one.
import { foldedWords } from '../../tables/letters/folded-words.ts';
import { phrases, WordIndex } from '../../tables/letters/word-index.ts';
import type { NoteCode } from './booking-note.ts';

type Meaning = 'cancelled' | 'kept' | 'over';

const WHO = ['', 'khách', 'khách hàng', 'công dân', 'người dân', 'người đặt', 'hệ thống', 'cán bộ', 'quản trị viên', 'admin', 'lịch', 'lịch hẹn'];
const BY = ['', 'khách', 'khách hàng', 'công dân', 'người dân', 'người đặt', 'hệ thống', 'cán bộ', 'quản trị viên', 'admin'];
const WHAT = ['', 'lịch', 'lịch hẹn', 'hẹn', 'đặt lịch', 'đặt chỗ', 'đặt hẹn', 'đăng ký', 'yêu cầu'];
const CANCELLED = ['cancelled', 'canceled', 'rejected', 'declined', 'refused', 'deleted', 'removed', 'revoked', 'withdrawn', 'voided'];
const PERSON = ['user', 'customer', 'citizen', 'client', 'visitor', 'staff', 'admin', 'administrator', 'system', 'office', 'provider'];

const STATES: Readonly<Record<Meaning, readonly string[]>> = {
  cancelled: [
    ...phrases(WHO, ['', 'đã', 'bị', 'đã bị', 'tự', 'đã tự'], ['hủy', 'hủy bỏ', 'xóa', 'xóa bỏ', 'rút', 'thu hồi'], WHAT),
    ...phrases(['đã', 'bị', 'đã bị', 'được'], ['hủy', 'xóa', 'từ chối'], ['bởi', 'do', 'từ'], BY.slice(1)),
    ...phrases(['hủy', 'xóa', 'từ chối'], ['bởi', 'do', 'từ'], BY.slice(1)),
    ...phrases(
      ['', ...BY.slice(6), 'lịch', 'lịch hẹn', 'yêu cầu'],
      ['', 'đã', 'bị', 'đã bị'],
      ['từ chối'],
      ['', 'lịch', 'lịch hẹn', 'tiếp nhận', 'duyệt', 'phê duyệt'],
    ),
    ...phrases(['không', 'không được'], ['duyệt', 'phê duyệt', 'tiếp nhận', 'chấp nhận']),
    ...phrases(['', 'đã'], ['vô hiệu', 'vô hiệu hóa']),
    'cancel',
    'void',
    ...phrases(['', 'booking', 'appointment'], ['', 'was', 'has been', 'auto', 'automatically'], CANCELLED),
    ...phrases(CANCELLED, ['by', 'by the'], PERSON),
    ...phrases(PERSON, CANCELLED),
  ],
  kept: [
    ...phrases(['', 'lịch', 'lịch hẹn'], ['chưa', 'chưa bị', 'không', 'không bị'], ['hủy', 'xóa', 'từ chối']),
    ...phrases(['', 'đã'], ['từ chối', 'không duyệt', 'không chấp nhận'], ['', 'yêu cầu'], ['hủy'], ['', 'lịch', 'lịch hẹn']),
    ...phrases(['yêu cầu hủy', 'yêu cầu hủy lịch', 'yêu cầu hủy lịch hẹn'], ['bị từ chối', 'đã bị từ chối', 'không được duyệt', 'không được chấp nhận']),
    ...phrases(['', 'đã', 'chưa', 'chờ', 'đang chờ', 'được', 'đã được'], ['xác nhận', 'duyệt', 'phê duyệt', 'chấp nhận', 'tiếp nhận']),
    ...phrases(['', 'đã', 'mới', 'đã được'], ['đặt', 'đặt lịch', 'đặt hẹn', 'đặt chỗ', 'đăng ký', 'tạo', 'lên lịch'], ['', 'thành công']),
    ...phrases(['', 'đã'], ['đổi lịch', 'đổi giờ', 'dời lịch', 'hẹn lại', 'thanh toán', 'khôi phục', 'nhắc', 'gửi']),
    ...phrases(['mới', 'chờ', 'đang chờ', 'chờ xử lý', 'đang xử lý', 'chờ đến', 'chờ khách', 'chờ phục vụ', 'chờ thanh toán', 'chưa thanh toán', 'thành công']),
    ...phrases(['chưa đến', 'chưa tới', 'chưa đến hẹn', 'chưa đến giờ', 'chưa diễn ra', 'chưa sử dụng', 'chưa check in', 'sắp đến', 'sắp tới', 'sắp diễn ra']),
    ...phrases(['hiệu lực', 'còn hiệu lực', 'đang hiệu lực', 'có hiệu lực', 'hợp lệ', 'còn hạn', 'hoạt động', 'đang hoạt động']),
    ...phrases(
      ['not', 'never'],
      ['cancelled', 'canceled', 'rejected', 'deleted', 'revoked', 'yet confirmed', 'confirmed', 'arrived', 'yet arrived', 'approved'],
    ),
    ...phrases(['cancellation', 'cancel request', 'cancellation request'], ['rejected', 'declined', 'refused', 'denied']),
    ...phrases(['confirmed', 'unconfirmed', 'booked', 'active', 'pending', 'new', 'created', 'approved', 'accepted', 'scheduled', 'rescheduled', 'reserved']),
    ...phrases(['open', 'waiting', 'valid', 'upcoming', 'paid', 'unpaid', 'requested', 'registered', 'success', 'successful', 'ok', 'reminded', 'tentative']),
  ],
  over: [
    ...phrases(['', 'khách', 'công dân', 'người dân'], ['đã', 'không', 'chưa từng'], ['đến', 'tới', 'đến hẹn', 'có mặt', 'check in']),
    ...phrases(
      ['', 'đã'],
      ['hoàn thành', 'hoàn tất', 'xong', 'kết thúc', 'phục vụ', 'sử dụng', 'dùng', 'lấy số', 'cấp số', 'hết hạn', 'quá hạn', 'qua', 'diễn ra'],
    ),
    ...phrases(['đang phục vụ', 'đã xử lý', 'đã giải quyết', 'check in', 'vắng', 'vắng mặt', 'khách vắng mặt']),
    ...phrases(['bỏ hẹn', 'lỡ hẹn', 'quá hẹn', 'trễ hẹn', 'hết hiệu lực']),
    ...phrases([
      'no show',
      'noshow',
      'not arrived in time',
      'missed',
      'absent',
      'did not come',
      'expired',
      'completed',
      'complete',
      'done',
      'finished',
      'closed',
    ]),
    ...phrases(['fulfilled', 'served', 'used', 'attended', 'arrived', 'checked in', 'past', 'ended']),
  ],
};

const INDEX = new WordIndex(Object.entries(STATES).flatMap(([meaning, states]) => states.map((state) => [state, meaning as Meaning] as const)));

/** Whoever writes one of these beside a state may mean the contrary of it. */
const CANCELS = /\b(?:huy|xoa|tu choi|rut|thu hoi|cancel\w*|reject\w*|declin\w*|delet\w*|revok\w*|withdr\w*|void\w*|chua|khong|not)\b/;

export interface ReadBookingState {
  readonly cancelled: boolean;
  /** What the report has to say of this state, however many rows have it. */
  readonly note: NoteCode | null;
}

/** What cannot be read is kept as a booking: one too many harms nobody, one too few keeps a visitor waiting. */
export function readBookingState(cell: string): ReadBookingState {
  if (foldedWords(cell) === '') return { cancelled: false, note: null };
  // Asked, or a letter that was lost.
  if (/[?\uFFFD]/.test(cell)) return { cancelled: false, note: 'state-unknown' };
  const meaning = INDEX.findStrictly(cell);
  if (meaning !== undefined) return { cancelled: meaning === 'cancelled', note: meaning === 'over' ? 'state-over' : null };
  const [, state = '', added = ''] = /^([^([]+)[([](.*)[)\]][\s.]*$/s.exec(cell) ?? [];
  const withAdded = CANCELS.test(foldedWords(added)) ? undefined : INDEX.findStrictly(state);
  if (withAdded === undefined) return { cancelled: false, note: 'state-unknown' };
  if (withAdded === 'over') return { cancelled: false, note: 'state-over' };
  return withAdded === 'cancelled' ? { cancelled: true, note: 'state-cancelled' } : { cancelled: false, note: 'state-kept' };
}
