import type { IssuedTicket, Paper } from '@luot/shared/protocol/views';
import { useLanguage } from '@luot/ui/language-context';
import { QrCode } from '@luot/ui/qr-code';
import { Camera, Printer, ReceiptText } from 'lucide-react';
import { useEffect, useState } from 'react';

/** Long enough to photograph the number when no paper comes. */
const HOME_AFTER_S = 20;
const HOME_AFTER_WITHOUT_PAPER_S = 45;

export function TicketScreen({ ticket, paper, onDone }: { ticket: IssuedTicket; paper: Paper; onDone: () => void }) {
  const { say, textOf } = useLanguage();
  const left = useCountdown(paper === 'none' || paper === 'unsure' ? HOME_AFTER_WITHOUT_PAPER_S : HOME_AFTER_S, onDone);
  return (
    <section className="ticket" aria-live="polite">
      <p className="ticket-service">{textOf(ticket.serviceName)}</p>
      <h1 tabIndex={-1}>
        <span className="ticket-label">{say('kiosk.your-number')}</span>
        <span className="ticket-number figures" data-length={ticket.number.length}>
          {ticket.number}
        </span>
      </h1>
      <p className="ticket-ahead figures">{ticket.ahead === 0 ? say('kiosk.next') : say('kiosk.ahead', { n: ticket.ahead })}</p>
      <p className="ticket-counters figures">{say('kiosk.go-to', { list: ticket.counters.join(', ') })}</p>
      <QrCode text={ticket.qr} label={say('kiosk.qr-alt', { number: ticket.number })} />
      <p className="ticket-paper" data-paper={paper} role="status">
        <PaperIcon paper={paper} />
        {say(`kiosk.paper-${paper}`)}
      </p>
      <button type="button" className="primary" onClick={onDone}>
        {say('kiosk.done')}
      </button>
      <p className="ticket-home figures">{say('kiosk.home-in', { n: left })}</p>
    </section>
  );
}

function PaperIcon({ paper }: { paper: Paper }) {
  if (paper === 'printed') return <ReceiptText aria-hidden="true" />;
  return paper === 'coming' ? <Printer aria-hidden="true" /> : <Camera aria-hidden="true" />;
}

/** Seconds left; calls `onEnd` once at nought. A longer time given later lengthens it. */
function useCountdown(seconds: number, onEnd: () => void): number {
  const [gone, setGone] = useState(0);
  const left = Math.max(0, seconds - gone);
  useEffect(() => {
    const timer = setInterval(() => setGone((before) => before + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left === 0) onEnd();
  }, [left, onEnd]);
  return left;
}
