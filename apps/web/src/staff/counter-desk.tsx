// A clerk's desk: who is here, the one large thing to do, and who comes next.
import type { CounterView, StaffView } from '@luot/shared/protocol/views';
import { useView } from '@luot/ui/client-context';
import { Loading } from '@luot/ui/device-page';
import { useLanguage } from '@luot/ui/language-context';
import { useEffect, useState } from 'react';
import { useDeskNow, usePageWindow } from '../page-window.ts';
import type { Commands } from '../use-commands.ts';
import { ActionKeys } from './action-keys.tsx';
import { answerAction } from './answer-action.ts';
import { AwayLists } from './away-lists.tsx';
import { CurrentDetails } from './current-details.tsx';
import { CurrentHead } from './current-head.tsx';
import { deskActions } from './desk-actions.ts';
import { DeskDialogs, type OpenDialog } from './desk-dialogs.tsx';
import { DeskFigures } from './desk-figures.tsx';
import { MessageLine } from './message-line.tsx';
import { NextLine } from './next-line.tsx';
import { StaffNotices } from './staff-notices.tsx';
import { useActing } from './use-acting.ts';
import { useAlarmAnswered } from './use-alarm-answered.ts';
import { useKeys } from './use-keys.ts';
import type { SmallWindow } from './use-small-window.ts';
import { WaitingList } from './waiting-list.tsx';

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
