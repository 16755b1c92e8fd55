import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useServerNow } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { durationWords } from '@luot/ui/time-words';

/** Q12: people who wait and whom no open counter would call, a line for each service. */
export function StrandedLines({ view }: { view: Pick<StaffView, 'stranded' | 'services'> }) {
  const { say, textOf } = useLanguage();
  const nowMs = useServerNow(30_000);
  const nameOf = (serviceId: string) => {
    const service = view.services.find(({ id }) => id === serviceId);
    return service === undefined ? serviceId : textOf(service.name);
  };
  return view.stranded.map(({ serviceId, numbers, count, sinceMs }) => {
    const more = count - numbers.length;
    const list = numbers.join(', ');
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
  });
}
