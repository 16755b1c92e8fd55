import type { StaffView } from '@luot/shared/protocol/views/staff-view';

/** Whether some counter is there for this service; one that is paused comes back. */
export function isStaffed({ counters }: Pick<StaffView, 'counters'>, serviceId: string): boolean {
  return counters.some((counter) => counter.state !== 'closed' && counter.services.some((service) => service.serviceId === serviceId));
}
