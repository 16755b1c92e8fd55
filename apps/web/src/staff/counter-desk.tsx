// A clerk's desk: who is here, the one large thing to do, and who comes next.
import type { CounterView, StaffView } from '@luot/shared/protocol/views';
import { useServerNow, useView } from '@luot/ui/client-context';
import { Loading } from '@luot/ui/device-page';
import { useLanguage } from '@luot/ui/language-context';
import { useEffect, useState } from 'react';
import { ActionKeys } from './action-keys.tsx';
import { CurrentTicketPanel } from './current-ticket-panel.tsx';
import { type DeskAction, type DeskDialog, deskActions } from './desk-actions.ts';
import { CancelDialog, IssueDialog, PauseDialog, TransferDialog } from './desk-dialogs.tsx';
import { ReprintDialog } from './reprint-dialog.tsx';
import type { Commands } from './use-commands.ts';
import { useKeys } from './use-keys.ts';
import { WaitingList } from './waiting-list.tsx';

export function CounterDesk({ view, counterId, commands }: { view: StaffView; counterId: string; commands: Commands }) {
  const counter = useView('counter', counterId);
  if (counter === null) return <Loading />;
  return <Desk view={view} counter={counter} commands={commands} />;
}

function Desk({ view, counter, commands }: { view: StaffView; counter: CounterView; commands: Commands }) {
  const { say, textOf } = useLanguage();
  const nowMs = useServerNow(1_000);
  const [dialog, setDialog] = useState<DeskDialog | null>(null);
  const actions = deskActions(counter, nowMs, say);
  const act = (action: DeskAction) => {
    if (action.dialog !== undefined) setDialog(action.dialog);
    else if (action.command !== undefined) void commands.run(action.command.name, action.command.body);
  };
  useKeys(actions, act, dialog === null && !commands.busy);
  const shut = () => setDialog(null);
  const { current, pause } = counter;
  const ticketId = current?.ticketId;
  // A dialog asks about one ticket: when that is gone, its question is gone too.
  useEffect(() => setDialog(null), [ticketId]);

  return (
    <main className="work">
      <section className="panel current" aria-label={say('staff.current')}>
        <CurrentTicketPanel current={current} nowMs={nowMs} />
      </section>
      <section className="actions">
        {pause === null ? null : (
          <p className="alert-line">
            {say('staff.paused')}: {textOf(pause.reason)}
          </p>
        )}
        <ActionKeys actions={actions} busy={commands.busy} onAct={act} />
        <p className="muted figures served">{say('staff.served-today', { n: counter.servedToday })}</p>
      </section>
      <section className="panel queue">
        <WaitingList counter={counter} services={view.services} nowMs={nowMs} />
      </section>
      {dialog === 'transfer' && current !== null ? (
        <TransferDialog view={view} counterId={counter.counter.id} current={current} commands={commands} onClose={shut} />
      ) : null}
      {dialog === 'cancel' && current !== null ? <CancelDialog current={current} commands={commands} onClose={shut} /> : null}
      {dialog === 'pause' ? <PauseDialog view={view} counterId={counter.counter.id} nowMs={nowMs} commands={commands} onClose={shut} /> : null}
      {dialog === 'reprint' ? <ReprintDialog counter={counter} printers={view.printers} commands={commands} onClose={shut} /> : null}
      {dialog === 'issue' ? <IssueDialog view={view} commands={commands} onClose={shut} /> : null}
    </main>
  );
}
