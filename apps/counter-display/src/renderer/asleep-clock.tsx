import { useServerNow } from '@luot/ui/client-context';
import type { CSSProperties } from 'react';
import { Clock } from './clock.tsx';
import { StaleLine } from './stale-line.tsx';

const HOUR_MS = 3_600_000;

/** C12: the day has been closed: a dark screen with a dim clock, elsewhere every hour so that nothing burns in. */
export function AsleepClock({ timeZone }: { timeZone: string }) {
  const place = Math.floor(useServerNow(60_000) / HOUR_MS) % 12;
  return (
    <main className="asleep" style={{ '--across': place % 4, '--down': place % 3 } as CSSProperties}>
      <Clock timeZone={timeZone} />
      <StaleLine timeZone={timeZone} />
    </main>
  );
}
