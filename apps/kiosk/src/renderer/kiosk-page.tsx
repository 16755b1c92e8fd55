import './kiosk.css';
import type { CatalogueView } from '@luot/shared/protocol/views/catalogue-view';
import { useClient, useClientState, useView } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useStore } from 'zustand';
import { useComfort } from './comfort/use-comfort.ts';
import { kioskActions, LOOK_UP_MS } from './kiosk-actions.ts';
import { KioskBody } from './kiosk-body.tsx';
import { createKioskStore, expectsBooking, goHome, type KioskScreen } from './kiosk-store.ts';
import { numbersOf } from './numbers.ts';
import { IdleGuard } from './parts/idle-guard.tsx';
import { KioskFrame } from './parts/kiosk-frame.tsx';
import { decideScan } from './scan/scan-decision.ts';
import { useScans } from './scan/use-scans.ts';
import { EmergencyCover } from './screens/emergency-cover.tsx';
import { useWarmUp } from './use-warm-up.ts';

/** What the first screen does without. */
const LATER = [
  { view: 'catalogue', id: 'all' },
  { view: 'languages', id: 'all' },
] as const;
const LATER_MS = 250;

const NO_CATALOGUE: CatalogueView = { procedures: [], others: [] };

export function KioskPage() {
  const client = useClient();
  const view = useView('kiosk');
  const listed = useView('catalogue', 'all');
  const catalogue = listed ?? NO_CATALOGUE;
  const extras = useView('languages', 'all')?.languages;
  const up = useClientState((state) => state.link === 'up');
  const { language, chosen, setLanguage, setExtras, say } = useLanguage();
  const [store] = useState(createKioskStore);
  const { screen, largeText, highContrast, lowReach } = useStore(store);
  const actions = kioskActions({ client, store, language, catalogue });
  /** Help or the languages are open over whatever screen there is. */
  const [dialog, setDialog] = useState(false);
  const home = () => {
    shutDialogs();
    store.setState(goHome());
    setLanguage('vi');
  };

  useEffect(() => {
    if (extras !== undefined) setExtras(extras);
  }, [extras, setExtras]);
  useComfort({ largeText, highContrast, lowReach, dpi: view?.screenDpi ?? null });

  const known = view !== null;
  useEffect(() => {
    if (!known) return;
    const timer = setTimeout(() => client.watch([{ view: 'kiosk', id: client.id }, ...LATER]), LATER_MS);
    return () => clearTimeout(timer);
  }, [client, known]);
  useWarmUp(catalogue.procedures);

  const emergency = view?.emergency ?? null;
  const clear = useEffectEvent(home);
  useEffect(() => {
    if (emergency !== null) clear();
  }, [emergency]);

  const [scans, setScans] = useState(0);
  /** Read in the moment before the catalogue has come. */
  const [early, setEarly] = useState<string | null>(null);
  const scanned = (raw: string) => {
    if (view === null || emergency !== null) return;
    if (listed === null) return setEarly(raw);
    actions.follow(decideScan(raw, catalogue, expectsBooking(store.getState())));
    shutDialogs();
    setScans((before) => before + 1);
  };
  useScans(view, scanned);
  const readEarly = useEffectEvent(() => {
    if (early !== null) scanned(early);
    setEarly(null);
  });
  useEffect(() => {
    if (listed !== null) readEarly();
  }, [listed]);

  // A new screen begins at its top, for the eye and for a screen reader. Where something is typed, the field has the focus.
  const place = placeOf(screen);
  useEffect(() => {
    const body = document.querySelector<HTMLElement>('[data-place]');
    if (body?.querySelector('input') === null) body.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    body?.scrollTo({ top: 0 });
  }, [place]);

  if (view === null) {
    return (
      <p className="loading" role="status">
        {say(up ? 'app.loading' : 'link.down')}
      </p>
    );
  }
  if (emergency !== null) return <EmergencyCover text={emergency} />;

  // On the first screen there may be nothing to forget but how it looks.
  const changed = dialog || largeText || highContrast || lowReach || chosen !== 'vi';
  return (
    <KioskFrame
      centre={view.centre}
      screen={screen.name}
      help={view.help}
      up={up}
      largeText={largeText}
      highContrast={highContrast}
      lowReach={lowReach}
      onComfort={(comfort) => store.setState(comfort)}
      onDialog={setDialog}
      onCallHelp={() => void client.send('help.call', {}, LOOK_UP_MS)}
    >
      <div className="kiosk-body" data-place={place}>
        <Suspense fallback={null}>
          <KioskBody
            store={store}
            actions={actions}
            view={view}
            catalogue={catalogue}
            procedures={listed?.procedures ?? null}
            numbers={numbersOf(view, up)}
            up={up}
            onScan={scanned}
            onHome={home}
          />
        </Suspense>
      </div>
      {/* A scan is a sign of life, though nothing was touched. */}
      {(screen.name === 'home' ? changed : !leavesByItself(screen)) ? <IdleGuard key={scans} onIdle={home} /> : null}
    </KioskFrame>
  );
}

/** These go home when their time is over, or change when their answer comes. */
function leavesByItself(screen: KioskScreen): boolean {
  return screen.name === 'issuing' || screen.name === 'ticket' || (screen.name === 'standing' && screen.done !== null);
}

/** What lies over the screen goes with it: the next visitor finds none of it. */
function shutDialogs(): void {
  for (const dialog of document.querySelectorAll('dialog[open]')) (dialog as HTMLDialogElement).close();
}

/** Which screen it is, for the focus: a letter typed is not another one. */
function placeOf(screen: KioskScreen): string {
  switch (screen.name) {
    case 'service':
      return `service:${screen.serviceId}`;
    case 'procedure':
      return `procedure:${screen.code}`;
    case 'dossier':
      return `dossier:${screen.found.dossier.code}`;
    case 'notice':
      return `notice:${screen.notice.why}`;
    case 'standing':
      return `standing:${screen.standing.number}:${screen.done}`;
    default:
      return screen.name;
  }
}
