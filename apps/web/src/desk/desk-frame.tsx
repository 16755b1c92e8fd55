// The strip above the pages of staff and managers: centre, clock, who is signed in.
import './desk.css';
import type { CentreHead } from '@luot/shared/protocol/views/view-parts';
import { useLanguage } from '@luot/ui/language-context';
import { LanguageSwitch } from '@luot/ui/language-switch';
import { LinkBanner } from '@luot/ui/link-banner';
import { clockTime } from '@luot/ui/time-words';
import { LogOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDeskNow } from './page-window.ts';

interface DeskFrameProps {
  readonly centre: CentreHead | null;
  readonly title: string;
  readonly person: string | null;
  readonly onLeave: (() => void) | null;
  /** Held in a hand and touched: everything as large as a thumb. */
  readonly touch?: boolean;
  /** More buttons for the strip. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

export function DeskFrame({ centre, title, person, onLeave, touch = false, tools, children }: DeskFrameProps) {
  const { say, textOf } = useLanguage();
  const nowMs = useDeskNow(1_000);
  return (
    <div className="desk" data-touch={touch}>
      <header className="desk-strip">
        <h1>{title}</h1>
        <p className="desk-centre">{centre === null ? '' : textOf(centre.name)}</p>
        {centre === null ? null : (
          <time className="figures" dateTime={new Date(nowMs).toISOString()}>
            {clockTime(nowMs, centre.timeZone)}
          </time>
        )}
        {tools}
        <LanguageSwitch className="desk-quiet" />
        {person === null ? null : <span className="desk-person">{person}</span>}
        {onLeave === null ? null : (
          <button type="button" className="desk-quiet" onClick={onLeave}>
            <LogOut aria-hidden="true" />
            {say('sign-out')}
          </button>
        )}
      </header>
      <LinkBanner className="desk-banner" />
      {children}
    </div>
  );
}
