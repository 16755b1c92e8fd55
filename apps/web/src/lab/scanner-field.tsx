import { useLanguage } from '@luot/ui/language-context';
import { useState } from 'react';

/** A procedure's code by itself, and the address behind the QR the National Public Service Portal prints. */
const EXAMPLES = ['1.001193', 'https://dichvucong.gov.vn/p/home/dvc-tthc-thu-tuc-hanh-chinh-chi-tiet.html?ma_thu_tuc=2.000815'] as const;

/** As `device.act` takes it. */
const LONGEST = 2_000;

/** Holds a code before the virtual scanner. */
export function ScannerField({ onScan }: { onScan: (text: string) => void }) {
  const { say } = useLanguage();
  const [text, setText] = useState('');
  return (
    <form
      className="scanner-field"
      onSubmit={(event) => {
        event.preventDefault();
        onScan(text);
      }}
    >
      <label>
        <span>{say('lab.scan-text')}</span>
        <input value={text} maxLength={LONGEST} autoComplete="off" spellCheck={false} onChange={(event) => setText(event.target.value)} />
      </label>
      <button type="submit" disabled={text === ''}>
        {say('lab.scan')}
      </button>
      <div className="scan-examples" role="group" aria-label={say('lab.examples')}>
        {EXAMPLES.map((example) => (
          <button key={example} type="button" className="figures" onClick={() => onScan(example)}>
            {example}
          </button>
        ))}
      </div>
    </form>
  );
}
