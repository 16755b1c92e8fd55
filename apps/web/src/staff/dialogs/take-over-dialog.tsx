import type { StaffCounter } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { Dialog } from '../../desk/dialog.tsx';
import type { Commands } from '../../desk/use-commands.ts';

interface TakeOverDialogProps {
  readonly counter: StaffCounter;
  readonly commands: Commands;
  readonly onClose: () => void;
}

/** C9: a counter that nobody attends, with the ticket in its hand. */
export function TakeOverDialog({ counter: { id, label, clerk, number }, commands, onClose }: TakeOverDialogProps) {
  const { say } = useLanguage();
  return (
    <Dialog
      title={say('staff.take-over-title', { counter: label })}
      onClose={onClose}
      foot={
        <button
          type="button"
          className="dialog-go"
          data-first=""
          onClick={() => {
            void commands.run('counter.takeOver', { counterId: id });
            onClose();
          }}
        >
          {say('staff.take-over')}
        </button>
      }
    >
      <p>{say('staff.take-over-lead', { clerk: clerk ?? '' })}</p>
      {number === null ? null : <p className="figures">{say('staff.take-over-ticket', { number })}</p>}
    </Dialog>
  );
}
