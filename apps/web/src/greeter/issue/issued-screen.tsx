// The number, to be seen by a visitor over the edge of the tablet, and where its paper comes out.
import { canPrint } from '@luot/shared/domain/devices/device-state';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import { useLanguage } from '@luot/ui/language-context';
import { QrCode } from '@luot/ui/qr-code';
import { useEffect, useRef, useState } from 'react';
import type { Commands } from '../../desk/use-commands.ts';
import { ReprintFound } from '../../ticket/ticket-dialogs.tsx';

interface IssuedScreenProps {
  readonly view: StaffView;
  readonly ticket: IssuedTicket;
  readonly commands: Commands;
  readonly onDone: () => void;
}

export function IssuedScreen({ view, ticket, commands, onDone }: IssuedScreenProps) {
  const { say, textOf } = useLanguage();
  const [reprinting, setReprinting] = useState(false);
  const [reprinted, setReprinted] = useState<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const printer = view.printers.find(({ id }) => id === ticket.printerId);
  const prints = printer !== undefined && canPrint(printer.state);
  return (
    <section className="issued">
      <div className="issued-body">
        <h2 ref={title} tabIndex={-1}>
          <span className="issued-number figures" data-length={ticket.number.length}>
            {ticket.number}
          </span>
          <span className="issued-service">{textOf(ticket.serviceName)}</span>
        </h2>
        <p className="issued-paper" data-paper={prints} role="status">
          {reprinted ?? paperWords()}
        </p>
        <ul className="issued-facts figures">
          <li>{ticket.ahead === 0 ? say('kiosk.next') : say('kiosk.ahead', { n: ticket.ahead })}</li>
          {ticket.counters.length === 0 ? null : <li>{say('kiosk.go-to', { list: ticket.counters.join(', ') })}</li>}
          {ticket.priority ? <li>{say('staff.priority')}</li> : null}
        </ul>
        <div className="issued-qr">
          <QrCode text={ticket.qr} label={say('kiosk.qr-alt', { number: ticket.number })} />
        </div>
      </div>
      <div className="sheet-acts">
        <button type="button" onClick={() => setReprinting(true)}>
          {say('finder.reprint')}
        </button>
        <button type="button" className="go" onClick={onDone}>
          {say('greeter.next-visitor')}
        </button>
      </div>
      {reprinting ? (
        <ReprintFound
          ticket={ticket}
          printers={view.printers}
          commands={commands}
          onClose={() => setReprinting(false)}
          onDone={(sentence) => {
            setReprinted(sentence);
            setReprinting(false);
          }}
        />
      ) : null}
    </section>
  );

  function paperWords(): string {
    if (printer === undefined) return say('greeter.spoken');
    if (prints) return say('greeter.printed', { printer: textOf(printer.name) });
    return say('greeter.printer-trouble', { printer: textOf(printer.name), state: say(`device.${printer.state}`) });
  }
}
