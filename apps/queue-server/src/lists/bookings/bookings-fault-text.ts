// What is wrong with the file of bookings, in words for the manager.
import { fillTemplate, type Text } from '@luot/shared/domain/text';
import type { BookingsFault } from './bookings.ts';

const SENTENCES: Readonly<Record<BookingsFault['code'], Text>> = {
  lost: {
    vi: 'Tệp lịch hẹn bị hỏng hoặc bị mất nên lịch hẹn đã nhập trước đó không còn. Hãy nhập lại lịch hẹn của hôm nay và các ngày tới.',
    en: 'The file of bookings was damaged or has gone, so the bookings taken before are gone. Import those of today and the days to come again.',
  },
  away: {
    vi: 'Không ghi được tệp lịch hẹn ({reason}). Lịch hẹn mới chưa được nhận. Hãy báo kỹ thuật viên.',
    en: 'The file of bookings cannot be written ({reason}). No new bookings are taken. Tell the technician.',
  },
};

export function bookingsFaultText({ code, reason }: BookingsFault): Text {
  const { vi, en } = SENTENCES[code];
  return { vi: fillTemplate(vi, { reason }), en: fillTemplate(en, { reason }) };
}
