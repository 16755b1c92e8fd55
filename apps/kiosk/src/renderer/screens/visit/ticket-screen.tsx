import type { IssuedTicket, Paper } from '@luot/shared/protocol/views/ticket-view';
import { useLanguage } from '@luot/ui/language-context';
import { QrCode } from '@luot/ui/qr-code';
import { Camera, Printer, ReceiptText, Smartphone } from 'lucide-react';
import { HomeCountdown } from '../../parts/home-countdown.tsx';

/** Long enough to photograph the number when no paper comes. */
const HOME_AFTER_S = 20;
const HOME_AFTER_WITHOUT_PAPER_S = 45;

interface TicketScreenProps {
  readonly ticket: IssuedTicket;
  /** Q9: the services after the first, by name. */
  readonly further: readonly string[];
  /** `unwanted`: the visitor has asked for none. */
  readonly paper: Paper | 'unwanted';
  readonly onDone: () => void;
}

export function TicketScreen({ ticket, further, paper, onDone }: TicketScreenProps) {
  const { say, textOf } = useLanguage();
  const byEye = paper === 'none' || paper === 'unsure' || paper === 'unwanted';
  return (
    <section className="ticket" data-paper={paper} aria-live="polite">
      {further.length === 0 ? (
        <p className="ticket-service">{textOf(ticket.serviceName)}</p>
      ) : (
        <ol className="ticket-services">
          {[textOf(ticket.serviceName), ...further].map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ol>
      )}
      <h1 tabIndex={-1}>
        <span className="ticket-label">{say('kiosk.your-number')}</span>
        <span className="ticket-number figures" data-length={ticket.number.length}>
          {ticket.number}
        </span>
      </h1>
      <p className="ticket-ahead figures">{ticket.ahead === 0 ? say('kiosk.next') : say('kiosk.ahead', { n: ticket.ahead })}</p>
      <p className="ticket-counters figures">{say('kiosk.go-to', { list: ticket.counters.join(', ') })}</p>
      <QrCode text={ticket.qr} label={say('kiosk.qr-alt', { number: ticket.number })} />
      {byEye && isAddress(ticket.qr) ? (
        <p className="ticket-follow">
          <Smartphone aria-hidden="true" />
          {say('kiosk.follow-on-phone')}
        </p>
      ) : null}
      <p className="ticket-paper" data-paper={paper} role="status">
        <PaperIcon paper={paper} />
        {say(`kiosk.paper-${paper}`)}
      </p>
      <button type="button" className="primary" onClick={onDone}>
        {say('kiosk.done')}
      </button>
      <HomeCountdown seconds={byEye ? HOME_AFTER_WITHOUT_PAPER_S : HOME_AFTER_S} onHome={onDone} />
    </section>
  );
}

function PaperIcon({ paper }: { paper: TicketScreenProps['paper'] }) {
  if (paper === 'printed') return <ReceiptText aria-hidden="true" />;
  return paper === 'coming' ? <Printer aria-hidden="true" /> : <Camera aria-hidden="true" />;
}

/** The ticket has a page of its own that phones can reach. */
function isAddress(qr: string): boolean {
  return /^https?:/i.test(qr);
}
