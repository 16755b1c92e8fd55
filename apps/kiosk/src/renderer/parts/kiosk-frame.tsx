// The strip above and the bar below, the same on every kiosk screen. Help and comfort stand at the bottom left, where a
// hand reaches them from a wheelchair too.
import type { KioskView } from '@luot/shared/protocol/views/kiosk-view';
import type { CentreHead } from '@luot/shared/protocol/views/view-parts';
import { useServerNow } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { LanguageSwitch } from '@luot/ui/language-switch';
import { LinkBanner } from '@luot/ui/link-banner';
import { clockTime, longDate } from '@luot/ui/time-words';
import { ALargeSmall, ArrowDownToLine, Contrast, Landmark, Languages } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { KioskScreen, KioskState } from '../kiosk-store.ts';
import { HelpDialog } from './help-dialog.tsx';

type Comfort = Pick<KioskState, 'largeText' | 'highContrast' | 'lowReach'>;

interface KioskFrameProps extends Comfort {
  readonly centre: CentreHead;
  readonly screen: KioskScreen['name'];
  readonly help: KioskView['help'];
  readonly up: boolean;
  readonly onComfort: (change: Partial<Comfort>) => void;
  readonly onCallHelp: () => void;
  /** One of the bar's dialogs is opened or closed. */
  readonly onDialog: (open: boolean) => void;
  readonly children: ReactNode;
}

export function KioskFrame({ centre, screen, help, up, largeText, highContrast, lowReach, onComfort, onCallHelp, onDialog, children }: KioskFrameProps) {
  const { say, textOf } = useLanguage();
  return (
    <div className="kiosk">
      <header className="kiosk-strip">
        <Landmark className="kiosk-emblem" aria-hidden="true" />
        <p className="kiosk-centre">{textOf(centre.name)}</p>
        <Clock timeZone={centre.timeZone} />
      </header>
      <LinkBanner className="kiosk-banner" />
      <main className="kiosk-main">{children}</main>
      <footer className="kiosk-bar">
        <HelpDialog screen={screen} help={help} up={up} onCall={onCallHelp} onToggle={onDialog} />
        <button type="button" aria-pressed={largeText} onClick={() => onComfort({ largeText: !largeText })}>
          <ALargeSmall aria-hidden="true" />
          {say(largeText ? 'kiosk.text-normal' : 'kiosk.text-large')}
        </button>
        <button type="button" aria-pressed={highContrast} onClick={() => onComfort({ highContrast: !highContrast })}>
          <Contrast aria-hidden="true" />
          {say(highContrast ? 'kiosk.contrast-off' : 'kiosk.contrast')}
        </button>
        <button type="button" aria-pressed={lowReach} onClick={() => onComfort({ lowReach: !lowReach })}>
          <ArrowDownToLine aria-hidden="true" />
          {say(lowReach ? 'kiosk.reach-normal' : 'kiosk.reach-low')}
        </button>
        <LanguageSwitch className="kiosk-language" icon={<Languages aria-hidden="true" />} onToggle={onDialog} />
      </footer>
    </div>
  );
}

/** Drawn after the first frame: the platform takes a while to learn of a time zone, and nobody comes to read the clock. */
function Clock({ timeZone }: { timeZone: string }) {
  const { language } = useLanguage();
  const nowMs = useServerNow(1_000);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => setDrawn(true), []);
  return (
    <div className="kiosk-clock figures">
      <time dateTime={new Date(nowMs).toISOString()}>{drawn ? clockTime(nowMs, timeZone) : ''}</time>
      <span>{drawn ? longDate(nowMs, timeZone, language) : ''}</span>
    </div>
  );
}
