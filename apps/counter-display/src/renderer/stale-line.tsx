import { useClientState } from '@luot/ui/client-context';
import { clockTime } from '@luot/ui/time-words';
import { Both } from './both-languages.tsx';

/** A display without its server says since when, rather than showing an old number as the truth. */
export function StaleLine({ timeZone }: { timeZone: string }) {
  const downSinceMs = useClientState((state) => (state.link === 'down' ? state.downSinceMs : null));
  const skewMs = useClientState((state) => state.skewMs);
  if (downSinceMs === null) return null;
  const time = clockTime(downSinceMs + skewMs, timeZone);
  return (
    <p className="stale" role="status">
      <Both words={(say) => say('link.since', { time })} />
    </p>
  );
}
