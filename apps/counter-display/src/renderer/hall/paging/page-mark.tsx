import { Both } from '../../both-languages.tsx';

/** Which of several pages stands now: in figures, and as a row of dots. Nothing where there is one. */
export function PageMark({ page, pages }: { page: number; pages: number }) {
  if (pages < 2) return null;
  return (
    <span className="page-mark figures">
      <span className="unseen">
        <Both words={(say) => say('board.page')} />
      </span>
      {page + 1}/{pages}
      <span className="page-dots" aria-hidden="true">
        {Array.from({ length: pages }, (_, i) => (
          <i key={i} data-now={i === page} />
        ))}
      </span>
    </span>
  );
}
