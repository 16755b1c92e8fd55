// K8 and the silent alarm of a counter: who goes there says so, and it is gone from every page.
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useServerNow } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { durationWords } from '@luot/ui/time-words';
import { BellRing, HandHelping } from 'lucide-react';
import type { Commands } from '../../desk/use-commands.ts';

export function CallLines({ view: { helpCalls, alarms }, commands }: { view: StaffView; commands: Commands }) {
  const { say, textOf } = useLanguage();
  const nowMs = useServerNow(5_000);
  if (helpCalls.length + alarms.length === 0) return null;
  const since = (ms: number) => durationWords(nowMs - ms, say);
  return (
    <section className="greeter-calls" aria-label={say('greeter.calls')} role="status">
      {alarms.map(({ counterId, counterLabel, sinceMs }) => (
        <p key={counterId} data-kind="alarm">
          <BellRing aria-hidden="true" />
          <span className="figures">{say('greeter.alarm', { counter: counterLabel, time: since(sinceMs) })}</span>
          <button type="button" disabled={commands.busy} onClick={() => void commands.run('alarm.answer', { counterId })}>
            {say('greeter.coming')}
          </button>
        </p>
      ))}
      {helpCalls.map(({ kioskId, kioskName, sinceMs }) => (
        <p key={kioskId} data-kind="help">
          <HandHelping aria-hidden="true" />
          <span className="figures">{say('greeter.help-call', { kiosk: textOf(kioskName), time: since(sinceMs) })}</span>
          <button type="button" disabled={commands.busy} onClick={() => void commands.run('help.answer', { kioskId })}>
            {say('greeter.coming')}
          </button>
        </p>
      ))}
    </section>
  );
}
