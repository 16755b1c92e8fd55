import './staff.css';
import './current/work.css';
import './waiting/lists.css';
import './dialogs/dialogs.css';
import type { SignedIn, Watch } from '@luot/shared/protocol/handshake';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useClient, useView } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { Loading } from '@luot/ui/pages/device-page';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { DeskFrame } from '../desk/desk-frame.tsx';
import { DialogTop } from '../desk/dialog.tsx';
import { PageWindow } from '../desk/page-window.ts';
import { ThemeSwitch } from '../desk/theme-switch.tsx';
import { useCommands, type WaysOn } from '../desk/use-commands.ts';
import { ChooseCounter, type LostCounter } from './choose-counter.tsx';
import { CounterDesk } from './counter-desk.tsx';
import { AlarmLine } from './notices/alarm-line.tsx';
import { type SmallWindow, useSmallWindow } from './use-small-window.ts';
import { useTitle } from './use-title.ts';

export const STAFF_WATCHES: readonly Watch[] = [
  { view: 'staff', id: 'all' },
  { view: 'catalogue', id: 'all' },
];

const WAYS_ON: WaysOn = {
  'wrong-ticket-state': 'staff.way-look-up',
  'counter-not-open': 'staff.way-open',
  'not-your-counter': 'staff.way-choose',
  'counter-taken': 'staff.way-choose',
  'undo-too-late': 'staff.way-look-up',
};

interface StaffPageProps {
  readonly session: SignedIn;
  readonly onLeave: () => void;
}

/** The desk in its own window or in a small one above other programs. */
export function StaffPage(props: StaffPageProps) {
  const view = useView('staff', 'all');
  const { say } = useLanguage();
  const smallWindow = useSmallWindow();
  const { pinned, toggle } = smallWindow;
  if (view === null) return <Loading />;
  if (pinned === null) return <StaffDesk {...props} view={view} smallWindow={smallWindow} />;
  return (
    <>
      <main className="elsewhere">
        <p>{say('staff.in-small-window')}</p>
        <button type="button" className="dialog-go" onClick={toggle}>
          {say('staff.whole-window')}
        </button>
      </main>
      {createPortal(
        <PageWindow value={pinned}>
          <StaffDesk {...props} view={view} smallWindow={smallWindow} />
        </PageWindow>,
        pinned.document.body,
      )}
    </>
  );
}

/** Before a counter is chosen: the counters. After: the desk of the own one. The server says which it is. */
function StaffDesk({ session, onLeave, view, smallWindow }: StaffPageProps & { view: StaffView; smallWindow: SmallWindow }) {
  const client = useClient();
  const { say, textOf } = useLanguage();
  const commands = useCommands(WAYS_ON);
  const own = view.counters.find((counter) => counter.clerk === session.login) ?? null;
  const ownId = own?.id ?? null;
  const lost = useLostCounter(view, ownId);
  useTitle(view, own);

  useEffect(() => {
    client.watch(ownId === null ? STAFF_WATCHES : [...STAFF_WATCHES, { view: 'counter', id: ownId }]);
  }, [client, ownId]);

  const alarm = <AlarmLine alarms={view.alarms} ownId={ownId} commands={commands} />;
  return (
    <DialogTop value={alarm}>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div className="staff" onClickCapture={onceOnly}>
        <DeskFrame
          centre={view.centre}
          title={own === null ? say('staff.title') : say('counter.label', { label: own.label })}
          person={session.name}
          // A clerk who leaves first closes the counter, so that nobody waits for an empty desk.
          onLeave={own === null ? onLeave : null}
          tools={<ThemeSwitch />}
        >
          {alarm}
          {view.emergency === null ? null : (
            <p className="emergency" role="alert">
              {textOf(view.emergency)}
            </p>
          )}
          {own === null ? (
            <ChooseCounter view={view} commands={commands} lost={lost} />
          ) : (
            <CounterDesk view={view} counterId={own.id} commands={commands} smallWindow={smallWindow} onLeave={onLeave} />
          )}
        </DeskFrame>
      </div>
    </DialogTop>
  );
}

/** The second click of a double click, or of a hand that trembles, is no second step. */
function onceOnly(event: MouseEvent): void {
  if (event.detail > 1) event.stopPropagation();
}

/** C9: a clerk whose counter a colleague has taken over is told so. */
function useLostCounter({ counters }: StaffView, ownId: string | null): LostCounter | null {
  const before = useRef<string | null>(null);
  const [lost, setLost] = useState<LostCounter | null>(null);
  useEffect(() => {
    const was = ownId === null ? counters.find(({ id }) => id === before.current) : undefined;
    if (ownId !== null) setLost(null);
    else if (was !== undefined && was.clerk !== null) setLost({ label: was.label, clerk: was.clerk });
    before.current = ownId;
  }, [ownId, counters]);
  return lost;
}
