// C8: any ticket of today by its number, with what has become of it and what can be done with it.
import type { CounterView } from '@luot/shared/protocol/views/counter-view';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { useEffect, useState } from 'react';
import { Dialog } from '../../desk/dialog.tsx';
import type { Commands } from '../../desk/use-commands.ts';
import { TicketCard } from './ticket-card.tsx';
import { useLookUp } from './use-look-up.ts';

/** More would hide what was looked for. */
const MOST_OFFERED = 12;

interface FindDialogProps {
  readonly view: StaffView;
  /** Null for who is at no counter yet. */
  readonly counter: CounterView | null;
  /** What has been typed already, or the number of a row that was touched. */
  readonly first: { readonly text: string; readonly ask: boolean };
  readonly commands: Commands;
  readonly onClose: () => void;
}

export function FindDialog({ view, counter, first, commands, onClose }: FindDialogProps) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState(first.text);
  const lookUp = useLookUp();
  const { ask } = lookUp;
  useEffect(() => {
    if (first.ask) ask(first.text);
  }, [ask, first]);
  const offered = counter === null || typed.trim() === '' ? [] : likeTyped(counter, typed).slice(0, MOST_OFFERED);
  const search = (number: string) => {
    setTyped(number);
    ask(number);
  };
  return (
    <Dialog title={say('staff.find-title')} onClose={onClose} closeLabel={say('kiosk.close')}>
      <form
        className="find-form"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          const text = typed.trim();
          // Of those the clerk sees, one that can alone be meant: the letter need not be typed.
          if (text !== '') search(offered.length === 1 && offered[0] !== undefined ? offered[0] : text);
        }}
      >
        <label htmlFor="find-number">{say('staff.find-number')}</label>
        <input
          id="find-number"
          className="figures"
          // A number that was touched is not to be typed: what can be done comes first then.
          {...(first.ask ? {} : { 'data-first': '' })}
          value={typed}
          maxLength={12}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" aria-disabled={typed.trim() === ''}>
          {say('staff.find-go')}
        </button>
      </form>
      {lookUp.state === 'idle' && offered.length > 0 ? (
        <ul className="choices inline numbers">
          {offered.map((number) => (
            <li key={number}>
              <button type="button" className="figures" onClick={() => search(number)}>
                {number}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="dialog-refusal" role="alert">
        {lookUp.state === 'refused' ? lookUp.sentence : null}
      </p>
      {lookUp.state === 'found' ? (
        <TicketCard
          key={lookUp.ticket.ticketId}
          ticket={lookUp.ticket}
          view={view}
          counter={counter}
          commands={commands}
          onChanged={() => ask(lookUp.ticket.number)}
          onClose={onClose}
        />
      ) : null}
    </Dialog>
  );
}

/** Numbers on the clerk's own lists that what was typed may mean. */
function likeTyped({ current, waiting, held, missed }: CounterView, typed: string): string[] {
  const text = typed.trim().toUpperCase();
  const digits = /^\d+$/.test(text) ? Number(text) : null;
  const numbers = [...(current === null ? [] : [current]), ...held, ...missed, ...waiting].map(({ number }) => number);
  const exact = numbers.filter((number) => number === text || (digits !== null && Number(number.replace(/^[A-Z]/, '')) === digits));
  return exact.length > 0 ? exact : numbers.filter((number) => number.includes(text));
}
