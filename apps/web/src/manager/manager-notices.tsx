// What needs the manager: the day, numbers that run out, sources and screens out of order.
import { refusalSentence } from '@luot/shared/domain/refusal';
import type { ManagerView } from '@luot/shared/protocol/views/manager-view';
import { useClient } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { clockTime } from '@luot/ui/time-words';
import { useState } from 'react';
import { NoticeLines } from '../desk/notice-lines.tsx';

export function ManagerNotices({ view }: { view: ManagerView }) {
  const { say, textOf } = useLanguage();
  return (
    <>
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
      <NoticeLines notices={view.notices} />
    </>
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
