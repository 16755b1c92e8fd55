// C8, C10: any ticket of today by its number, with what became of it, and what can be done about it.
import './ticket-finder.css';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import type { TicketHistory } from '@luot/shared/protocol/views/ticket-view';
import { useLanguage } from '@luot/ui/language-context';
import { Search } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { Commands } from '../desk/use-commands.ts';
import { actionsFor, type TicketAction } from './ticket-actions.ts';
import { TicketCard } from './ticket-card.tsx';
import { CancelFound, CorrectClass, ReprintFound } from './ticket-dialogs.tsx';

interface TicketFinderProps {
  /** What the page's role may do. */
  readonly allowed: readonly TicketAction[];
  readonly classes: StaffView['classes'];
  readonly printers: StaffView['printers'];
  readonly timeZone: string;
  readonly commands: Commands;
  /** Looked up at once. */
  readonly first?: string;
}

export function TicketFinder({ allowed, classes, printers, timeZone, commands, first = '' }: TicketFinderProps) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState(first);
  const [found, setFound] = useState<TicketHistory | null>(null);
  const [asking, setAsking] = useState<TicketAction | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const { run } = commands;

  const lookUp = useCallback(
    async (number: string) => {
      const reply = await run('ticket.lookUp', { number });
      if (reply === null) return;
      setFound(reply.ok ? reply.value : null);
    },
    [run],
  );
  useEffect(() => {
    if (first !== '') void lookUp(first);
  }, [first, lookUp]);

  /** Says what was done, and looks again: what can be done next depends on it. */
  const finished = (sentence: string, number: string) => {
    setAsking(null);
    setDone(sentence);
    void lookUp(number);
  };
  const act = async (action: TicketAction) => {
    if (action !== 'return' || found === null) return setAsking(action);
    const reply = await run('ticket.return', { ticketId: found.ticketId });
    if (reply?.ok === true) finished(say('finder.returned', { number: found.number }), found.number);
  };
  const dialog = { onClose: () => setAsking(null), onDone: finished, commands };

  return (
    <section className="finder" aria-label={say('finder.title')}>
      <form
        className="finder-field"
        onSubmit={(event) => {
          event.preventDefault();
          setDone(null);
          if (typed.trim() !== '') void lookUp(typed.trim());
        }}
      >
        <label>
          <span>{say('finder.number')}</span>
          <input
            type="text"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={12}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <button type="submit" disabled={typed.trim() === '' || commands.busy}>
          <Search aria-hidden="true" />
          {say('finder.find')}
        </button>
      </form>
      <p className="finder-done" role="status">
        {done}
      </p>
      {found === null ? (
        <p className="muted">{say('finder.lead')}</p>
      ) : (
        <TicketCard ticket={found} actions={actionsFor(found.state, allowed)} busy={commands.busy} timeZone={timeZone} onAct={(action) => void act(action)} />
      )}
      {found !== null && asking === 'class' ? <CorrectClass ticket={found} classes={classes} {...dialog} /> : null}
      {found !== null && asking === 'cancel' ? <CancelFound ticket={found} {...dialog} /> : null}
      {found !== null && asking === 'reprint' ? <ReprintFound ticket={found} printers={printers} {...dialog} /> : null}
    </section>
  );
}
