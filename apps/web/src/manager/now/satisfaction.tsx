// S6: how visitors found it: five words with their counts, and what was written.
import type { ManagerView } from '@luot/shared/protocol/views/manager-view';
import { useLanguage } from '@luot/ui/language-context';
import { ShareBar } from './share-bar.tsx';

const LEVELS = [5, 4, 3, 2, 1] as const;

/** A table whose bars are its cells. Shares are whole percents of all who answered. */
export function SatisfactionTable({ levels }: { levels: ManagerView['satisfaction']['levels'] }) {
  const { say } = useLanguage();
  const all = levels.reduce((sum, count) => sum + count, 0);
  if (all === 0) return <p className="muted">{say('satisfaction.none')}</p>;
  return (
    <table className="satisfaction figures">
      <caption>{say('satisfaction.count', { n: all })}</caption>
      <thead>
        <tr>
          <th scope="col">{say('satisfaction.level')}</th>
          <th scope="col">{say('satisfaction.answers')}</th>
          <th scope="col">{say('satisfaction.share')}</th>
        </tr>
      </thead>
      <tbody>
        {LEVELS.map((level) => {
          const count = levels[level - 1] ?? 0;
          return (
            <tr key={level}>
              <th scope="row">{say(`rate.level-${level}`)}</th>
              <td>
                <ShareBar of={all} count={count} />
                {count}
              </td>
              <td>{Math.round((count / all) * 100)} %</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export function SatisfactionPanel({ satisfaction: { levels, comments } }: { satisfaction: ManagerView['satisfaction'] }) {
  const { say } = useLanguage();
  return (
    <section className="panel" aria-label={say('satisfaction.title')}>
      <h2>{say('satisfaction.title')}</h2>
      <SatisfactionTable levels={levels} />
      {comments.length === 0 ? null : (
        <>
          <h3>{say('satisfaction.comments')}</h3>
          <ul className="comments">
            {comments.map(({ level, text }, i) => (
              // The same words may be written twice, and nothing else tells two comments apart.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={`${i} ${text}`}>
                <small>{say(`rate.level-${level as 1 | 2 | 3 | 4 | 5}`)}</small>
                <span>{text}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
