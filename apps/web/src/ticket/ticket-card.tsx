import type { TicketHistory } from '@luot/shared/protocol/views/ticket-view';
import { useLanguage } from '@luot/ui/language-context';
import { clockTime } from '@luot/ui/time-words';
import type { TicketAction } from './ticket-actions.ts';
import { TicketSteps } from './ticket-steps.tsx';

interface TicketCardProps {
  readonly ticket: TicketHistory;
  readonly actions: readonly TicketAction[];
  readonly busy: boolean;
  readonly timeZone: string;
  readonly onAct: (action: TicketAction) => void;
}

/** How a ticket stands, what can be done, and its steps. */
export function TicketCard({ ticket, actions, busy, timeZone, onAct }: TicketCardProps) {
  const { say, textOf } = useLanguage();
  const { number, state, serviceName, className, bookedAtMs } = ticket;
  return (
    <article className="panel ticket-card">
      <h2 className="figures">{number}</h2>
      <p className="ticket-state" data-state={state}>
        {say(`ticket.state-${state}`)}
      </p>
      <ul className="ticket-facts">
        <li>{textOf(serviceName)}</li>
        <li>{className === null ? say('finder.ordinary') : say('finder.priority', { name: textOf(className) })}</li>
        {bookedAtMs === null ? null : <li className="figures">{say('finder.booked', { time: clockTime(bookedAtMs, timeZone) })}</li>}
      </ul>
      {actions.length === 0 ? null : (
        <div className="ticket-acts">
          {actions.map((action) => (
            <button key={action} type="button" data-act={action} disabled={busy} onClick={() => onAct(action)}>
              {say(`finder.${action}`)}
            </button>
          ))}
        </div>
      )}
      <TicketSteps ticket={ticket} timeZone={timeZone} />
    </article>
  );
}
