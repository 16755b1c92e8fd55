import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { clockTime } from '@luot/ui/time-words';
import { useState } from 'react';
import { Choices } from '../../desk/choices.tsx';
import { Dialog } from '../../desk/dialog.tsx';
import type { Commands } from '../../desk/use-commands.ts';

const PAUSE_MINUTES = [5, 10, 15, 30, 60, 120, null];

interface PauseDialogProps {
  readonly view: StaffView;
  readonly counterId: string;
  readonly nowMs: number;
  readonly commands: Commands;
  readonly onClose: () => void;
}

/** How long has an answer already; the reason ends the question. */
export function PauseDialog({ view, counterId, nowMs, commands, onClose }: PauseDialogProps) {
  const { say, textOf } = useLanguage();
  const [minutes, setMinutes] = useState<number | null>(10);
  const endMs = minutes === null ? null : Math.round(nowMs + minutes * 60_000);
  return (
    <Dialog title={say('staff.pause-reason')} onClose={onClose}>
      <Choices
        title={endMs === null ? say('staff.pause-minutes') : say('staff.pause-until', { time: clockTime(endMs, view.centre.timeZone) })}
        inline
        digits={false}
        choices={PAUSE_MINUTES.map((choice) => ({
          id: String(choice),
          value: choice,
          label: choice === null ? say('staff.pause-open') : say('time.minutes', { n: choice }),
        }))}
        isChosen={(choice) => choice === minutes}
        onChoose={setMinutes}
      />
      <Choices
        title={say('staff.pause')}
        choices={view.pauseReasons.map(({ id, name }) => ({ id, value: id, label: textOf(name) }))}
        onChoose={(reasonId) => {
          void commands.run('counter.pause', { counterId, reasonId, ...(endMs === null ? {} : { expectedEndMs: endMs }) });
          onClose();
        }}
      />
    </Dialog>
  );
}
