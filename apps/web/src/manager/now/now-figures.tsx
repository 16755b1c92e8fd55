import type { ManagerView } from '@luot/shared/protocol/views/manager-view';
import { useServerNow } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { durationWords } from '@luot/ui/time-words';

/** The four figures that matter now. */
export function NowFigures({ view }: { view: ManagerView }) {
  const { say } = useLanguage();
  const nowMs = useServerNow(5_000);
  const { now, wait, waitTargetMs } = view;
  const target = durationWords(waitTargetMs, say);
  const longestMs = now.longestWaitSinceMs === null ? null : nowMs - now.longestWaitSinceMs;
  const figures = [
    { name: say('manager.waiting'), value: String(now.waiting), note: null, over: false },
    {
      name: say('manager.longest'),
      value: longestMs === null ? '–' : durationWords(longestMs, say),
      note: say('manager.target', { time: target }),
      over: longestMs !== null && longestMs > waitTargetMs,
    },
    {
      name: say('manager.p90'),
      value: wait.p90Ms === null ? '–' : durationWords(wait.p90Ms, say),
      note: wait.count === 0 ? say('manager.no-target') : `${say('manager.count')}: ${wait.count}`,
      over: wait.p90Ms !== null && wait.p90Ms > waitTargetMs,
    },
    { name: say('manager.counters'), value: say('manager.of', { n: now.countersOpen, all: now.counters }), note: null, over: false },
  ];
  return (
    <dl className="now-figures figures">
      {figures.map(({ name, value, note, over }) => (
        <div key={name} className="panel" data-over={over}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {note === null ? null : <dd className="muted note">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
