// Each state has a shape of its own, so that nobody needs the colour. Fields of 24 x 24, holes by even-odd.
import type { TicketState } from '@luot/shared/domain/ticket-state';

export const STATE_MARKS: Readonly<Record<TicketState, string>> = {
  waiting: 'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zm-1.300 5h2.600v5.800l4 2.300-1.300 2.300-5.300-3.100z',
  called: 'M2 9.500h10V4l10 8-10 8v-5.500H2z',
  serving: 'M12 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM3 22c0-5 4-8 9-8s9 3 9 8z',
  held: 'M5 3h5v18H5zM14 3h5v18h-5z',
  served: 'M9 20.500 1.500 13l3-3L9 14.500 19.500 4l3 3z',
  missed: 'M12 1.500 .5 22h23zm-1.300 7h2.600v6.500h-2.600zm0 8.500h2.600v2.500h-2.600z',
  cancelled: 'm5 2 7 7 7-7 3 3-7 7 7 7-3 3-7-7-7 7-3-3 7-7-7-7z',
  expired: 'M21.500 15.500A10 10 0 0 1 8.500 2.500a10 10 0 1 0 13 13z',
};

export const BELL_MARK = 'M12 2a6.500 6.500 0 0 0-6.500 6.500v5L3 18h18l-2.500-4.500v-5A6.500 6.500 0 0 0 12 2zM9 19.500a3 3 0 0 0 6 0z';
/** Bars of a phone's signal, the first alone full. */
export const STALE_MARK = 'M2 16h5v6H2zM9.500 10h5v12h-5zm1.500 1.500v9h2v-9zM17 3h5v19h-5zm1.500 1.500v16h2v-16z';
