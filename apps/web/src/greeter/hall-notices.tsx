// What a greeter should know now. Above all else: an emergency, a closed day. Then: people nobody will call, devices out of
// order.
import type { StaffView } from '@luot/shared/protocol/views';
import { useServerNow } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { durationWords } from '@luot/ui/time-words';
import { Siren } from 'lucide-react';
import { healthOf } from '../device-health.ts';
import { DeviceLine } from '../staff/device-line.tsx';

/** More numbers are not read off one line. */
const MOST_NUMBERS = 5;

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

/** How many things somebody should look at: stranded services, counters nobody attends, devices out of order. */
export function attentionOf({ stranded, counters, devices }: StaffView): number {
  return stranded.length + counters.filter(({ unattended }) => unattended).length + devices.filter((device) => healthOf(device) === 'fault').length;
}

export function HallNotices({ view }: { view: StaffView }) {
  const { say, textOf } = useLanguage();
  const nowMs = useServerNow(30_000);
  const nameOf = (serviceId: string) => {
    const service = view.services.find(({ id }) => id === serviceId);
    return service === undefined ? serviceId : textOf(service.name);
  };
  return (
    <>
      {view.stranded.map(({ serviceId, numbers, count, sinceMs }) => {
        const more = count - Math.min(numbers.length, MOST_NUMBERS);
        const list = numbers.slice(0, MOST_NUMBERS).join(', ');
        return (
          <p key={serviceId} className="alert-line figures">
            {say('greeter.stranded', {
              service: nameOf(serviceId),
              n: count,
              list: more > 0 ? `${list} ${say('greeter.stranded-more', { n: more })}` : list,
              time: durationWords(nowMs - sinceMs, say),
            })}
          </p>
        );
      })}
      <DeviceLine devices={view.devices} />
    </>
  );
}
