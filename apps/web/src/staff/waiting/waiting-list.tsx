import type { CounterView, WaitingTicket } from '@luot/shared/protocol/views/counter-view';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { clockTime, durationWords } from '@luot/ui/time-words';
import { useState } from 'react';
import { moveByArrows } from '../keys/arrow-keys.ts';
import { useServiceName } from '../service-name.ts';
import { useStillList } from './use-still-list.ts';
import { WaitLight, waitLight } from './wait-light.tsx';

interface WaitingListProps {
  readonly view: StaffView;
  readonly counter: CounterView;
  readonly nowMs: number;
  readonly onOpen: (number: string) => void;
}

/** Who waits for this counter, in the order it would call them; a touch shows the ticket. */
export function WaitingList({ view, counter, nowMs, onOpen }: WaitingListProps) {
  const { say } = useLanguage();
  const { shown, watch } = useStillList(counter.waiting);
  const [focused, setFocused] = useState<string | null>(null);
  const stop = shown.find(({ row }) => row.ticketId === focused) ?? shown[0];
  return (
    <section className="panel queue" aria-label={say('staff.waiting')}>
      <h2>
        {say('staff.waiting')} <span className="figures count">{counter.waiting.length}</span>
      </h2>
      <OwnServices view={view} counter={counter} />
      {shown.length === 0 ? (
        <p className="muted">{say('staff.none-waiting')}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <ol ref={watch} onKeyDown={moveByArrows} className="rows">
          {shown.map(({ row, gone }) => (
            <li key={row.ticketId} data-next={row.ticketId === counter.next?.ticketId} data-gone={gone}>
              <WaitingRow
                ticket={row}
                view={view}
                nowMs={nowMs}
                gone={gone}
                isStop={row.ticketId === stop?.row.ticketId}
                onFocus={setFocused}
                onOpen={onOpen}
              />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

interface WaitingRowProps {
  readonly ticket: WaitingTicket;
  readonly view: StaffView;
  readonly nowMs: number;
  readonly gone: boolean;
  /** Where Tab stops in the list. */
  readonly isStop: boolean;
  readonly onFocus: (ticketId: string) => void;
  readonly onOpen: (number: string) => void;
}

function WaitingRow({ ticket, view, nowMs, gone, isStop, onFocus, onOpen }: WaitingRowProps) {
  const { say, textOf } = useLanguage();
  const nameOf = useServiceName(view);
  const waitMs = nowMs - ticket.arrivedAtMs;
  const light = waitLight(waitMs, view.waitTargetMs);
  const marks = [
    ticket.training ? say('staff.training') : null,
    ticket.className === null ? (ticket.priority ? say('staff.priority') : null) : textOf(ticket.className),
    ticket.bookedAtMs === null ? null : say('staff.booked', { time: clockTime(ticket.bookedAtMs, view.centre.timeZone) }),
    ticket.directed ? say('staff.directed') : null,
    ticket.transferred && !ticket.directed ? say('staff.transferred') : null,
    ticket.returned ? say('staff.returned') : null,
  ].filter((mark) => mark !== null);
  return (
    <button type="button" data-row="" tabIndex={isStop ? 0 : -1} onFocus={() => onFocus(ticket.ticketId)} onClick={() => onOpen(ticket.number)}>
      <b className="figures">{ticket.number}</b>
      <span className="waiting-marks">
        {marks.map((mark) => (
          <em key={mark}>{mark}</em>
        ))}
      </span>
      <span className="figures waiting-time">{durationWords(waitMs, say)}</span>
      <span className="waiting-service">{nameOf(ticket.serviceId)}</span>
      {gone ? <span className="muted">{say('staff.gone')}</span> : light === null ? null : <WaitLight light={light} />}
    </button>
  );
}

/** How many wait for each service of this counter, wherever they may be called to. */
function OwnServices({ view, counter }: { view: StaffView; counter: CounterView }) {
  const { say, textOf } = useLanguage();
  const own = counter.counter.services.flatMap(({ serviceId, offsetMinutes }) => {
    const service = view.services.find(({ id }) => id === serviceId);
    return service === undefined ? [] : [{ ...service, offsetMinutes }];
  });
  if (own.length < 2) return null;
  return (
    <ul className="own-services">
      {own.map(({ id, name, waiting, offsetMinutes }) => (
        <li key={id}>
          <span>{textOf(name)}</span> <b className="figures">{waiting}</b>
          {offsetMinutes === 0 ? null : <span className="muted figures"> {say('staff.helps-after', { n: offsetMinutes })}</span>}
        </li>
      ))}
    </ul>
  );
}
