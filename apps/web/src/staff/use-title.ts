import type { StaffCounter, StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { useEffect } from 'react';

/** What the browser's tab says while the clerk works in another one. */
export function useTitle({ alarms, services }: StaffView, own: StaffCounter | null): void {
  const { say } = useLanguage();
  const alarm = alarms.find(({ counterId }) => counterId !== own?.id);
  const waiting = services.filter(({ id }) => own?.services.some(({ serviceId }) => serviceId === id)).reduce((sum, service) => sum + service.waiting, 0);
  const place = own === null ? say('staff.title') : say('counter.label', { label: own.label });
  const title = alarm === undefined ? `${waiting === 0 ? '' : `(${waiting}) `}${place} – Lượt` : `⚠ ${say('staff.alarm-at', { counter: alarm.counterLabel })}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
