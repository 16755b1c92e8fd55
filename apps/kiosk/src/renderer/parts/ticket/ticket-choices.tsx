// What may be chosen beside "take a number": none of it is needed, so none of it is in the way (K1).
import { useLanguage } from '@luot/ui/language-context';
import { Check, ListPlus } from 'lucide-react';
import type { ReactNode } from 'react';

interface TicketChoicesProps {
  /** K7: who may be called earlier. */
  readonly priority: ReactNode;
  /** P2: whether paper is wanted; null where this kiosk has no printer anyway. */
  readonly paper: { readonly wanted: boolean; readonly onToggle: () => void } | null;
  /** Q9: further services under the same number; null where there is none to choose. */
  readonly onMore: (() => void) | null;
}

export function TicketChoices({ priority, paper, onMore }: TicketChoicesProps) {
  const { say } = useLanguage();
  return (
    <div className="ticket-choices">
      {priority}
      {paper === null ? null : (
        <button type="button" role="checkbox" className="choice" aria-checked={!paper.wanted} onClick={paper.onToggle}>
          <span className="box">{paper.wanted ? null : <Check aria-hidden="true" strokeWidth={3} />}</span>
          <span>{say('kiosk.no-paper')}</span>
        </button>
      )}
      {onMore === null ? null : (
        <button type="button" className="choice" onClick={onMore}>
          <ListPlus aria-hidden="true" />
          <span>{say('kiosk.more')}</span>
        </button>
      )}
    </div>
  );
}
