// Whether this kiosk gives numbers now, and why not when it does not.
import type { KioskService, KioskView } from '@luot/shared/protocol/views/kiosk-view';

/** `server-away` is said by the banner above every screen already; the others are said where the number would be taken. */
export type Numbers = 'given' | 'server-away' | 'day-not-open' | 'day-closed';

/** @param up the server can be reached */
export function numbersOf({ day, dayClosed }: KioskView, up: boolean): Numbers {
  if (day === null) return 'day-not-open';
  if (dayClosed) return 'day-closed';
  return up ? 'given' : 'server-away';
}

export function canTake(numbers: Numbers, service: KioskService): boolean {
  return numbers === 'given' && service.service.state === 'open';
}
