import { useLanguage } from '@luot/ui/language-context';
import { Dialog } from '../../desk/dialog.tsx';
import type { Commands } from '../../desk/use-commands.ts';

interface AlarmDialogProps {
  readonly counterId: string;
  /** Colleagues have been called already and nobody has answered. */
  readonly raised: boolean;
  readonly onWithdraw: () => void;
  readonly commands: Commands;
  readonly onClose: () => void;
}

/** Two keys, A and Enter: quick, and not by accident. Its words give nothing away to who stands at the counter. */
export function AlarmDialog({ counterId, raised, onWithdraw, commands, onClose }: AlarmDialogProps) {
  const { say } = useLanguage();
  const act = () => {
    if (raised) onWithdraw();
    else void commands.runBeside('alarm.raise', { counterId });
    onClose();
  };
  return (
    <Dialog
      title={say(raised ? 'staff.alarm-raised' : 'staff.alarm-title')}
      onClose={onClose}
      foot={
        <button type="button" className="dialog-go" data-first="" onClick={act}>
          {say(raised ? 'staff.alarm-withdraw' : 'staff.alarm-go')}
        </button>
      }
    >
      <p>{say(raised ? 'staff.alarm-raised-lead' : 'staff.alarm-lead')}</p>
    </Dialog>
  );
}
