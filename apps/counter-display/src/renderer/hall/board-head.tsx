import type { BoardView } from '@luot/shared/protocol/views/board-view';
import { useServerNow } from '@luot/ui/client-context';
import { longDate } from '@luot/ui/time-words';
import { Both } from '../both-languages.tsx';
import { Clock } from '../clock.tsx';

/** Letters; a longer name is smaller, and what does not fit then is left out. */
const TWO_LINES = 90;

/** Whose board this is, of which hall, and what time it is. */
export function BoardHead({ view: { centre, zoneName } }: { view: Pick<BoardView, 'centre' | 'zoneName'> }) {
  return (
    <header className="hall-head">
      <h1 className="hall-centre" data-long={centre.name.vi.length > TWO_LINES}>
        <Both words={(_say, textOf) => textOf(centre.name)} />
      </h1>
      <p className="hall-zone">
        <Both words={(_say, textOf) => textOf(zoneName)} />
      </p>
      <div className="hall-clock">
        <Clock timeZone={centre.timeZone} />
        <Today timeZone={centre.timeZone} />
      </div>
    </header>
  );
}

function Today({ timeZone }: { timeZone: string }) {
  const nowMs = useServerNow(1_000);
  return (
    <span className="second figures" lang="vi">
      {longDate(nowMs, timeZone, 'vi')}
    </span>
  );
}
