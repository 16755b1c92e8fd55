// What a greeter should know now. Above all else: an emergency, a closed day. Then: people nobody will call, devices out of
// order.
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { Siren } from 'lucide-react';
import { NoticeLines } from '../../desk/notice-lines.tsx';
import { StrandedLines } from '../../desk/stranded-lines.tsx';
import { healthOf } from '../../devices/device-health.ts';
import { DeviceLine } from '../../devices/device-line.tsx';

export function UrgentNotices({ view }: { view: StaffView }) {
  const { say, textOf } = useLanguage();
  return (
    <>
      {view.emergency === null ? null : (
        <p className="greeter-emergency" role="alert">
          <Siren aria-hidden="true" />
          <span>
            <small>{say('greeter.emergency')}</small>
            <b>{textOf(view.emergency)}</b>
          </span>
        </p>
      )}
      {view.dayClosed ? <p className="alert-line">{say('greeter.day-closed')}</p> : null}
      {view.day === null ? <p className="alert-line">{say('greeter.day-none')}</p> : null}
    </>
  );
}

/** How many things somebody should look at: stranded services, counters nobody attends, screens open twice, devices out of order. */
export function attentionOf({ stranded, counters, devices, notices }: StaffView): number {
  return (
    stranded.length + notices.length + counters.filter(({ unattended }) => unattended).length + devices.filter((device) => healthOf(device) === 'fault').length
  );
}

export function HallNotices({ view }: { view: StaffView }) {
  return (
    <>
      <StrandedLines view={view} />
      <NoticeLines notices={view.notices} />
      <DeviceLine devices={view.devices} />
    </>
  );
}
