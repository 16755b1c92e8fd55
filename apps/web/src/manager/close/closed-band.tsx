import type { ManagerView } from '@luot/shared/protocol/views/manager-view';
import { useLanguage } from '@luot/ui/language-context';
import { clockTime } from '@luot/ui/time-words';
import { useState } from 'react';
import { Dialog } from '../../desk/dialog.tsx';
import type { Commands } from '../../desk/use-commands.ts';
import { dayWords } from './day-words.ts';

/** After the close: what is, the report, and the way back. */
export function ClosedBand({ view, commands, onReport }: { view: ManagerView; commands: Commands; onReport: () => void }) {
  const { say, language } = useLanguage();
  const [asking, setAsking] = useState(false);
  const date = dayWords(view.day, language);
  const reopen = async () => {
    await commands.run('day.reopen', {});
    setAsking(false);
  };
  const time = view.dayClosedAtMs === null ? '–' : clockTime(view.dayClosedAtMs, view.centre.timeZone);
  return (
    <div className="closed-band" role="status">
      <p className="figures">
        <b>{say('manager.day-closed', { date, time })}</b> {say('manager.day-closed-lead')}
      </p>
      <div className="band-acts">
        <button type="button" onClick={() => setAsking(true)}>
          {say('manager.reopen')}
        </button>
        <button type="button" className="go" onClick={onReport}>
          {say('manager.report')}
        </button>
      </div>
      {asking ? (
        <Dialog
          title={say('manager.reopen-sure', { date })}
          onClose={() => setAsking(false)}
          closeLabel={say('manager.reopen-not')}
          foot={
            <button type="button" className="dialog-go" disabled={commands.busy} onClick={() => void reopen()}>
              {say('manager.reopen')}
            </button>
          }
        >
          <p>{say('manager.reopen-lead')}</p>
        </Dialog>
      ) : null}
    </div>
  );
}
