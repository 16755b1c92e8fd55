// Q6, Q7: who is not called by themselves. Held: away for a paper or a fee; missed: called, and did not come.
import type { AwayTicket, CounterView } from '@luot/shared/protocol/views/counter-view';
import { useLanguage } from '@luot/ui/language-context';
import { durationWords } from '@luot/ui/time-words';
import type { ReactNode } from 'react';
import type { Commands } from '../../desk/use-commands.ts';

interface AwayListsProps {
  readonly counter: CounterView;
  readonly nowMs: number;
  readonly commands: Commands;
  readonly onOpen: (number: string) => void;
}

export function AwayLists({ counter, nowMs, commands, onOpen }: AwayListsProps) {
  const { say } = useLanguage();
  const free = counter.current === null && counter.counter.state === 'open';
  const putBack = ({ ticketId, number }: AwayTicket, label: string, spoken = label) => (
    <button
      type="button"
      className="row-act"
      aria-label={`${spoken}, ${number}`}
      disabled={commands.busy}
      onClick={() => void commands.run('ticket.return', { ticketId }, say('staff.done-put-back', { number }))}
    >
      {label}
    </button>
  );
  const serveOn = ({ ticketId, number }: AwayTicket) => (
    <button
      type="button"
      className="row-act main"
      aria-label={`${say('staff.serve-on')}, ${number}`}
      disabled={!free || commands.busy}
      onClick={() => void commands.run('ticket.resume', { ticketId })}
    >
      {say('staff.serve-on')}
    </button>
  );
  const list = { nowMs, onOpen };
  return (
    <div className="away">
      <AwayList {...list} title={say('staff.held-list')} none={say('staff.none-held')} tickets={counter.held}>
        {(ticket) => (
          <>
            {ticket.here ? serveOn(ticket) : null}
            {putBack(ticket, say('staff.put-back-short'), say('staff.put-back'))}
          </>
        )}
      </AwayList>
      <AwayList {...list} title={say('staff.missed-list')} none={say('staff.none-missed')} tickets={counter.missed}>
        {(ticket) => putBack(ticket, say('staff.is-back'))}
      </AwayList>
    </div>
  );
}

interface AwayListProps {
  readonly title: string;
  readonly none: string;
  readonly tickets: readonly AwayTicket[];
  readonly nowMs: number;
  readonly onOpen: (number: string) => void;
  readonly children: (ticket: AwayTicket) => ReactNode;
}

function AwayList({ title, none, tickets, nowMs, onOpen, children }: AwayListProps) {
  const { say } = useLanguage();
  return (
    <section className="panel" aria-label={title}>
      <h2>
        {title} <span className="figures count">{tickets.length}</span>
      </h2>
      {tickets.length === 0 ? (
        <p className="muted none">{none}</p>
      ) : (
        <ul className="rows">
          {tickets.map((ticket) => (
            <li key={ticket.ticketId}>
              <button type="button" className="away-ticket" onClick={() => onOpen(ticket.number)}>
                <b className="figures">{ticket.number}</b>
                <span className="muted figures">
                  {ticket.here
                    ? durationWords(nowMs - ticket.sinceMs, say)
                    : say('staff.away-since', { time: durationWords(nowMs - ticket.sinceMs, say), counter: ticket.counterLabel })}
                </span>
              </button>
              <span className="row-acts">{children(ticket)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
