import { personalNumberIn } from '@luot/shared/domain/codes/personal-number';
import { refusalSentence } from '@luot/shared/domain/refusal';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { useRef, useState } from 'react';
import { Choices } from '../../desk/choices.tsx';

interface CallReasonsProps {
  readonly reasons: StaffView['callReasons'];
  /** The number that is finished by this call, or null. */
  readonly finishing: string | null;
  readonly onCall: (why: { readonly reasonId: string; readonly words?: string }) => void;
}

/** Q8: why this one is called before its turn. A reason is one touch and ends the question; words beside it need not be. */
export function CallReasons({ reasons, finishing, onCall }: CallReasonsProps) {
  const { say, textOf, language } = useLanguage();
  const [typed, setTyped] = useState('');
  const title = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const words = typed.trim();
  // R51: the server refuses them too, but then what was typed would be gone.
  const personal = personalNumberIn(words) !== null;
  return (
    <>
      <h3 ref={title} tabIndex={-1}>
        {finishing === null ? say('staff.call-why') : say('staff.call-why-finishing', { number: finishing })}
      </h3>
      <p className="muted">{say('staff.call-why-lead')}</p>
      <Choices
        choices={reasons.map(({ id, name }) => ({ id, value: id, label: textOf(name) }))}
        onChoose={(reasonId) => (personal ? field.current?.focus() : onCall({ reasonId, ...(words === '' ? {} : { words }) }))}
      />
      <form
        className="find-form"
        onSubmit={(event) => {
          event.preventDefault();
          // Back to where a digit chooses; at no reason, so that an Enter too many calls nobody.
          title.current?.focus();
        }}
      >
        <label htmlFor="call-words">{say('staff.call-words')}</label>
        <input
          ref={field}
          id="call-words"
          value={typed}
          maxLength={80}
          autoComplete="off"
          aria-describedby="call-words-lead"
          aria-invalid={personal}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p id="call-words-lead" className="muted">
          {say('staff.call-words-lead')}
        </p>
        <p className="dialog-refusal" role="alert">
          {personal ? refusalSentence({ code: 'words-personal' }, language) : null}
        </p>
      </form>
    </>
  );
}
