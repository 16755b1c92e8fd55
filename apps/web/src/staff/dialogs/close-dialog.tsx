import type { CounterView } from '@luot/shared/protocol/views/counter-view';
import { useLanguage } from '@luot/ui/language-context';
import { Dialog } from '../../desk/dialog.tsx';
import type { Commands } from '../../desk/use-commands.ts';

interface CloseDialogProps {
  readonly counter: CounterView;
  readonly commands: Commands;
  readonly onClose: () => void;
  /** Signs out. */
  readonly onLeave: () => void;
}

/** The counter is free for the next clerk then; several may work there over a day, one at a time. */
export function CloseDialog({ counter: { counter, waiting, held }, commands, onClose, onLeave }: CloseDialogProps) {
  const { say } = useLanguage();
  const close = async (thenLeave: boolean) => {
    onClose();
    const reply = await commands.run('counter.close', { counterId: counter.id });
    if (thenLeave && reply?.ok === true) onLeave();
  };
  const here = held.filter((ticket) => ticket.here).map((ticket) => ticket.number);
  return (
    <Dialog
      title={say('staff.close-title', { counter: counter.label })}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="dialog-go" data-first="" onClick={() => void close(false)}>
            {say('staff.close')}
          </button>
          <button type="button" className="dialog-go second" onClick={() => void close(true)}>
            {say('staff.close-leave')}
          </button>
        </>
      }
    >
      {waiting.length === 0 ? null : <p>{say('staff.close-waiting', { n: waiting.length })}</p>}
      {here.length === 0 ? null : <p className="alert-line figures">{say('staff.close-held', { list: here.join(', ') })}</p>}
    </Dialog>
  );
}
