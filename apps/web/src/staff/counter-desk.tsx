// A clerk's desk: who is here, the one large thing to do, and who comes next.
import type { CounterView } from '@luot/shared/protocol/views/counter-view';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useView } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { Loading } from '@luot/ui/pages/device-page';
import { useEffect, useState } from 'react';
import { useDeskNow, usePageWindow } from '../desk/page-window.ts';
import type { Commands } from '../desk/use-commands.ts';
import { answerAction } from './current/answer-action.ts';
import { CurrentDetails } from './current/current-details.tsx';
import { CurrentHead } from './current/current-head.tsx';
import { DeskDialogs, type OpenDialog } from './desk-dialogs.tsx';
import { ActionKeys } from './keys/action-keys.tsx';
import { deskActions } from './keys/desk-actions.ts';
import { useActing } from './keys/use-acting.ts';
import { useKeys } from './keys/use-keys.ts';
import { DeskFigures } from './notices/desk-figures.tsx';
import { MessageLine } from './notices/message-line.tsx';
import { StaffNotices } from './notices/staff-notices.tsx';
import { useAlarmAnswered } from './notices/use-alarm-answered.ts';
import type { SmallWindow } from './use-small-window.ts';
import { AwayLists } from './waiting/away-lists.tsx';
import { NextLine } from './waiting/next-line.tsx';
import { WaitingList } from './waiting/waiting-list.tsx';

interface DeskProps {
  readonly view: StaffView;
  readonly commands: Commands;
  readonly smallWindow: SmallWindow;
  /** Signs out. */
  readonly onLeave: () => void;
}

export function CounterDesk({ counterId, ...props }: DeskProps & { counterId: string }) {
  const counter = useView('counter', counterId);
  if (counter === null) return <Loading />;
  return <Desk {...props} counter={counter} />;
}

function Desk({ view, counter, commands, smallWindow, onLeave }: DeskProps & { counter: CounterView }) {
  const { say } = useLanguage();
  const page = usePageWindow();
  const nowMs = useDeskNow(1_000);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const counterId = counter.counter.id;
  const alarm = useAlarmAnswered(view.alarms, counterId, commands);
  const actions = deskActions(counter, nowMs, smallWindow.small, say);
  const find = (text: string, ask: boolean) => setDialog({ kind: 'find', first: { text, ask } });
  const { act, settling } = useActing({
    commands,
    onDialog: (kind) => (kind === 'find' ? find('', false) : setDialog({ kind })),
    onAway: () => page.document.querySelector<HTMLElement>('.away .row-acts button:enabled')?.focus(),
    onWindow: smallWindow.toggle,
  });
  useKeys({ actions: [...actions, answerAction(view, counterId, say)], onAct: act, onDigit: (digit) => find(digit, false), listening: dialog === null });

  const ticketId = counter.current?.ticketId;
  // A dialog asks about one ticket: when that is gone, its question is gone too. One that found another ticket stays.
  useEffect(() => setDialog((open) => (open !== null && ABOUT_CURRENT.has(open.kind) ? null : open)), [ticketId]);

  return (
    <main className="work" aria-busy={commands.busy || settling}>
      <CurrentHead view={view} counter={counter} nowMs={nowMs} />
      <section className="actions" aria-label={say('staff.actions')}>
        <NextLine counter={counter} timeZone={view.centre.timeZone} />
        <ActionKeys actions={actions} busy={commands.busy} onAct={act} />
        <MessageLine message={commands.message} />
        <StaffNotices view={view} ownId={counterId} commands={commands} />
      </section>
      {counter.current === null ? null : <CurrentDetails current={counter.current} />}
      <div className="lists">
        <WaitingList view={view} counter={counter} nowMs={nowMs} onOpen={(number) => find(number, true)} />
        <AwayLists counter={counter} nowMs={nowMs} commands={commands} onOpen={(number) => find(number, true)} />
        <DeskFigures counter={counter} />
      </div>
      <DeskDialogs
        open={dialog}
        view={view}
        counter={counter}
        nowMs={nowMs}
        commands={commands}
        alarm={alarm}
        onClose={() => setDialog(null)}
        onLeave={onLeave}
      />
    </main>
  );
}

const ABOUT_CURRENT: ReadonlySet<OpenDialog['kind']> = new Set(['transfer', 'add-service', 'cancel', 'reprint', 'pause', 'close']);
