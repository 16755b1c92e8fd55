import './display.css';
import { useClientState, useView } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { AsleepClock } from './asleep-clock.tsx';
import { CounterDisplay } from './counter/counter-display.tsx';
import { EmergencySign } from './emergency-sign.tsx';
import { HallBoard } from './hall/hall-board.tsx';

/** One page for both kinds of display; the server says which this one is (L1). */
export function DisplayPage() {
  const view = useView('board');
  const up = useClientState((state) => state.link === 'up');
  const { say } = useLanguage();
  if (view === null) {
    return (
      <p className="loading" role="status">
        {say(up ? 'app.loading' : 'link.down')}
      </p>
    );
  }
  if (view.emergency !== null) return <EmergencySign view={view} />;
  if (view.asleep) return <AsleepClock timeZone={view.centre.timeZone} />;
  return view.shows === 'hall' ? <HallBoard view={view} /> : <CounterDisplay view={view} />;
}
