import type { CounterView, StaffView } from '@luot/shared/protocol/views';
import { useLanguage } from '@luot/ui/language-context';
import { durationWords } from '@luot/ui/time-words';

export function WaitingList({ counter, services, nowMs }: { counter: CounterView; services: StaffView['services']; nowMs: number }) {
  const { say, textOf } = useLanguage();
  const nameOf = (id: string) => {
    const service = services.find((s) => s.id === id);
    return service === undefined ? id : textOf(service.name);
  };
  return (
    <>
      <h2>
        {say('staff.waiting')} <span className="figures count">{counter.waiting.length}</span>
      </h2>
      {counter.waiting.length === 0 ? (
        <p className="muted">{say('staff.none-waiting')}</p>
      ) : (
        // A list that scrolls has to be reached by keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ol tabIndex={0} aria-label={say('staff.waiting')}>
          {counter.waiting.map((ticket) => (
            <li key={ticket.ticketId} data-next={ticket.ticketId === counter.next?.ticketId}>
              <b className="figures">{ticket.number}</b>
              <span className="waiting-service">{nameOf(ticket.serviceId)}</span>
              <span className="waiting-marks">
                {ticket.priority ? <em>{say('staff.priority')}</em> : null}
                {ticket.directed ? <em>{say('staff.directed')}</em> : null}
                {ticket.transferred && !ticket.directed ? <em>{say('staff.transferred')}</em> : null}
              </span>
              <span className="figures">{durationWords(nowMs - ticket.arrivedAtMs, say)}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
