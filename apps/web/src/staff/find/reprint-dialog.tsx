// P3: paper once more, for whoever has lost theirs or got none. Which ticket, and where the paper is to come out.

import { canPrint } from '@luot/shared/domain/devices/device-state';
import type { CounterView } from '@luot/shared/protocol/views/counter-view';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { useState } from 'react';
import { Dialog } from '../../desk/dialog.tsx';
import type { Commands } from '../../desk/use-commands.ts';
import { deskPrinter } from '../notices/desk-printer.ts';
import { PrinterChoice } from './printer-choice.tsx';

interface ReprintDialogProps {
  readonly counter: CounterView;
  readonly printers: StaffView['printers'];
  readonly commands: Commands;
  readonly onClose: () => void;
}

type Ticket = Pick<CounterView['waiting'][number], 'ticketId' | 'number'>;

export function ReprintDialog({ counter, printers, commands, onClose }: ReprintDialogProps) {
  const { say, textOf } = useLanguage();
  const [ticketId, setTicketId] = useState(counter.current?.ticketId ?? null);
  const [wantedId, setWantedId] = useState(deskPrinter);
  const [printed, setPrinted] = useState<{ number: string; printer: string } | null>(null);
  const current = counter.current === null ? [] : [counter.current];
  // Somebody stands here and says a number, so it is looked for by number and not by turn.
  const waiting = [...counter.waiting].sort((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true }));
  const ticket = [...current, ...waiting].find((t) => t.ticketId === ticketId);
  const able = printers.filter((p) => canPrint(p.state));
  const printer = able.find((p) => p.id === wantedId) ?? able[0];

  const reprint = async () => {
    if (ticket === undefined || printer === undefined) return;
    const reply = await commands.run('ticket.reprint', { ticketId: ticket.ticketId, printerId: printer.id });
    if (reply?.ok === true) setPrinted({ number: ticket.number, printer: textOf(printer.name) });
    else onClose();
  };

  if (printed !== null) {
    return (
      <Dialog title={say('staff.reprinting', { number: printed.number })} onClose={onClose} closeLabel={say('staff.dialog-done')}>
        <p>{say('staff.reprint-where', { printer: printed.printer })}</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={say('staff.reprint-which')}
      onClose={onClose}
      foot={
        <button
          type="button"
          className="dialog-go"
          data-first=""
          aria-disabled={ticket === undefined || printer === undefined || commands.busy}
          onClick={() => void reprint()}
        >
          {ticket === undefined ? say('staff.reprint') : say('staff.reprint-go', { number: ticket.number })}
        </button>
      }
    >
      <p>{say('staff.reprint-lead')}</p>
      <TicketChoice title={say('staff.reprint-current')} tickets={current} chosenId={ticketId} onChoose={setTicketId} />
      <TicketChoice title={say('staff.reprint-waiting')} tickets={waiting} chosenId={ticketId} onChoose={setTicketId} />
      {able.length === 0 ? <p className="alert-line">{say('staff.reprint-no-printer')}</p> : null}
      <PrinterChoice printers={printers} chosenId={printer?.id ?? null} onChoose={setWantedId} />
    </Dialog>
  );
}

interface TicketChoiceProps {
  readonly title: string;
  readonly tickets: readonly Ticket[];
  readonly chosenId: string | null;
  readonly onChoose: (ticketId: string) => void;
}

function TicketChoice({ title, tickets, chosenId, onChoose }: TicketChoiceProps) {
  if (tickets.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="choices inline numbers">
        {tickets.map(({ ticketId, number }) => (
          <li key={ticketId}>
            <button type="button" className="figures" aria-pressed={chosenId === ticketId} onClick={() => onChoose(ticketId)}>
              {number}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
