// What is asked before something is done to a ticket that was found.
import { canPrint } from '@luot/shared/domain/devices/device-state';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import type { TicketHistory } from '@luot/shared/protocol/views/ticket-view';
import { useLanguage } from '@luot/ui/language-context';
import { Choices } from '../desk/choices.tsx';
import { Dialog } from '../desk/dialog.tsx';
import type { Commands } from '../desk/use-commands.ts';

interface AskProps {
  readonly ticket: Pick<TicketHistory, 'ticketId' | 'number'>;
  readonly commands: Commands;
  readonly onClose: () => void;
  /** What to say of it, and of which number. */
  readonly onDone: (sentence: string, number: string) => void;
}

/** K7: the class as it should have been; the arrival stays. */
export function CorrectClass({ ticket, classes, commands, onClose, onDone }: AskProps & { ticket: TicketHistory; classes: StaffView['classes'] }) {
  const { say, textOf } = useLanguage();
  const { ticketId, number, classId: chosen } = ticket;
  const correct = async (classId: string | null) => {
    const reply = await commands.run('ticket.setClass', { ticketId, classId });
    if (reply?.ok === true) onDone(say('finder.classed', { number }), number);
    else onClose();
  };
  return (
    <Dialog title={say('finder.class-which', { number })} onClose={onClose} closeLabel={say('finder.never-mind')}>
      <p>{say('finder.class-lead')}</p>
      <Choices
        digits={false}
        choices={[
          { id: 'none', value: null, label: say('finder.ordinary'), disabled: commands.busy },
          ...classes.map(({ id, name, headStartMinutes }) => ({
            id,
            value: id,
            label: textOf(name),
            note: say('finder.class-minutes', { n: headStartMinutes }),
            disabled: commands.busy,
          })),
        ]}
        isChosen={(id) => id === chosen}
        onChoose={(id) => void correct(id)}
      />
    </Dialog>
  );
}

export function CancelFound({ ticket: { ticketId, number }, commands, onClose, onDone }: AskProps) {
  const { say } = useLanguage();
  const cancel = async () => {
    const reply = await commands.run('ticket.cancel', { ticketId });
    if (reply?.ok === true) onDone(say('finder.cancelled', { number }), number);
    else onClose();
  };
  return (
    <Dialog
      title={say('finder.cancel-sure', { number })}
      onClose={onClose}
      closeLabel={say('finder.keep')}
      foot={
        <button type="button" className="dialog-go alert" disabled={commands.busy} onClick={() => void cancel()}>
          {say('finder.cancel')}
        </button>
      }
    >
      <p>{say('finder.cancel-lead')}</p>
    </Dialog>
  );
}

/** P3: the same number on paper once more. */
export function ReprintFound({ ticket: { ticketId, number }, printers, commands, onClose, onDone }: AskProps & { printers: StaffView['printers'] }) {
  const { say, textOf } = useLanguage();
  const reprint = async (printer: StaffView['printers'][number]) => {
    const reply = await commands.run('ticket.reprint', { ticketId, printerId: printer.id });
    if (reply?.ok === true) onDone(say('finder.reprinted', { number, printer: textOf(printer.name) }), number);
    else onClose();
  };
  return (
    <Dialog title={say('finder.reprint-where', { number })} onClose={onClose} closeLabel={say('finder.never-mind')}>
      <p>{say('finder.reprint-lead')}</p>
      {printers.some(({ state }) => canPrint(state)) ? null : <p className="alert-line">{say('finder.no-printer')}</p>}
      <Choices
        digits={false}
        choices={printers.map((printer) => ({
          id: printer.id,
          value: printer,
          label: textOf(printer.name),
          ...(canPrint(printer.state) ? {} : { note: say(`device.${printer.state}`) }),
          disabled: !canPrint(printer.state) || commands.busy,
        }))}
        onChoose={(printer) => void reprint(printer)}
      />
    </Dialog>
  );
}
