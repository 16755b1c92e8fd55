import type { LabDevice } from '@luot/shared/protocol/views/lab-view';
import { useLanguage } from '@luot/ui/language-context';

/** What a display's panels show now, with the label of the counter each hangs at. */
export function LedPanels({ panels }: { panels: LabDevice['panels'] }) {
  const { say } = useLanguage();
  return (
    <ul className="led-panels">
      {panels.map(({ label, lines }, i) => (
        // Two panels may hang at one counter, and their order never changes.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={i} className="led-panel" data-theme="night" data-lines={lines.length}>
          <span className="led-label">{say('counter.label', { label })}</span>
          {lines.every((line) => line.trim() === '') ? (
            <span className="led-dark">{say('lab.dark')}</span>
          ) : (
            <pre className="led-lines">{lines.join('\n')}</pre>
          )}
        </li>
      ))}
    </ul>
  );
}
