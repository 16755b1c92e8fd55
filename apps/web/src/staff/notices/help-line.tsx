// Somebody asks for help at a kiosk: who goes there says so, and the kiosk tells the visitor.
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { durationWords } from '@luot/ui/time-words';
import { HandHelping } from 'lucide-react';
import { useDeskNow } from '../../desk/page-window.ts';
import type { Commands } from '../../desk/use-commands.ts';

export function HelpLine({ calls, commands }: { calls: StaffView['helpCalls']; commands: Commands }) {
  const { say, textOf } = useLanguage();
  const nowMs = useDeskNow(5_000);
  if (calls.length === 0) return null;
  return (
    <section className="help-line" aria-label={say('staff.help')} role="status">
      {calls.map(({ kioskId, kioskName, sinceMs }) => (
        <p key={kioskId} className="alert-line">
          <HandHelping aria-hidden="true" />
          <span className="figures">{say('staff.help-call', { kiosk: textOf(kioskName), time: durationWords(nowMs - sinceMs, say) })}</span>
          <button type="button" onClick={() => void commands.runBeside('help.answer', { kioskId })}>
            {say('staff.help-answer')}
          </button>
        </p>
      ))}
    </section>
  );
}
