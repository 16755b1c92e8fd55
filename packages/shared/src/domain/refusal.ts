// Every expected "no" of the system: a code and its sentence in every language.
// A code without a sentence does not compile.
import { fillTemplate, type Language, type Text, type TextParams } from './text.ts';

const SENTENCES = {
  // who may do what
  'protocol-mismatch': {
    vi: 'Màn hình này dùng phiên bản khác với máy chủ. Vui lòng tải lại trang hoặc báo kỹ thuật viên.',
    en: 'This screen and the server are of different versions. Please reload the page or tell the technician.',
  },
  'not-enrolled': {
    vi: 'Thiết bị này chưa được đăng ký với máy chủ.',
    en: 'This device is not enrolled with the server.',
  },
  'signed-out': { vi: 'Phiên làm việc đã kết thúc. Vui lòng đăng nhập lại.', en: 'Your session has ended. Please sign in again.' },
  'wrong-password': { vi: 'Tên đăng nhập hoặc mật khẩu không đúng.', en: 'The log-in name or password is wrong.' },
  'not-allowed': { vi: 'Không có quyền làm việc này.', en: 'You are not allowed to do this.' },
  'no-answer': {
    vi: 'Máy chủ không trả lời, có thể việc này chưa được thực hiện. Vui lòng thử lại hoặc báo cán bộ.',
    en: 'The server has not answered; this may not have been done. Please try again or tell the staff.',
  },
  'bad-message': { vi: 'Yêu cầu không hợp lệ nên máy chủ không thực hiện.', en: 'The request is not valid, so the server did nothing.' },
  'unknown-host': {
    vi: 'Máy chủ này không phục vụ dưới tên vừa dùng. Kỹ thuật viên có thể thêm tên đó bằng luot serve --public-origin.',
    en: 'This server does not answer to the name that was used. A technician can add it with luot serve --public-origin.',
  },
  'id-used': {
    vi: 'Yêu cầu này mang mã của một yêu cầu khác nên máy chủ không thực hiện. Vui lòng làm lại.',
    en: 'This request bears the id of another one, so the server did nothing. Please do it again.',
  },
  'internal-fault': {
    vi: 'Máy chủ gặp lỗi với yêu cầu này nên không thực hiện; các việc khác vẫn tiếp tục. Vui lòng báo kỹ thuật viên.',
    en: 'The server failed at this request and has not done it; everything else goes on. Please tell the technician.',
  },
  'too-many': { vi: 'Quá nhiều yêu cầu cùng lúc. Vui lòng chờ một chút.', en: 'Too many requests at once. Please wait a moment.' },
  'storage-fault': {
    vi: 'Máy chủ không ghi được dữ liệu nên tạm ngừng nhận yêu cầu. Vui lòng báo kỹ thuật viên.',
    en: 'The server cannot write its data and has stopped taking requests. Please tell the technician.',
  },
  // day and numbers
  'day-not-open': { vi: 'Ngày làm việc chưa được mở.', en: 'The business day is not open.' },
  'day-refused': {
    vi: 'Không thể mở ngày {date}: chỉ mở được ngày hôm nay theo đồng hồ máy chủ ({today}).',
    en: 'The day {date} cannot be opened: only today by the server’s clock ({today}) can.',
  },
  'day-already-open': { vi: 'Ngày {date} đang mở.', en: 'The day {date} is open already.' },
  'series-full': {
    vi: 'Dịch vụ này đã phát hết số của hôm nay. Vui lòng hỏi cán bộ hướng dẫn.',
    en: 'This service has given out all its numbers for today. Please ask the staff.',
  },
  'unknown-service': { vi: 'Không có dịch vụ này tại trung tâm.', en: 'This centre has no such service.' },
  'service-closed': { vi: 'Dịch vụ này hiện chưa nhận số.', en: 'This service is not giving out numbers now.' },
  'unknown-procedure': { vi: 'Thủ tục này không được tiếp nhận ở dịch vụ đã chọn.', en: 'This procedure is not handled by the chosen service.' },
  'unknown-class': { vi: 'Không có đối tượng ưu tiên này.', en: 'There is no such priority class.' },
  'no-training': { vi: 'Trung tâm chưa có dãy số để tập.', en: 'This centre has no series for training.' },
  'training-here': { vi: 'Phiếu thử được cấp tại quầy đang mở.', en: 'A training ticket is given at an open counter.' },
  'day-closed': { vi: 'Ngày làm việc đã kết thúc, không phát số nữa.', en: 'The day has been closed; no more numbers are given.' },
  'day-not-closed': { vi: 'Ngày làm việc chưa kết thúc.', en: 'The day has not been closed.' },
  'open-tickets': {
    vi: 'Còn {n} số chưa có kết quả ({number}…). Hãy cho biết kết quả của từng số.',
    en: '{n} tickets are still open ({number}…). Say what became of each.',
  },
  // bookings
  'unknown-booking': {
    vi: 'Không tìm thấy lịch hẹn có mã này. Vui lòng xem lại mã, hoặc lấy số như thường.',
    en: 'There is no booking with this code. Please check the code, or take a number as usual.',
  },
  'booking-other-day': {
    vi: 'Lịch hẹn này là của ngày {date}. Hôm nay ông/bà có thể lấy số như thường.',
    en: 'This booking is for {date}. Today you can take a number as usual.',
  },
  'booking-used': { vi: 'Lịch hẹn này đã nhận số {number}.', en: 'This booking has been given ticket {number} already.' },
  'booking-day-refused': {
    vi: 'Chỉ nhận lịch hẹn từ ngày {from} đến ngày {to}; lịch hẹn này là của ngày {date}.',
    en: 'Bookings are taken for {from} to {to}; this one is for {date}.',
  },
  'booking-outside-hours': {
    vi: 'Dịch vụ này không làm việc lúc {time} ngày {date}.',
    en: 'This service does not work at {time} on {date}.',
  },
  'booking-code-personal': {
    vi: 'Mã này giống số điện thoại hoặc số định danh cá nhân nên không nhận làm mã lịch hẹn. Hãy đặt mã khác, ví dụ LH-7K3Q-29.',
    en: 'This code looks like a telephone or identity number and is not taken for a booking. Use another one, such as LH-7K3Q-29.',
  },
  'booking-code-taken': {
    vi: 'Mã này đã thuộc một lịch hẹn khác của trung tâm. Hãy đặt mã khác.',
    en: 'This code belongs to another booking of the centre. Use another one.',
  },
  'bookings-full': { vi: 'Danh sách lịch hẹn đã đủ {n} lịch hẹn, không nhận thêm.', en: 'The list holds {n} bookings and takes no more.' },
  'bookings-away': {
    vi: 'Máy chủ không ghi được danh sách lịch hẹn. Vui lòng báo kỹ thuật viên.',
    en: 'The server cannot write its list of bookings. Please tell the technician.',
  },
  // coming back
  'no-return': {
    vi: 'Số {number} không tự quay lại hàng chờ được nữa. Vui lòng hỏi cán bộ.',
    en: 'Ticket {number} cannot go back into the queue by itself any more. Please ask the staff.',
  },
  'already-rated': { vi: 'Lượt này đã được đánh giá.', en: 'This visit has been rated already.' },
  'nothing-to-rate': { vi: 'Chưa có lượt nào để đánh giá.', en: 'There is no visit to rate now.' },
  // looking something up
  'no-such-dossier': {
    vi: 'Không tìm thấy hồ sơ có mã này. Vui lòng xem lại mã trên giấy hẹn.',
    en: 'There is no dossier with this code. Please check the code on your receipt.',
  },
  'not-a-dossier-code': {
    vi: 'Đây không phải mã hồ sơ. Mã có dạng H15.50.05.13-261008-0975, ghi ở đầu giấy hẹn trả kết quả.',
    en: 'This is no dossier code. A code looks like H15.50.05.13-261008-0975 and stands at the top of your receipt.',
  },
  'dossier-code-personal': {
    vi: 'Đây giống số điện thoại hoặc số định danh cá nhân, không phải mã hồ sơ. Vui lòng nhập mã hồ sơ ghi ở đầu giấy hẹn trả kết quả.',
    en: 'This looks like a telephone or identity number, not a dossier code. Please enter the code at the top of your receipt.',
  },
  'dossiers-away': {
    vi: 'Hệ thống hồ sơ chưa trả lời. Vui lòng thử lại sau ít phút hoặc lấy số để hỏi tại quầy.',
    en: 'The dossier system does not answer. Please try again in a few minutes, or take a number and ask at the counter.',
  },
  'dossiers-unreadable': {
    vi: 'Hệ thống hồ sơ trả lời không đúng dạng nên chưa xem được. Cán bộ tại quầy sẽ tra giúp ông/bà.',
    en: 'The dossier system gave an answer that cannot be read. The staff at the counter will look it up for you.',
  },
  'no-dossiers-here': { vi: 'Trung tâm chưa mở tra cứu hồ sơ tại ki-ốt.', en: 'Dossiers cannot be looked up at this centre’s kiosks yet.' },
  'look-ups-enough': {
    vi: 'Ở đây đã tra cứu nhiều lần. Vui lòng chờ {seconds} giây rồi thử lại.',
    en: 'Many codes have been looked up here. Please wait {seconds} seconds and try again.',
  },
  // counters and calls
  'unknown-counter': { vi: 'Không có quầy này.', en: 'There is no such counter.' },
  'counter-taken': { vi: 'Quầy {counter} đang có người khác làm việc.', en: 'Somebody else is working at counter {counter}.' },
  'clerk-elsewhere': { vi: 'Anh/chị đang mở quầy {counter}. Hãy đóng quầy đó trước.', en: 'You are at counter {counter}. Close it first.' },
  'not-your-counter': { vi: 'Anh/chị không làm việc tại quầy này.', en: 'You are not working at this counter.' },
  'counter-not-open': { vi: 'Quầy chưa mở nên chưa gọi số được.', en: 'The counter is not open, so nobody can be called.' },
  'counter-attended': { vi: 'Quầy {counter} vẫn có người trực.', en: 'Counter {counter} is attended.' },
  'ticket-in-hand': {
    vi: 'Quầy đang giữ số {number}. Hãy kết thúc số này trước.',
    en: 'Ticket {number} is still at the counter. Finish it first.',
  },
  'unknown-reason': { vi: 'Không có lý do này trong danh sách của trung tâm.', en: 'The centre’s list has no such reason.' },
  'words-personal': {
    vi: 'Phần ghi thêm có số giống số điện thoại hoặc số định danh cá nhân. Hãy bỏ số đó đi.',
    en: 'The words hold what looks like a telephone or identity number. Leave it out.',
  },
  'queue-empty': { vi: 'Chưa có ai chờ.', en: 'Nobody is waiting.' },
  'outcome-needed': {
    vi: 'Số {number} đang ở quầy. Hãy cho biết đã xong hay vắng mặt.',
    en: 'Ticket {number} is at the counter. Say whether it is finished or missed.',
  },
  'unknown-ticket': { vi: 'Không tìm thấy số này trong ngày hôm nay.', en: 'There is no such ticket today.' },
  'wrong-ticket-state': {
    vi: 'Không thể làm việc này với số {number} ở trạng thái hiện tại.',
    en: 'This cannot be done with ticket {number} in its present state.',
  },
  'service-unstaffed': { vi: 'Hiện không có quầy nào mở cho dịch vụ này.', en: 'No counter is open for this service now.' },
  'transfer-nowhere': {
    vi: 'Hãy chọn nơi chuyển đến khác với nơi đang chờ; quầy nhận phải đang mở.',
    en: 'Choose a place other than the present one; a receiving counter must be open.',
  },
  'no-printer': { vi: 'Không có máy in nào để in phiếu này.', en: 'There is no printer to print this ticket.' },
  'copies-enough': { vi: 'Số {number} đã được in lại {n} lần.', en: 'Ticket {number} has been printed again {n} times.' },
  'nothing-to-undo': { vi: 'Không có thao tác nào để hoàn tác.', en: 'There is nothing to undo.' },
  'undo-too-late': { vi: 'Đã quá thời gian hoàn tác.', en: 'It is too late to undo.' },
  // devices
  'unknown-device': { vi: 'Không có thiết bị này trong cấu hình.', en: 'There is no such device in the settings.' },
  'not-testable': { vi: 'Thiết bị này chỉ gửi dữ liệu đến, không thử được từ đây.', en: 'This device only sends; it cannot be tested from here.' },
  'device-away': { vi: 'Thiết bị chưa sẵn sàng nên không thử được.', en: 'The device is not ready, so it cannot be tested.' },
  'bad-key': { vi: 'Khóa API không đúng hoặc không có quyền này.', en: 'The API key is wrong or has not this right.' },
  'unknown-key': { vi: 'Không có khóa API này.', en: 'There is no such API key.' },
  'no-idempotency-key': {
    vi: 'Yêu cầu này cần tiêu đề Idempotency-Key là một UUID, mỗi lần lấy số một mã mới.',
    en: 'This request needs the header Idempotency-Key with a UUID, a new one for each intention.',
  },
  'help-answered': { vi: 'Đã có người đến hỗ trợ.', en: 'Somebody has gone to help already.' },
  // settings
  'centre-invalid': { vi: 'Cấu hình có {count} lỗi nên chưa được áp dụng.', en: 'The settings have {count} faults and were not applied.' },
} as const satisfies Record<string, Text>;

export type RefusalCode = keyof typeof SENTENCES;

export const REFUSAL_CODES = Object.keys(SENTENCES) as readonly RefusalCode[];

/** An expected "no". `params` fill the sentence; `faults` names every single one where there are many. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params?: TextParams;
  readonly faults?: readonly Text[];
}

export function refuse(code: RefusalCode, params?: TextParams): Refusal {
  return params === undefined ? { code } : { code, params };
}

/** The sentence a person reads; never a code alone. */
export function refusalSentence(refusal: Refusal, language: Language): string {
  return fillTemplate(SENTENCES[refusal.code][language], refusal.params);
}
