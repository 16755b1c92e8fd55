import type { KioskService } from '@luot/shared/protocol/views/kiosk-view';
import { useServerNow } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { openingTime } from '@luot/ui/time-words';

/** How many wait; or why no number is given now, and when again (D3c, N5b). */
export function ServiceWait({ service, timeZone }: { service: KioskService; timeZone: string }) {
  const { say, language } = useLanguage();
  const nowMs = useServerNow(30_000);
  const { service: state } = service;
  if (state.state === 'full') return say('kiosk.full');
  if (state.state === 'open') return service.waiting === 0 ? say('kiosk.nobody-waiting') : say('kiosk.waiting', { n: service.waiting });
  const opens =
    state.opensAtMs === null ? say('kiosk.opens-unknown') : say('kiosk.opens', { at: openingTime(state.opensAtMs, nowMs, timeZone, language, say) });
  return `${say('kiosk.closed')}. ${opens}`;
}
