import type { StaffView } from '@luot/shared/protocol/views/staff-view';

/** Labels of the counters that would call for a service now. */
export function openCounters(counters: StaffView['counters'], serviceId: string): string[] {
  return counters
    .filter((counter) => counter.state === 'open' && !counter.unattended && counter.services.some((handled) => handled.serviceId === serviceId))
    .map(({ label }) => label);
}
