// The strip above and the bar below, the same on every kiosk screen.
import type { CentreHead } from '@luot/shared/protocol/views';
import { useServerNow } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { LanguageSwitch } from '@luot/ui/language-switch';
import { LinkBanner } from '@luot/ui/link-banner';
import { clockTime, longDate } from '@luot/ui/time-words';
import { ALargeSmall, Contrast, Landmark } from 'lucide-react';
import type { ReactNode } from 'react';

interface KioskFrameProps {
  readonly centre: CentreHead;
  readonly largeText: boolean;
  readonly highContrast: boolean;
  readonly onLargeText: () => void;
  readonly onHighContrast: () => void;
  readonly children: ReactNode;
}

export function KioskFrame({ centre, largeText, highContrast, onLargeText, onHighContrast, children }: KioskFrameProps) {
  const { say, textOf, language } = useLanguage();
  const nowMs = useServerNow(1_000);
  return (
    <div className="kiosk">
      <header className="kiosk-strip">
        <Landmark className="kiosk-emblem" aria-hidden="true" />
        <p className="kiosk-centre">{textOf(centre.name)}</p>
        <div className="kiosk-clock figures">
          <time dateTime={new Date(nowMs).toISOString()}>{clockTime(nowMs, centre.timeZone)}</time>
          <span>{longDate(nowMs, centre.timeZone, language)}</span>
        </div>
      </header>
      <LinkBanner className="kiosk-banner" />
      <main className="kiosk-main">{children}</main>
      <footer className="kiosk-bar">
        <button type="button" aria-pressed={largeText} onClick={onLargeText}>
          <ALargeSmall aria-hidden="true" />
          {say(largeText ? 'kiosk.text-normal' : 'kiosk.text-large')}
        </button>
        <button type="button" aria-pressed={highContrast} onClick={onHighContrast}>
          <Contrast aria-hidden="true" />
          {say(highContrast ? 'kiosk.contrast-off' : 'kiosk.contrast')}
        </button>
        <LanguageSwitch className="kiosk-language" />
      </footer>
    </div>
  );
}
