import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import { useLanguage } from '@luot/ui/language-context';
import { QrCode } from '@luot/ui/qr-code';
import { Dialog } from '../../desk/dialog.tsx';

interface IssuedPanelProps {
  readonly ticket: IssuedTicket;
  /** Where its paper comes out, or null. */
  readonly printer: string | null;
  readonly training: boolean;
  readonly onClose: () => void;
}

/** The number, large enough to be read by who stands across the desk, and the QR to be photographed. */
export function IssuedPanel({ ticket: { number, serviceName, qr, ahead }, printer, training, onClose }: IssuedPanelProps) {
  const { say, textOf } = useLanguage();
  return (
    <Dialog title={say('staff.issued', { number })} onClose={onClose} closeLabel={say('staff.dialog-done')}>
      {training ? <p className="training-mark">{say('staff.training')}</p> : null}
      <div className="issued">
        <p className="issued-number figures">{number}</p>
        <QrCode text={qr} label={say('kiosk.qr-alt', { number })} />
      </div>
      <p className="figures">
        {textOf(serviceName)} · {say('kiosk.ahead', { n: ahead })}
      </p>
      <p>{printer === null ? say('staff.issued-write') : say('staff.reprint-where', { printer })}</p>
    </Dialog>
  );
}
