import type { BoardService } from '@luot/shared/protocol/views/board-view';
import { memo } from 'react';
import { Both } from '../both-languages.tsx';
import { useMediaQuery } from '../media/use-media-query.ts';
import { PageMark } from './paging/page-mark.tsx';
import { usePages } from './paging/use-pages.ts';

/** In one row on a wide screen, in two rows on a high one. */
const ROOM = { wide: 3, high: 4 };

/** Letters; a longer name is smaller, and what does not fit then is left out. */
const TWO_LINES = 46;

/** How many wait for each service of the zone. An expected wait that nobody knows is not shown (E2). */
export const ServiceWaits = memo(function ServiceWaits({ services }: { services: readonly BoardService[] }) {
  const high = useMediaQuery('(orientation: portrait)');
  const { page, pages, from, to } = usePages(services.length, high ? ROOM.high : ROOM.wide, 1);
  return (
    <section className="waits">
      <h2>
        <Both words={(say) => say('board.waits')} />
      </h2>
      <ul>
        {services.slice(from, to).map((service) => (
          <li key={service.id}>
            <b className="figures">{service.waiting}</b>
            <span className="waits-name" data-long={service.name.vi.length > TWO_LINES}>
              <Both words={(_say, textOf) => textOf(service.name)} />
            </span>
          </li>
        ))}
      </ul>
      <PageMark page={page} pages={pages} />
    </section>
  );
});
