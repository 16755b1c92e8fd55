// Bookings of the sample centre: one each half hour of a day, so that at any hour somebody is expected.
import type { LocalDate } from '@luot/shared/domain/time/local-time';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { timeText, type WrittenBooking } from './check-booking.ts';

const HALF_HOURS = 48;

/** `MAU-0930` is expected at 09:30. */
export function sampleBookings({ services }: CentreSettings, date: LocalDate): WrittenBooking[] {
  return Array.from({ length: HALF_HOURS }, (_, i) => {
    const minute = i * 30;
    return { code: `MAU-${timeText(minute).replace(':', '')}`, serviceId: services[i % services.length]?.id ?? null, procedureCode: null, date, minute };
  });
}
