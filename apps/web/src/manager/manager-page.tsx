import './manager.css';
import { refusalSentence } from '@luot/shared/domain/refusal';
import type { SignedIn } from '@luot/shared/protocol/handshake';
import type { ManagerView } from '@luot/shared/protocol/views';
import { useClient, useServerNow, useView } from '@luot/ui/client-context';
import { Loading } from '@luot/ui/device-page';
import { useLanguage } from '@luot/ui/language-context';
import { clockTime, durationWords } from '@luot/ui/time-words';
import { useState } from 'react';
import { DeskFrame } from '../desk-frame.tsx';
import { DeviceSummary } from './device-summary.tsx';
import { HourChart } from './hour-chart.tsx';
import { ServiceTable } from './service-table.tsx';

export function ManagerPage({ session, onLeave }: { session: SignedIn; onLeave: () => void }) {
  const view = useView('manager', 'all');
  const { say, textOf } = useLanguage();
  if (view === null) return <Loading />;
  return (
    <DeskFrame centre={view.centre} title={say('manager.title')} person={session.name} onLeave={onLeave}>
      <main className="manager">
        <DayQuestion view={view} />
        {view.nearLimit.map(({ seriesId, issued, limit }) => (
          <p key={seriesId} className="alert-line figures">
            {say('manager.near-limit', { series: seriesId.toUpperCase(), issued, limit })}
          </p>
        ))}
        {view.dossierFault === null ? null : (
          <p className="alert-line figures" role="status">
            {say('manager.dossier-fault', { fault: textOf(view.dossierFault.text), time: clockTime(view.dossierFault.sinceMs, view.centre.timeZone) })}
          </p>
        )}
        <NowFigures view={view} />
        <section className="panel">
          <h2>{say('manager.hours')}</h2>
          <p className="muted">{say('manager.hours-lead')}</p>
          <div className="wide-table">
            <HourChart hours={view.hours} />
          </div>
        </section>
        <section className="panel">
          <h2>{say('manager.services')}</h2>
          <ServiceTable view={view} />
        </section>
        <DeviceSummary view={view} />
      </main>
    </DeskFrame>
  );
}

/** The four figures that matter now. */
function NowFigures({ view }: { view: ManagerView }) {
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

/** D1b: only a person follows a clock that goes back, or far ahead. */
function DayQuestion({ view }: { view: ManagerView }) {
  const client = useClient();
  const { say, language } = useLanguage();
  const [message, setMessage] = useState<string | null>(null);
  if (view.dayQuestion === null) return null;
  const { today } = view.dayQuestion;
  const confirm = async () => {
    const reply = await client.send('day.confirm', { date: today });
    setMessage(reply.ok ? null : refusalSentence(reply.refusal, language));
  };
  return (
    <div className="alert-line day-question" role="alert">
      <p className="figures">{say('manager.day-question', { today, day: view.day ?? '–' })}</p>
      {message === null ? null : <p>{message}</p>}
      <button type="button" onClick={() => void confirm()}>
        {say('manager.day-confirm', { today })}
      </button>
    </div>
  );
}
