// What staff should know beside their own ticket: below the keys, so that nothing above moves when one comes.
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { durationWords } from '@luot/ui/time-words';
import { NoticeLines } from '../../desk/notice-lines.tsx';
import { useDeskNow } from '../../desk/page-window.ts';
import type { Commands } from '../../desk/use-commands.ts';
import { DeviceLine } from '../../devices/device-line.tsx';
import { useServiceName } from '../service-name.ts';
import { HelpLine } from './help-line.tsx';

interface StaffNoticesProps {
  readonly view: StaffView;
  readonly ownId: string | null;
  readonly commands: Commands;
}

export function StaffNotices({ view, ownId, commands }: StaffNoticesProps) {
  const { say } = useLanguage();
  return (
    <div className="notices">
      {view.alarms.some((alarm) => alarm.counterId === ownId) ? (
        <p className="quiet-notice" role="status">
          {say('staff.alarm-raised')}
        </p>
      ) : null}
      <HelpLine calls={view.helpCalls} commands={commands} />
      {view.dayClosed ? <p className="alert-line">{say('staff.day-closed')}</p> : null}
      <StrandedLine view={view} />
      <NoticeLines notices={view.notices} />
      <DeviceLine devices={view.devices} />
    </div>
  );
}

/** Q12: nobody would call these, so somebody has to know. */
function StrandedLine({ view }: { view: StaffView }) {
  const { say } = useLanguage();
  const nameOf = useServiceName(view);
  const nowMs = useDeskNow(15_000);
  if (view.stranded.length === 0) return null;
  return (
    <div className="alert-line stranded" role="status">
      {view.stranded.map(({ serviceId, numbers, count, sinceMs }) => (
        <p key={serviceId} className="figures">
          {say('staff.stranded', { service: nameOf(serviceId), n: count, time: durationWords(nowMs - sinceMs, say) })} {numbers.join(', ')}
          {count > numbers.length ? '…' : ''}
        </p>
      ))}
    </div>
  );
}
