import type { CounterView } from '@luot/shared/protocol/views/counter-view';
import { useLanguage } from '@luot/ui/language-context';

/** Quietly: what has been done today, and how often somebody was passed. */
export function DeskFigures({ counter: { servedToday, jumps, outOfOrder } }: { counter: CounterView }) {
  const { say } = useLanguage();
  return (
    <ul className="desk-figures muted figures">
      <li>{say('staff.served-today', { n: servedToday })}</li>
      <li>{say('staff.jumps', { n: jumps.inARow, most: jumps.most })}</li>
      <li>{say('staff.out-of-order', { n: outOfOrder })}</li>
    </ul>
  );
}
