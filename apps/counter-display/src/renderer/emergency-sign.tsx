import type { BoardView } from '@luot/shared/protocol/views/board-view';
import { TriangleAlert } from 'lucide-react';
import { Both } from './both-languages.tsx';
import { Clock } from './clock.tsx';
import { StaleLine } from './stale-line.tsx';

const CALLS_SHOWN = 8;

/** Above everything, on every display. The numbers stay, small: nobody need guess what becomes of the own turn. */
export function EmergencySign({ view }: { view: BoardView }) {
  const { emergency } = view;
  if (emergency === null) return null;
  const asked = view.calls.filter(({ state }) => state === 'called' || state === 'serving').slice(0, CALLS_SHOWN);
  return (
    <main className="emergency">
      <header>
        <TriangleAlert aria-hidden="true" />
        <h1>
          <Both words={(say) => say('board.emergency')} />
        </h1>
        <Clock timeZone={view.centre.timeZone} />
      </header>
      <div className="emergency-text" role="alert" data-long={Math.max(emergency.vi.length, emergency.en.length) > 70}>
        <p lang="vi">{emergency.vi}</p>
        <p lang="en">{emergency.en}</p>
      </div>
      {asked.length === 0 ? null : (
        <ol className="emergency-calls figures">
          {asked.map((call) => (
            <li key={call.callSeq}>
              <b>{call.number}</b> → <Both words={(say) => say('counter.label', { label: call.counterLabel })} />
            </li>
          ))}
        </ol>
      )}
      <StaleLine timeZone={view.centre.timeZone} />
    </main>
  );
}
