import { useLanguage } from '@luot/ui/language-context';
import { useState } from 'react';
import { Choices } from '../../choices.tsx';

const USUAL = ['staff.reason-frail', 'staff.reason-overlooked', 'staff.reason-appointment'] as const;

interface CallReasonsProps {
  /** The number that is finished by this call, or null. */
  readonly finishing: string | null;
  readonly onCall: (reason: string) => void;
}

/** Q8: why this one is called before its turn. The usual reasons are one touch; another is written. */
export function CallReasons({ finishing, onCall }: CallReasonsProps) {
  const { say } = useLanguage();
  const [own, setOwn] = useState<string | null>(null);
  const reason = own?.trim() ?? '';
  return (
    <>
      <h3>{finishing === null ? say('staff.call-why') : say('staff.call-why-finishing', { number: finishing })}</h3>
      <p className="muted">{say('staff.call-why-lead')}</p>
      {own === null ? (
        <Choices
          choices={[...USUAL.map((key) => ({ id: key, value: key, label: say(key) })), { id: 'other', value: null, label: say('staff.reason-other') }]}
          onChoose={(key) => (key === null ? setOwn('') : onCall(say(key)))}
        />
      ) : (
        <form
          className="find-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason !== '') onCall(reason);
          }}
        >
          <label htmlFor="call-reason">{say('staff.reason-own')}</label>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
          <input id="call-reason" autoFocus value={own} maxLength={80} autoComplete="off" onChange={(event) => setOwn(event.target.value)} />
          <button type="submit" aria-disabled={reason === ''}>
            {say('staff.call-now')}
          </button>
        </form>
      )}
    </>
  );
}
