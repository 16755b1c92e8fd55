import type { TicketHistory } from '@luot/shared/protocol/views';
import { useLanguage } from '@luot/ui/language-context';
import { clockTime } from '@luot/ui/time-words';
import type { TicketAction } from './ticket-actions.ts';

interface TicketCardProps {
  readonly ticket: TicketHistory;
  readonly actions: readonly TicketAction[];
  readonly busy: boolean;
  readonly timeZone: string;
  readonly onAct: (action: TicketAction) => void;
}

/** How a ticket stands, and its steps with where and by whom. */
export function TicketCard({ ticket, actions, busy, timeZone, onAct }: TicketCardProps) {
  const { say, textOf } = useLanguage();
  const { number, state, serviceName, className, bookedAtMs, steps } = ticket;
  return (
    <article className="panel ticket-card">
      <h2 className="figures">{number}</h2>
      <p className="ticket-state" data-state={state}>
        {say(`finder.state-${state}`)}
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
      <ol className="ticket-steps figures" aria-label={say('finder.history', { number })}>
        {steps.map((step) => (
          <li key={`${step.atMs} ${step.what}`}>
            <time dateTime={new Date(step.atMs).toISOString()}>{clockTime(step.atMs, timeZone)}</time>
            <span>
              <b>{say(`finder.step-${step.what}`)}</b>
              <small>
                {[textOf(step.serviceName), step.counterLabel === null ? null : say('counter.label', { label: step.counterLabel }), step.clerk]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </small>
              {step.reason === null ? null : <small>{say('finder.out-of-order', { reason: step.reason })}</small>}
            </span>
          </li>
        ))}
      </ol>
    </article>
  );
}
