// Which dialog of the desk is open; each is in a file of its own.
import type { CounterView } from '@luot/shared/protocol/views/counter-view';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import type { Commands } from '../desk/use-commands.ts';
import { AddServiceDialog } from './dialogs/add-service-dialog.tsx';
import { AlarmDialog } from './dialogs/alarm-dialog.tsx';
import { CancelDialog } from './dialogs/cancel-dialog.tsx';
import { CloseDialog } from './dialogs/close-dialog.tsx';
import { IssueDialog } from './dialogs/issue-dialog.tsx';
import { PauseDialog } from './dialogs/pause-dialog.tsx';
import { TransferDialog } from './dialogs/transfer-dialog.tsx';
import { FindDialog } from './find/find-dialog.tsx';
import { ReprintDialog } from './find/reprint-dialog.tsx';
import type { DeskDialog } from './keys/desk-actions.ts';
import type { AlarmState } from './notices/use-alarm-answered.ts';

export type OpenDialog =
  | { readonly kind: Exclude<DeskDialog, 'find'> }
  | { readonly kind: 'find'; readonly first: { readonly text: string; readonly ask: boolean } };

interface DeskDialogsProps {
  readonly open: OpenDialog | null;
  readonly view: StaffView;
  readonly counter: CounterView;
  readonly nowMs: number;
  readonly commands: Commands;
  readonly alarm: AlarmState;
  readonly onClose: () => void;
  readonly onLeave: () => void;
}

export function DeskDialogs({ open, view, counter, nowMs, commands, alarm, onClose, onLeave }: DeskDialogsProps) {
  const { current } = counter;
  const counterId = counter.counter.id;
  const shared = { commands, onClose };
  switch (open?.kind) {
    case undefined:
      return null;
    case 'transfer':
      return current === null ? null : <TransferDialog {...shared} view={view} counterId={counterId} current={current} />;
    case 'add-service':
      return current === null ? null : <AddServiceDialog {...shared} view={view} current={current} />;
    case 'cancel':
      return current === null ? null : <CancelDialog {...shared} current={current} />;
    case 'find':
      return <FindDialog {...shared} view={view} counter={counter} first={open.first} />;
    case 'issue':
      return <IssueDialog {...shared} view={view} />;
    case 'reprint':
      return <ReprintDialog {...shared} counter={counter} printers={view.printers} />;
    case 'pause':
      return <PauseDialog {...shared} view={view} counterId={counterId} nowMs={nowMs} />;
    case 'close':
      return <CloseDialog {...shared} counter={counter} onLeave={onLeave} />;
    case 'alarm':
      return <AlarmDialog {...shared} counterId={counterId} raised={alarm.raised} onWithdraw={alarm.withdraw} />;
  }
}
