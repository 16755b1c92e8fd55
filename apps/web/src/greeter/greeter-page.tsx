// C10: the page of whoever stands at the door with a tablet in one hand. Four tasks, the bar that changes between them
// under the thumb, and above everything who calls for help.
import './greeter.css';
import type { SignedIn, Watch } from '@luot/shared/protocol/handshake';
import type { Procedure } from '@luot/shared/protocol/views/catalogue-view';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import { useView } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { Loading } from '@luot/ui/pages/device-page';
import { useState } from 'react';
import { DeskFrame } from '../desk/desk-frame.tsx';
import { useCommands } from '../desk/use-commands.ts';
import { TicketFinder } from '../ticket/ticket-finder.tsx';
import { CallLines } from './hall/call-lines.tsx';
import { attentionOf, HallNotices, UrgentNotices } from './hall/hall-notices.tsx';
import { HallOverview } from './hall/hall-overview.tsx';
import { CheckIn } from './issue/check-in.tsx';
import { type Errand, IssueSheet } from './issue/issue-sheet.tsx';
import { IssuedScreen } from './issue/issued-screen.tsx';
import { NeedSearch } from './issue/need-search.tsx';
import { type GreeterTab, TabBar } from './tab-bar.tsx';

export const GREETER_WATCHES: readonly Watch[] = [
  { view: 'staff', id: 'all' },
  { view: 'catalogue', id: 'all' },
];

const NO_PROCEDURES: readonly Procedure[] = [];

/** What a greeter may do with a ticket that was found. */
const ALLOWED = ['return', 'class', 'reprint', 'cancel'] as const;

type Face =
  | { readonly tab: GreeterTab; readonly number?: string }
  | { readonly tab: 'sheet'; readonly errand: Errand }
  | { readonly tab: 'issued'; readonly ticket: IssuedTicket };

export function GreeterPage({ session, onLeave }: { session: SignedIn; onLeave: () => void }) {
  const view = useView('staff', 'all');
  const catalogue = useView('catalogue', 'all');
  const { say } = useLanguage();
  const commands = useCommands();
  const [face, setFace] = useState<Face>({ tab: 'issue' });
  const [words, setWords] = useState('');
  if (view === null) return <Loading />;

  const issued = (ticket: IssuedTicket) => {
    setWords('');
    setFace({ tab: 'issued', ticket });
  };
  const shown = () => {
    switch (face.tab) {
      case 'issue':
        return (
          <NeedSearch
            view={view}
            procedures={catalogue?.procedures ?? NO_PROCEDURES}
            words={words}
            onWords={setWords}
            onErrand={(errand) => setFace({ tab: 'sheet', errand })}
            onNumber={(number) => setFace({ tab: 'find', number })}
          />
        );
      case 'sheet':
        return <IssueSheet view={view} errand={face.errand} commands={commands} onBack={() => setFace({ tab: 'issue' })} onIssued={issued} />;
      case 'issued':
        return <IssuedScreen view={view} ticket={face.ticket} commands={commands} onDone={() => setFace({ tab: 'issue' })} />;
      case 'find':
        return (
          <TicketFinder
            key={face.number ?? ''}
            allowed={ALLOWED}
            classes={view.classes}
            printers={view.printers}
            timeZone={view.centre.timeZone}
            commands={commands}
            {...(face.number === undefined ? {} : { first: face.number })}
          />
        );
      case 'booking':
        return <CheckIn view={view} commands={commands} onIssued={issued} />;
      case 'hall':
        return <HallOverview view={view} />;
    }
  };

  return (
    <DeskFrame centre={view.centre} title={say('greeter.title')} person={session.name} onLeave={onLeave} touch>
      <div className="greeter">
        <main className="greeter-main">
          <UrgentNotices view={view} />
          <CallLines view={view} commands={commands} />
          {face.tab === 'hall' ? <HallNotices view={view} /> : null}
          {shown()}
          {face.tab === 'issue' ? <HallNotices view={view} /> : null}
        </main>
        <p className="greeter-refusal" role="alert">
          {commands.message?.text}
        </p>
        {face.tab === 'sheet' || face.tab === 'issued' ? null : <TabBar tab={face.tab} attention={attentionOf(view)} onTab={(tab) => setFace({ tab })} />}
      </div>
    </DeskFrame>
  );
}
