// D1c, D1e: the machine's clock and the centre's time are two things; a person says which is right, or what time it is.
import { instantOf, localTime, minuteOf } from '@luot/shared/domain/time/local-time';
import type { ManagerView } from '@luot/shared/protocol/views/manager-view';
import { useServerNow } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { clockTime, pastTime } from '@luot/ui/time-words';
import { useState } from 'react';
import { Dialog } from '../desk/dialog.tsx';
import type { Commands } from '../desk/use-commands.ts';

interface ClockProps {
  readonly view: ManagerView;
  readonly commands: Commands;
}

export function ClockQuestion({ view, commands }: ClockProps) {
  const { say } = useLanguage();
  const nowMs = useServerNow(1_000);
  const [correcting, setCorrecting] = useState(false);
  const { clock, centre } = view;
  if (clock === null) return null;
  // With the date where that is another one: to the minute the two may look the same.
  const words = (atMs: number, besideMs: number) => pastTime(atMs, besideMs, centre.timeZone, say);
  const machineMs = nowMs + clock.differenceMs;
  const [machine, own] = [words(machineMs, nowMs), words(nowMs, machineMs)];
  const correct = (to: 'machine' | 'day') => void commands.run('clock.correct', { to });
  const { devices } = clock;
  const others = devices.centre + devices.machine + devices.neither;
  return (
    <div className="alert-line clock-question" role="alert">
      <p className="figures">{clock.judged ? say('clock.own', { machine }) : say('clock.question', { machine, centre: own })}</p>
      {others === 0 ? null : <p className="figures">{say('clock.devices', { ...devices, centreTime: own, machineTime: machine })}</p>}
      <div className="band-acts">
        <button type="button" onClick={() => correct('machine')}>
          {say('clock.is-right', { time: machine })}
        </button>
        {clock.judged ? null : (
          <button type="button" onClick={() => correct('day')}>
            {say('clock.is-right', { time: own })}
          </button>
        )}
        <button type="button" aria-haspopup="dialog" onClick={() => setCorrecting(true)}>
          {say('clock.correct')}
        </button>
      </div>
      {correcting ? <CorrectTime view={view} commands={commands} onClose={() => setCorrecting(false)} /> : null}
    </div>
  );
}

/** For a clock that nobody has seen jump: it was wrong when the machine started. */
export function CorrectTime({ view, commands, onClose }: ClockProps & { readonly onClose: () => void }) {
  const { say } = useLanguage();
  const { timeZone } = view.centre;
  const nowMs = useServerNow(1_000);
  const [date, setDate] = useState(() => localTime(nowMs, timeZone).date);
  const [time, setTime] = useState(() => clockTime(nowMs, timeZone));
  const atMs = date === '' || time === '' ? null : instantOf({ date, minute: minuteOf(time) }, timeZone);
  const set = async (to: number) => {
    await commands.run('clock.correct', { to });
    onClose();
  };
  return (
    <Dialog
      title={say('clock.correct-title')}
      onClose={onClose}
      foot={
        <button type="button" className="dialog-go" disabled={commands.busy || atMs === null} onClick={() => void (atMs === null ? null : set(atMs))}>
          {say('clock.set', { time: atMs === null ? '–' : pastTime(atMs, nowMs, timeZone, say) })}
        </button>
      }
    >
      <p>{say('clock.correct-lead')}</p>
      <div className="clock-fields figures">
        <label>
          <span>{say('clock.date')}</span>
          <input type="date" required value={date} onChange={(event) => setDate(event.target.value)} />
        </label>
        <label>
          <span>{say('clock.time')}</span>
          <input type="time" required value={time} onChange={(event) => setTime(event.target.value)} />
        </label>
      </div>
    </Dialog>
  );
}
