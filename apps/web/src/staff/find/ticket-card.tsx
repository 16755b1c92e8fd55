import { refusalSentence } from '@luot/shared/domain/refusal';
import type { CommandBody, CommandName } from '@luot/shared/protocol/commands';
import type { CounterView } from '@luot/shared/protocol/views/counter-view';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import type { TicketHistory } from '@luot/shared/protocol/views/ticket-view';
import { useLanguage } from '@luot/ui/language-context';
import { clockTime } from '@luot/ui/time-words';
import { useLayoutEffect, useRef, useState } from 'react';
import { Choices } from '../../desk/choices.tsx';
import type { Commands } from '../../desk/use-commands.ts';
import { TicketSteps } from '../../ticket/ticket-steps.tsx';
import { CallReasons } from '../dialogs/call-reasons.tsx';
import { ClassChoice } from './class-choice.tsx';
import { PrinterChoice } from './printer-choice.tsx';
import { type TicketAct, ticketActs } from './ticket-acts.ts';

interface TicketCardProps {
  readonly ticket: TicketHistory;
  readonly view: StaffView;
  readonly counter: CounterView | null;
  readonly commands: Commands;
  /** Something has been done: the ticket is to be asked for anew. */
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** One ticket: how it stands, what can be done with it, what has been. */
export function TicketCard({ ticket, view, counter, commands, onChanged, onClose }: TicketCardProps) {
  const { say, textOf, language } = useLanguage();
  const [asking, setAsking] = useState<TicketAct | null>(null);
  const [told, setTold] = useState<{ readonly refused: boolean; readonly text: string } | null>(null);
  const card = useRef<HTMLDivElement>(null);
  const { ticketId, number, state, className, bookedAtMs } = ticket;
  // Whoever looked it up wants to do something with it: the digits choose, and a second Enter does nothing.
  useLayoutEffect(() => card.current?.focus(), [asking]);

  const run = async <Name extends CommandName>(name: Name, body: CommandBody<Name>, done: string, thenClose: boolean) => {
    const reply = await commands.run(name, body, done);
    if (reply?.ok === true && thenClose) return onClose();
    setTold({ refused: reply?.ok !== true, text: reply === null ? say('staff.no-link') : reply.ok ? done : refusalSentence(reply.refusal, language) });
    setAsking(null);
    if (reply?.ok === true) onChanged();
  };
  const act = (chosen: TicketAct) => {
    if (chosen === 'serve-on') void run('ticket.resume', { ticketId }, say('staff.serve-on'), true);
    else if (chosen === 'put-back') void run('ticket.return', { ticketId }, say('staff.done-put-back', { number }), false);
    else setAsking(chosen);
  };
  const serving = counter?.current?.state === 'serving' ? counter.current : null;
  const call = (why: Pick<CommandBody<'counter.callTicket'>, 'reasonId' | 'words'>) => {
    if (counter === null) return;
    const outcome = serving === null ? {} : { outcome: { ticketId: serving.ticketId, as: 'served' as const } };
    void run('counter.callTicket', { counterId: counter.counter.id, number, ...why, ...outcome }, say('staff.done-call', { number }), true);
  };

  return (
    <div ref={card} className="ticket-card" tabIndex={-1}>
      <p className="card-number figures">{number}</p>
      <p className="card-state" data-state={state}>
        {say(`ticket.state-${state}`)}
      </p>
      <p className="card-about">
        {[
          textOf(ticket.serviceName),
          className === null ? null : `${say('staff.priority')}: ${textOf(className)}`,
          bookedAtMs === null ? null : say('staff.booked', { time: clockTime(bookedAtMs, view.centre.timeZone) }),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      <p className={told?.refused === true ? 'dialog-refusal' : 'dialog-done'} role="status">
        {told?.text}
      </p>
      {asking === null ? (
        <Choices choices={ticketActs(ticket, counter).map((value) => ({ id: value, value, label: actLabel(value), disabled: commands.busy }))} onChoose={act} />
      ) : null}
      {asking === 'call' ? <CallReasons reasons={view.callReasons} finishing={serving?.number ?? null} onCall={call} /> : null}
      {asking === 'class' ? (
        <ClassChoice
          title={say('staff.class-lead')}
          classes={view.classes}
          chosenId={ticket.classId}
          onChoose={(classId) => void run('ticket.setClass', { ticketId, classId }, say('staff.done-class', { number }), false)}
        />
      ) : null}
      {asking === 'reprint' ? (
        <PrinterChoice
          printers={view.printers}
          chosenId={null}
          digits
          onChoose={(printerId) =>
            void run('ticket.reprint', { ticketId, ...(printerId === null ? {} : { printerId }) }, say('staff.reprinting', { number }), false)
          }
        />
      ) : null}
      {asking === 'cancel' ? (
        <Choices
          title={say('staff.confirm-cancel', { number })}
          choices={[
            { id: 'keep', value: false, label: say('staff.keep') },
            { id: 'cancel', value: true, label: say('staff.cancel'), note: say('staff.confirm-cancel-lead') },
          ]}
          onChoose={(sure) => (sure ? void run('ticket.cancel', { ticketId }, say('staff.done-cancel', { number }), false) : setAsking(null))}
        />
      ) : null}
      {asking === null ? (
        <TicketSteps ticket={ticket} timeZone={view.centre.timeZone} />
      ) : (
        <button type="button" className="dialog-back" onClick={() => setAsking(null)}>
          {say('kiosk.back')}
        </button>
      )}
    </div>
  );

  function actLabel(value: TicketAct): string {
    if (value === 'call') return serving === null ? say('staff.call-now') : say('staff.finish-call-now', { number: serving.number });
    if (value === 'put-back') return say(state === 'missed' ? 'staff.is-back' : 'staff.put-back');
    return say(({ 'serve-on': 'staff.serve-on', class: 'staff.class', reprint: 'staff.reprint', cancel: 'staff.cancel' } as const)[value]);
  }
}
