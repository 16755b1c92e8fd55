import { useServerNow } from '@luot/ui/client-context';
import { clockTime } from '@luot/ui/time-words';

/** The server's time in the centre's zone. Ticks by itself, so that nothing else is drawn with it. */
export function Clock({ timeZone }: { timeZone: string }) {
  const nowMs = useServerNow(1_000);
  return (
    <time className="figures" dateTime={new Date(nowMs).toISOString()}>
      {clockTime(nowMs, timeZone)}
    </time>
  );
}
