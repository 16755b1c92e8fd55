// The few things that need a choice. One dialog each; Escape always leaves everything as it was.
import type { CurrentTicket, StaffView } from '@luot/shared/protocol/views';
import { useLanguage } from '@luot/ui/language-context';
import { useState } from 'react';
import { Dialog } from '../dialog.tsx';
import type { Commands } from './use-commands.ts';

interface DialogProps {
  readonly commands: Commands;
  readonly onClose: () => void;
}

export function TransferDialog({ view, counterId, current, commands, onClose }: DialogProps & { view: StaffView; counterId: string; current: CurrentTicket }) {
  const { say, textOf } = useLanguage();
  const { ticketId } = current;
  const go = (to: { serviceId: string } | { counterId: string }) => {
    void commands.run('ticket.transfer', { ticketId, to });
    onClose();
  };
  return (
    <Dialog title={say('staff.transfer-to', { number: current.number })} onClose={onClose}>
      <h3>{say('staff.to-service')}</h3>
      <ul className="choices">
        {view.services
          .filter((service) => service.id !== current.serviceId)
          .map((service) => (
            <li key={service.id}>
              <button type="button" onClick={() => go({ serviceId: service.id })}>
                {textOf(service.name)} <span className="muted figures">{say('staff.waiting-count', { n: service.waiting })}</span>
              </button>
            </li>
          ))}
      </ul>
      <h3>{say('staff.to-counter')}</h3>
      <ul className="choices">
        {view.counters
          .filter((counter) => counter.id !== counterId && counter.state === 'open')
          .map((counter) => (
            <li key={counter.id}>
              <button type="button" onClick={() => go({ counterId: counter.id })}>
                {say('counter.label', { label: counter.label })} <span className="muted">{textOf(counter.name)}</span>
              </button>
            </li>
          ))}
      </ul>
    </Dialog>
  );
}

export function CancelDialog({ current, commands, onClose }: DialogProps & { current: CurrentTicket }) {
  const { say } = useLanguage();
  return (
    <Dialog title={say('staff.confirm-cancel', { number: current.number })} onClose={onClose} closeLabel={say('staff.keep')}>
      <p>{say('staff.confirm-cancel-lead')}</p>
      <button
        type="button"
        className="dialog-go alert"
        onClick={() => {
          void commands.run('ticket.cancel', { ticketId: current.ticketId });
          onClose();
        }}
      >
        {say('staff.cancel')}
      </button>
    </Dialog>
  );
}

const PAUSE_MINUTES = [5, 10, 15, 30, 60];

export function PauseDialog({ view, counterId, nowMs, commands, onClose }: DialogProps & { view: StaffView; counterId: string; nowMs: number }) {
  const { say, textOf } = useLanguage();
  const [minutes, setMinutes] = useState<number | null>(10);
  const pause = (reasonId: string) => {
    const end = minutes === null ? {} : { expectedEndMs: Math.round(nowMs + minutes * 60_000) };
    void commands.run('counter.pause', { counterId, reasonId, ...end });
    onClose();
  };
  return (
    <Dialog title={say('staff.pause-reason')} onClose={onClose}>
      <h3>{say('staff.pause-minutes')}</h3>
      <ul className="choices inline">
        {[...PAUSE_MINUTES, null].map((choice) => (
          <li key={choice ?? 0}>
            <button type="button" aria-pressed={minutes === choice} onClick={() => setMinutes(choice)}>
              {choice === null ? say('staff.pause-open') : say('time.minutes', { n: choice })}
            </button>
          </li>
        ))}
      </ul>
      <h3>{say('staff.pause')}</h3>
      <ul className="choices">
        {view.pauseReasons.map((reason) => (
          <li key={reason.id}>
            <button type="button" onClick={() => pause(reason.id)}>
              {textOf(reason.name)}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** For a visitor at the desk: the number is read off the screen and written down; no printer is asked. */
export function IssueDialog({ view, commands, onClose }: DialogProps & { view: StaffView }) {
  const { say, textOf, language } = useLanguage();
  const [classId, setClassId] = useState<string | null>(null);
  const [issued, setIssued] = useState<string | null>(null);
  const issue = async (serviceId: string) => {
    const reply = await commands.run('ticket.issue', { serviceId, language, ...(classId === null ? {} : { classId }) });
    if (reply?.ok === true) setIssued(reply.value.ticket.number);
    else onClose();
  };
  if (issued !== null) {
    return (
      <Dialog title={say('staff.issued', { number: issued })} onClose={onClose}>
        <p className="current-number figures">{issued}</p>
      </Dialog>
    );
  }
  return (
    <Dialog title={say('staff.issue-for')} onClose={onClose}>
      <h3>{say('staff.issue-class')}</h3>
      <ul className="choices inline">
        {[{ id: null, name: null }, ...view.classes].map(({ id, name }) => (
          <li key={id ?? 'ordinary'}>
            <button type="button" aria-pressed={classId === id} onClick={() => setClassId(id)}>
              {name === null ? say('staff.issue-ordinary') : textOf(name)}
            </button>
          </li>
        ))}
      </ul>
      <h3>{say('manager.service')}</h3>
      <ul className="choices">
        {view.services.map((service) => (
          <li key={service.id}>
            <button type="button" disabled={commands.busy} onClick={() => void issue(service.id)}>
              {textOf(service.name)} <span className="muted figures">{say('staff.waiting-count', { n: service.waiting })}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
