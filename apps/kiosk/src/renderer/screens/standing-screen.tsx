// How a ticket stands whose QR was scanned: the holder has come back to ask.
import type { TicketStanding } from '@luot/shared/protocol/views';
import { useLanguage } from '@luot/ui/language-context';

export function StandingScreen({ standing, onHome }: { standing: TicketStanding; onHome: () => void }) {
  const { say, textOf } = useLanguage();
  const { number, serviceName, state, ahead, counters } = standing;
  return (
    <section className="ticket" aria-live="polite">
      <p className="ticket-service">{textOf(serviceName)}</p>
      <h1 tabIndex={-1}>
        <span className="ticket-label">{say('kiosk.your-number')}</span>
        <span className="ticket-number figures" data-length={number.length}>
          {number}
        </span>
      </h1>
      <p className="ticket-ahead figures">{state === 'waiting' && ahead > 0 ? say('kiosk.ahead', { n: ahead }) : say(`kiosk.standing-${state}`)}</p>
      {state === 'waiting' || state === 'called' ? <p className="ticket-counters figures">{say('kiosk.go-to', { list: counters.join(', ') })}</p> : null}
      <button type="button" className="primary" onClick={onHome}>
        {say('kiosk.done')}
      </button>
    </section>
  );
}
