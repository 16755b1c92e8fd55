// C12: the day has been closed. A friendly word, when to come again, and what can still be done here.
import { localTime } from '@luot/shared/domain/time/local-time';
import type { KioskService } from '@luot/shared/protocol/views/kiosk-view';
import { useServerNow } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { openingTime } from '@luot/ui/time-words';
import { MoonStar } from 'lucide-react';

export function DayOver({ services, timeZone }: { services: readonly KioskService[]; timeZone: string }) {
  const { say, language } = useLanguage();
  const nowMs = useServerNow(30_000);
  const opensAtMs = nextOpening(services, localTime(nowMs, timeZone).date, timeZone);
  return (
    <div className="day-over">
      <MoonStar aria-hidden="true" strokeWidth={1.5} />
      <h1 tabIndex={-1}>{say('kiosk.day-over')}</h1>
      {opensAtMs === null ? null : (
        <p className="day-over-opens figures">{say('kiosk.day-over-opens', { at: openingTime(opensAtMs, nowMs, timeZone, language, say) })}</p>
      )}
      <p className="lead">{say('kiosk.day-over-lead')}</p>
    </div>
  );
}

/** Not today any more, whatever the usual hours say. Null where no service tells. */
function nextOpening(services: readonly KioskService[], today: string, timeZone: string): number | null {
  const all = services
    .flatMap(({ service }) => (service.state === 'closed' && service.opensAtMs !== null ? [service.opensAtMs] : []))
    .filter((atMs) => localTime(atMs, timeZone).date > today);
  return all.length === 0 ? null : Math.min(...all);
}
