// C12: the day is closed with an outcome for every ticket that is still open.
import type { ManagerView } from '@luot/shared/protocol/views/manager-view';
import { useLanguage } from '@luot/ui/language-context';
import { useState } from 'react';
import { Dialog } from '../../desk/dialog.tsx';
import type { Commands } from '../../desk/use-commands.ts';
import {
  type Choices,
  chooseAll,
  countOutcomes,
  OPEN_STATES,
  type OpenState,
  type OpenTicket,
  type Outcome,
  outcomeOf,
  outcomesOf,
  ticketsIn,
} from './closing.ts';
import { dayWords } from './day-words.ts';

interface CloseDayProps {
  readonly view: ManagerView;
  readonly commands: Commands;
  readonly onBack: () => void;
  readonly onClosed: () => void;
}

export function CloseDay({ view, commands, onBack, onClosed }: CloseDayProps) {
  const { say, language } = useLanguage();
  const [choices, setChoices] = useState<Choices>({});
  const [sure, setSure] = useState(false);
  const tickets = view.openTickets;
  const date = dayWords(view.day, language);

  const close = async () => {
    const outcomes = tickets.map((ticket) => ({ ticketId: ticket.ticketId, as: outcomeOf(ticket, choices) }));
    const reply = await commands.run('day.close', { outcomes });
    setSure(false);
    if (reply?.ok === true) onClosed();
  };

  return (
    <section className="close-day" aria-label={say('close.title', { date })}>
      <h2>{say('close.title', { date })}</h2>
      <p>{tickets.length === 0 ? say('close.none') : say('close.lead', { n: tickets.length })}</p>
      {OPEN_STATES.map((state) => {
        const here = ticketsIn(state, tickets);
        return here.length === 0 ? null : (
          <OpenGroup
            key={state}
            state={state}
            tickets={here}
            choices={choices}
            onChoose={(ticketId, as) => setChoices((before) => ({ ...before, [ticketId]: as }))}
            onChooseAll={(as) => setChoices((before) => chooseAll(before, here, as))}
          />
        );
      })}
      <p className="muted">{say('close.what')}</p>
      <div className="page-acts close-acts">
        <button type="button" onClick={onBack}>
          {say('manager.back')}
        </button>
        <button type="button" className="go" onClick={() => setSure(true)}>
          {say('close.go')}
        </button>
        <Outcomes tickets={tickets} choices={choices} />
      </div>
      {sure ? (
        <Dialog
          title={say('close.sure', { date })}
          onClose={() => setSure(false)}
          closeLabel={say('close.not-yet')}
          foot={
            <button type="button" className="dialog-go" disabled={commands.busy} onClick={() => void close()}>
              {say('close.go')}
            </button>
          }
        >
          <Outcomes tickets={tickets} choices={choices} />
          <p>{say('close.what')}</p>
        </Dialog>
      ) : null}
    </section>
  );
}

/** What will be written, in one list, before it is. */
function Outcomes({ tickets, choices }: { tickets: readonly OpenTicket[]; choices: Choices }) {
  const { say } = useLanguage();
  return (
    <ul className="outcome-counts figures">
      {countOutcomes(tickets, choices).map(([as, count]) => (
        <li key={as}>
          <b>{count}</b> {say(`close.as-${as}`)}
        </li>
      ))}
    </ul>
  );
}

interface OpenGroupProps {
  readonly state: OpenState;
  readonly tickets: readonly OpenTicket[];
  readonly choices: Choices;
  readonly onChoose: (ticketId: string, as: Outcome) => void;
  readonly onChooseAll: (as: Outcome) => void;
}

function OpenGroup({ state, tickets, choices, onChoose, onChooseAll }: OpenGroupProps) {
  const { say, textOf } = useLanguage();
  const outcomes = outcomesOf(state);
  const all = outcomes.find((as) => tickets.every((ticket) => outcomeOf(ticket, choices) === as));
  return (
    <section className="panel open-group" aria-label={say(`close.group-${state}`)}>
      <h3>
        {say(`close.group-${state}`)} <span className="figures">{tickets.length}</span>
      </h3>
      {tickets.length === 1 ? null : (
        <fieldset className="outcome-all">
          <legend>{say('close.all')}</legend>
          {outcomes.map((as) => (
            <button key={as} type="button" aria-pressed={as === all} onClick={() => onChooseAll(as)}>
              {say(`close.as-${as}`)}
            </button>
          ))}
        </fieldset>
      )}
      <ul className="open-tickets figures">
        {tickets.map((ticket) => (
          <li key={ticket.ticketId}>
            <b>{ticket.number}</b>
            <span>
              {textOf(ticket.serviceName)}
              {ticket.counterLabel === null ? null : ` · ${say('counter.label', { label: ticket.counterLabel })}`}
            </span>
            <select
              aria-label={say('close.of', { number: ticket.number })}
              value={outcomeOf(ticket, choices)}
              onChange={(event) => onChoose(ticket.ticketId, event.target.value as Outcome)}
            >
              {outcomes.map((as) => (
                <option key={as} value={as}>
                  {say(`close.as-${as}`)}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </section>
  );
}
