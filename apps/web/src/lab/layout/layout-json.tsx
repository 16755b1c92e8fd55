import { useLanguage } from '@luot/ui/language-context';
import { useEffect, useRef, useState } from 'react';

/** The layout as the settings file has it. */
export function LayoutJson({ json }: { json: string }) {
  const { say } = useLanguage();
  const area = useRef<HTMLTextAreaElement>(null);
  const [outcome, setOutcome] = useState<'layout.json-copied' | 'layout.json-selected' | null>(null);
  // What was copied is not this any more.
  useEffect(() => setOutcome(null), [json]);
  const copy = async () => {
    area.current?.select();
    // Over plain HTTP from another machine browsers give no clipboard, whatever the types say.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    const done = await clipboard?.writeText(json).then(
      () => true,
      () => false,
    );
    setOutcome(done === true ? 'layout.json-copied' : 'layout.json-selected');
  };
  return (
    <div className="layout-json">
      <label htmlFor="layout-json">{say('layout.json')}</label>
      <p className="muted">{say('layout.json-lead')}</p>
      <textarea id="layout-json" ref={area} className="figures" rows={12} readOnly value={json} spellCheck={false} />
      <div className="layout-copy">
        <button type="button" onClick={() => void copy()}>
          {say('layout.json-copy')}
        </button>
        <p role="status">{outcome === null ? null : say(outcome)}</p>
      </div>
    </div>
  );
}
