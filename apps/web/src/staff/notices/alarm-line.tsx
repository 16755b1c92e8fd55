// A counter calls colleagues without a sound. Large on every other page; on its own, where the visitor may look on, a
// quiet line.
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { durationWords } from '@luot/ui/time-words';
import { Siren } from 'lucide-react';
import { useDeskNow } from '../../desk/page-window.ts';
import type { Commands } from '../../desk/use-commands.ts';

interface AlarmLineProps {
  readonly alarms: StaffView['alarms'];
  readonly ownId: string | null;
  readonly commands: Commands;
}

export function AlarmLine({ alarms, ownId, commands }: AlarmLineProps) {
  const { say } = useLanguage();
  const nowMs = useDeskNow(5_000);
  const [first, ...more] = alarms.filter((alarm) => alarm.counterId !== ownId);
  if (first === undefined) return null;
  return (
    <section className="alarm" role="alert">
      <Siren aria-hidden="true" />
      <p>
        <strong>{say('staff.alarm-at', { counter: first.counterLabel })}</strong>
        <span className="figures">
          {say('staff.alarm-since', { time: durationWords(nowMs - first.sinceMs, say) })}
          {more.length === 0 ? '' : ` · ${say('staff.alarm-more', { list: more.map((alarm) => alarm.counterLabel).join(', ') })}`}
        </span>
      </p>
      <button type="button" aria-keyshortcuts="Y" onClick={() => void commands.runBeside('alarm.answer', { counterId: first.counterId })}>
        {say('staff.alarm-answer')} <kbd>Y</kbd>
      </button>
    </section>
  );
}
