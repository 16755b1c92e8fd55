import type { BoardView } from '@luot/shared/protocol/views/board-view';
import { useServerNow } from '@luot/ui/client-context';
import { MediaFrame } from '../media/media-frame.tsx';
import { useMediaQuery } from '../media/use-media-query.ts';
import { useMediaTurn } from '../media/use-media-turn.ts';
import { MessageLine } from '../message-line.tsx';
import { ClosedSign, QuietSign } from '../signs.tsx';
import { StaleLine } from '../stale-line.tsx';
import { BoardHead } from './board-head.tsx';
import { CounterGrid, columnsFor } from './counter-grid.tsx';
import { NewestCalls } from './newest-calls.tsx';
import { RecentCalls } from './recent-calls.tsx';
import { ServiceWaits } from './service-waits.tsx';
import { shareCalls } from './share-calls.ts';

/**
 * The board of a hall: who is to come now, what every counter does, how many wait. Pictures have the place of the
 * newest calls while nobody needs it, and never stand over a number.
 */
export function HallBoard({ view }: { view: BoardView }) {
  const nowMs = useServerNow(1_000);
  const { timeZone } = view.centre;
  const closed = view.closed !== null || view.day === null;
  const shared = shareCalls(view.calls, nowMs);
  const player = useMediaTurn(view.media);
  const quiet = shared.fresh === 0;
  const pictures = player.turn.shown !== null && quiet;
  const [newest] = shared.large;
  const columns = columnsFor(view, useMediaQuery('(orientation: portrait)'));
  return (
    <main className="hall" data-columns={columns} data-closed={closed}>
      <BoardHead view={view} />
      <div className="hall-left">
        <section className="hall-newest" aria-live="polite" data-pictures={pictures}>
          <MediaFrame player={player} pictureMs={view.pictureMs} playing={pictures} />
          {closed ? <ClosedSign view={view} nowMs={nowMs} /> : null}
          {closed || pictures ? null : newest === undefined ? (
            <QuietSign view={view} nowMs={nowMs} />
          ) : (
            <NewestCalls calls={shared.large} fresh={shared.fresh} />
          )}
        </section>
        {closed ? null : <RecentCalls calls={pictures ? view.calls : shared.recent} />}
      </div>
      {closed ? null : <CounterGrid counters={view.counters} columns={columns} fresh={quiet ? NONE : shared.large} timeZone={timeZone} nowMs={nowMs} />}
      {closed ? null : <ServiceWaits services={view.services} />}
      <MessageLine messages={view.messages} />
      <StaleLine timeZone={timeZone} />
    </main>
  );
}

const NONE: BoardView['calls'] = [];
