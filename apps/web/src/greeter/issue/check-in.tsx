// Q10: a visitor who has booked says the code and gets a number.
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import { useLanguage } from '@luot/ui/language-context';
import { useState } from 'react';
import type { Commands } from '../../desk/use-commands.ts';
import { PrinterChips } from '../printer-chips.tsx';
import { usePrinter } from '../use-printer.ts';

interface CheckInProps {
  readonly view: StaffView;
  readonly commands: Commands;
  readonly onIssued: (ticket: IssuedTicket) => void;
}

/** The protocol takes no shorter code. */
const SHORTEST = 4;

export function CheckIn({ view, commands, onIssued }: CheckInProps) {
  const { say } = useLanguage();
  const [code, setCode] = useState('');
  const [printer, setPrinter] = usePrinter(view.printers);
  const ready = code.trim().length >= SHORTEST;
  const checkIn = async () => {
    const reply = await commands.run('ticket.checkIn', { code: code.trim(), language: 'vi', ...(printer === null ? {} : { printerId: printer.id }) });
    if (reply?.ok === true) onIssued(reply.value.ticket);
  };
  return (
    <section className="check-in" aria-label={say('greeter.booking-title')}>
      <h2>{say('greeter.booking-title')}</h2>
      <p className="muted">{say('greeter.booking-lead')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void checkIn();
        }}
      >
        <label>
          <span>{say('greeter.booking-code')}</span>
          <input
            type="text"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={64}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </label>
        <PrinterChips printers={view.printers} printer={printer} onChoose={setPrinter} />
        <button type="submit" disabled={!ready || commands.busy || view.dayClosed}>
          {say(commands.busy ? 'greeter.issuing' : 'greeter.check-in')}
        </button>
      </form>
    </section>
  );
}
