import type { CurrentTicket } from '@luot/shared/protocol/views/counter-view';
import { useLanguage } from '@luot/ui/language-context';
import { Dialog } from '../../desk/dialog.tsx';
import type { Commands } from '../../desk/use-commands.ts';

interface CancelDialogProps {
  readonly current: CurrentTicket;
  readonly commands: Commands;
  readonly onClose: () => void;
}

/** Enter keeps the number: cancelling is a step further. */
export function CancelDialog({ current: { ticketId, number }, commands, onClose }: CancelDialogProps) {
  const { say } = useLanguage();
  return (
    <Dialog
      title={say('staff.confirm-cancel', { number })}
      onClose={onClose}
      closeLabel={say('staff.keep')}
      foot={
        <button
          type="button"
          className="dialog-go alert"
          onClick={() => {
            void commands.run('ticket.cancel', { ticketId }, say('staff.done-cancel', { number }));
            onClose();
          }}
        >
          {say('staff.cancel')}
        </button>
      }
    >
      <p>{say('staff.confirm-cancel-lead')}</p>
    </Dialog>
  );
}
