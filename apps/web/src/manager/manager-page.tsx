import './manager.css';
import type { SignedIn, Watch } from '@luot/shared/protocol/handshake';
import type { ManagerView } from '@luot/shared/protocol/views/manager-view';
import { useView } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { Loading } from '@luot/ui/pages/device-page';
import { useState } from 'react';
import { DeskFrame } from '../desk/desk-frame.tsx';
import { StrandedLines } from '../desk/stranded-lines.tsx';
import { ThemeSwitch } from '../desk/theme-switch.tsx';
import { type Commands, useCommands } from '../desk/use-commands.ts';
import { TicketFinder } from '../ticket/ticket-finder.tsx';
import { ClockQuestion, CorrectTime } from './clock-question.tsx';
import { CloseDay } from './close/close-day.tsx';
import { ClosedBand } from './close/closed-band.tsx';
import { DayReport } from './close/day-report.tsx';
import { EmergencyBand, EmergencyDialog } from './emergency.tsx';
import { ManagerNotices } from './manager-notices.tsx';
import { NowPanels } from './now/now-panels.tsx';

export const MANAGER_WATCHES: readonly Watch[] = [
  { view: 'manager', id: 'all' },
  // How each counter is, and where a ticket can be printed again.
  { view: 'staff', id: 'all' },
];

/** What a manager may do with a ticket that was found. */
const ALLOWED = ['return', 'class', 'reprint', 'cancel'] as const;

type Face = 'now' | 'find' | 'close' | 'report';

export function ManagerPage({ session, onLeave }: { session: SignedIn; onLeave: () => void }) {
  const view = useView('manager', 'all');
  const staff = useView('staff', 'all');
  const { say } = useLanguage();
  const commands = useCommands();
  const [face, setFace] = useState<Face>('now');
  const [emergency, setEmergency] = useState(false);
  const [correcting, setCorrecting] = useState(false);
  if (view === null) return <Loading />;
  const back = () => setFace('now');
  return (
    <DeskFrame centre={view.centre} title={say('manager.title')} person={session.name} onLeave={onLeave} tools={<ThemeSwitch />}>
      <main className="manager">
        <p className="manager-refusal" role="alert">
          {commands.message?.text}
        </p>
        {view.emergency === null ? null : <EmergencyBand text={view.emergency} commands={commands} onChange={() => setEmergency(true)} />}
        {face === 'now' ? (
          <>
            {view.dayClosed ? <ClosedBand view={view} commands={commands} onReport={() => setFace('report')} /> : null}
            <Tools view={view} face={setFace} onEmergency={() => setEmergency(true)} onClock={() => setCorrecting(true)} />
            <ClockQuestion view={view} commands={commands} />
            <ManagerNotices view={view} />
            {staff === null ? null : <StrandedLines view={staff} />}
            <NowPanels view={view} counters={staff?.counters} />
          </>
        ) : null}
        {face === 'find' ? <FindTicket view={view} commands={commands} onBack={back} /> : null}
        {face === 'close' ? <CloseDay view={view} commands={commands} onBack={back} onClosed={() => setFace('report')} /> : null}
        {face === 'report' ? <DayReport view={view} onBack={back} /> : null}
        {correcting ? <CorrectTime view={view} commands={commands} onClose={() => setCorrecting(false)} /> : null}
        {emergency ? <EmergencyDialog shown={view.emergency} commands={commands} onClose={() => setEmergency(false)} /> : null}
      </main>
    </DeskFrame>
  );
}

interface ToolsProps {
  readonly view: ManagerView;
  readonly face: (face: Face) => void;
  readonly onEmergency: () => void;
  readonly onClock: () => void;
}

/** What a manager does, apart from looking. */
function Tools({ view, face, onEmergency, onClock }: ToolsProps) {
  const { say } = useLanguage();
  return (
    <nav className="tools" aria-label={say('manager.tools')}>
      <button type="button" onClick={() => face('find')}>
        {say('finder.title')}
      </button>
      {view.dayClosed ? null : (
        <button type="button" onClick={() => face('report')}>
          {say('manager.report')}
        </button>
      )}
      {view.emergency === null ? (
        <button type="button" aria-haspopup="dialog" onClick={onEmergency}>
          {say('manager.emergency')}
        </button>
      ) : null}
      {view.clock === null ? (
        <button type="button" aria-haspopup="dialog" onClick={onClock}>
          {say('clock.correct')}
        </button>
      ) : null}
      {view.dayClosed || view.day === null ? null : (
        <button type="button" onClick={() => face('close')}>
          {say('close.go')}
        </button>
      )}
    </nav>
  );
}

function FindTicket({ view, commands, onBack }: { view: ManagerView; commands: Commands; onBack: () => void }) {
  const { say } = useLanguage();
  const staff = useView('staff', 'all');
  return (
    <>
      <div className="page-acts">
        <button type="button" onClick={onBack}>
          {say('manager.back')}
        </button>
      </div>
      <TicketFinder allowed={ALLOWED} classes={staff?.classes ?? []} printers={staff?.printers ?? []} timeZone={view.centre.timeZone} commands={commands} />
    </>
  );
}
