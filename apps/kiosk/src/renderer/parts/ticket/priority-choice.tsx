// K7: whoever may be called earlier says so by touch. Nothing but the class is kept.
import type { KioskView } from '@luot/shared/protocol/views/kiosk-view';
import { useLanguage } from '@luot/ui/language-context';
import { HeartHandshake } from 'lucide-react';
import { useRef } from 'react';

interface PriorityChoiceProps {
  readonly classes: KioskView['classes'];
  readonly classId: string | null;
  readonly onChoose: (classId: string | null) => void;
}

export function PriorityChoice({ classes, classId, onChoose }: PriorityChoiceProps) {
  const { say, textOf } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  if (classes.length === 0) return null;
  const chosen = classes.find(({ id }) => id === classId);
  const choose = (id: string | null) => {
    onChoose(id);
    dialog.current?.close();
  };
  return (
    <>
      <button type="button" className="choice priority" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        <HeartHandshake aria-hidden="true" />
        <span>{chosen === undefined ? say('kiosk.priority') : say('kiosk.priority-chosen', { name: textOf(chosen.name) })}</span>
      </button>
      <dialog ref={dialog} className="kiosk-dialog" aria-labelledby="priority-title">
        <h2 id="priority-title">{say('kiosk.priority-title')}</h2>
        <p className="lead">{say('kiosk.priority-lead')}</p>
        <ul className="choices">
          {classes.map(({ id, name, headStartMinutes }) => (
            <li key={id}>
              <button type="button" className="quiet" aria-pressed={id === classId} onClick={() => choose(id)}>
                <span>{textOf(name)}</span>
                <small className="figures">{say('kiosk.priority-earlier', { n: headStartMinutes })}</small>
              </button>
            </li>
          ))}
          <li>
            <button type="button" className="quiet" aria-pressed={classId === null} onClick={() => choose(null)}>
              {say('kiosk.priority-none')}
            </button>
          </li>
        </ul>
      </dialog>
    </>
  );
}
