import './ticket-steps.css';
import type { TicketHistory } from '@luot/shared/protocol/views/ticket-view';
import { useLanguage } from '@luot/ui/language-context';
import { clockTime } from '@luot/ui/time-words';

/** What has become of a ticket so far, oldest first. */
export function TicketSteps({ ticket: { number, steps }, timeZone }: { ticket: Pick<TicketHistory, 'number' | 'steps'>; timeZone: string }) {
  const { say, textOf } = useLanguage();
  return (
    <ol className="ticket-steps" aria-label={say('ticket.history', { number })}>
      {steps.map(({ atMs, what, serviceName, counterLabel, clerk, reason, words }, i) => (
        // A ticket's past does not change, and may hold the same twice.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={i}>
          <time className="figures" dateTime={new Date(atMs).toISOString()}>
            {clockTime(atMs, timeZone)}
          </time>
          <b>{say(`ticket.step-${what}`)}</b>
          <span className="muted">
            {[textOf(serviceName), counterLabel === null ? null : say('counter.label', { label: counterLabel }), clerk]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
          {reason === null ? null : <span className="step-reason">{say('ticket.out-of-turn', { reason: textOf(reason) })}</span>}
          {words === null ? null : <q className="step-words">{words}</q>}
        </li>
      ))}
    </ol>
  );
}
