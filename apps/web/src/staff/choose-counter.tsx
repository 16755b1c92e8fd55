import type { StaffCounter, StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { Search } from 'lucide-react';
import { useState } from 'react';
import type { Commands } from '../desk/use-commands.ts';
import { answerAction } from './current/answer-action.ts';
import { TakeOverDialog } from './dialogs/take-over-dialog.tsx';
import { FindDialog } from './find/find-dialog.tsx';
import type { DeskAction } from './keys/desk-actions.ts';
import { useActing } from './keys/use-acting.ts';
import { useKeys } from './keys/use-keys.ts';
import { MessageLine } from './notices/message-line.tsx';
import { StaffNotices } from './notices/staff-notices.tsx';

/** The counter a clerk was at, and who has taken it over. */
export interface LostCounter {
  readonly label: string;
  readonly clerk: string;
}

interface ChooseCounterProps {
  readonly view: StaffView;
  readonly commands: Commands;
  readonly lost: LostCounter | null;
}

export function ChooseCounter({ view, commands, lost }: ChooseCounterProps) {
  const { say } = useLanguage();
  const [taking, setTaking] = useState<string | null>(null);
  const [finding, setFinding] = useState<{ text: string; ask: boolean } | null>(null);
  const find: DeskAction = {
    id: 'find',
    key: 'l',
    label: say('staff.find'),
    rank: 'ordinary',
    enabled: true,
    why: '',
    effect: { kind: 'dialog', dialog: 'find' },
  };
  const look = (text: string) => setFinding({ text, ask: false });
  const { act } = useActing({ commands, onDialog: () => look(''), onAway: () => undefined, onWindow: () => undefined });
  useKeys({ actions: [find, answerAction(view, null, say)], onAct: act, onDigit: look, listening: taking === null && finding === null });
  const wanted = view.counters.find(({ id, unattended }) => id === taking && unattended);

  return (
    <main className="choose">
      <div className="choose-head">
        <div>
          <h2>{say('staff.choose')}</h2>
          <p className="muted">{say('staff.choose-lead')}</p>
        </div>
        <button type="button" className="choose-find" aria-keyshortcuts="L" onClick={() => look('')}>
          <Search aria-hidden="true" />
          {say('staff.find')} <kbd>L</kbd>
        </button>
      </div>
      {lost === null ? null : (
        <p className="alert-line" role="status">
          {say('staff.taken-over', { counter: lost.label, clerk: lost.clerk })}
        </p>
      )}
      <ul>
        {view.counters.map((counter) => (
          <li key={counter.id}>
            <CounterButton
              counter={counter}
              busy={commands.busy}
              onOpen={() => void commands.run('counter.open', { counterId: counter.id })}
              onTakeOver={() => setTaking(counter.id)}
            />
          </li>
        ))}
      </ul>
      <MessageLine message={commands.message} />
      <StaffNotices view={view} ownId={null} commands={commands} />
      {wanted === undefined ? null : <TakeOverDialog counter={wanted} commands={commands} onClose={() => setTaking(null)} />}
      {finding === null ? null : <FindDialog view={view} counter={null} first={finding} commands={commands} onClose={() => setFinding(null)} />}
    </main>
  );
}

interface CounterButtonProps {
  readonly counter: StaffCounter;
  readonly busy: boolean;
  readonly onOpen: () => void;
  readonly onTakeOver: () => void;
}

/** Free: opened by a touch. With somebody: not to be chosen. With somebody who is not there: taken over. */
function CounterButton({ counter: { label, name, clerk, unattended, number }, busy, onOpen, onTakeOver }: CounterButtonProps) {
  const { say, textOf } = useLanguage();
  const state = clerk === null ? 'free' : unattended ? 'unattended' : 'taken';
  const words = {
    free: say('staff.free'),
    taken: say('staff.taken', { clerk: clerk ?? '' }),
    unattended: say('staff.unattended', { clerk: clerk ?? '' }),
  };
  return (
    <button type="button" data-state={state} disabled={state === 'taken' || busy} onClick={state === 'free' ? onOpen : onTakeOver}>
      <b className="figures">{label}</b>
      <span>{textOf(name)}</span>
      <span className="counter-state figures">
        {words[state]}
        {number === null || state !== 'unattended' ? null : <strong>{say('staff.unattended-number', { number })}</strong>}
      </span>
      {state === 'unattended' ? <span className="take-over">{say('staff.take-over')}</span> : null}
    </button>
  );
}
