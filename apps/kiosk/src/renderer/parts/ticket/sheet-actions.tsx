// The one thing to do, large, and the way back, beside it.
import { useLanguage } from '@luot/ui/language-context';
import { ArrowLeft, Ticket } from 'lucide-react';
import type { ReactNode } from 'react';

interface SheetActionsProps {
  readonly onBack: () => void;
  /** Null: there is no number to take here. */
  readonly take: { readonly can: boolean; readonly onTake: () => void; readonly label?: string } | null;
  /** Stands above the buttons and stays in sight with them. */
  readonly children?: ReactNode;
}

export function SheetActions({ onBack, take, children }: SheetActionsProps) {
  const { say } = useLanguage();
  return (
    <div className="sheet-actions">
      {children}
      <button type="button" className="quiet" onClick={onBack}>
        <ArrowLeft aria-hidden="true" />
        {say('kiosk.back')}
      </button>
      {take === null ? null : (
        <button type="button" className="primary" disabled={!take.can} onClick={take.onTake}>
          <Ticket aria-hidden="true" />
          {take.label ?? say('kiosk.take')}
        </button>
      )}
    </div>
  );
}
