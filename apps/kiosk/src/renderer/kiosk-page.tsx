import './kiosk.css';
import { findDossierCode } from '@luot/shared/domain/dossier-code';
import { refuse } from '@luot/shared/domain/refusal';
import type { CatalogueView } from '@luot/shared/protocol/views';
import { useClient, useClientState, useView } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useStore } from 'zustand';
import { change, createKioskStore, goBack, goHome, type KioskScreen, show, showRefusal, showTicket, startIssuing, type TicketOrder } from './kiosk-store.ts';
import { IdleGuard } from './parts/idle-guard.tsx';
import { KioskFrame } from './parts/kiosk-frame.tsx';
import { PriorityChoice } from './parts/priority-choice.tsx';
import { decideScan } from './scan/scan-decision.ts';
import { useScans } from './scan/use-scans.ts';
import { DossierCodeScreen } from './screens/dossier-code-screen.tsx';
import { DossierScreen } from './screens/dossier-screen.tsx';
import { HomeScreen } from './screens/home-screen.tsx';
import { NoticeScreen } from './screens/notice-screen.tsx';
import { ProcedureScreen } from './screens/procedure-screen.tsx';
import { RefusedScreen } from './screens/refused-screen.tsx';
import { ScanScreen } from './screens/scan-screen.tsx';
import { ServiceScreen } from './screens/service-screen.tsx';
import { StandingScreen } from './screens/standing-screen.tsx';
import { TakingScreen } from './screens/taking-screen.tsx';
import { TicketScreen } from './screens/ticket-screen.tsx';
import { useComfort } from './use-comfort.ts';
import { useWarmUp } from './use-warm-up.ts';

/** With its index and its words the largest screen; the first one comes up without. */
const SearchScreen = lazy(async () => ({ default: (await import('./screens/search-screen.tsx')).SearchScreen }));

/** Longer than a restart of the server; after it the visitor has gone, and nobody should be called who is not there. */
const PATIENCE_MS = 60_000;
/** Longer than the slowest source of dossiers may take. */
const LOOK_UP_MS = 8_000;

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
  const { screen, classId, largeText, highContrast, lowReach } = useStore(store);
  const go = (next: KioskScreen) => store.setState((state) => show(state, next));
  const back = () => store.setState(goBack);
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

  const take = async (order: TicketOrder) => {
    if (store.getState().screen.name === 'issuing') return;
    store.setState((state) => startIssuing(state, order, Date.now()));
    const body = { ...order, language, ...(classId === null ? {} : { classId }) };
    const reply = await client.send('ticket.issue', body, PATIENCE_MS);
    store.setState((state) => (reply.ok ? showTicket(state, reply.value.ticket) : showRefusal(state, reply.refusal)));
    // A printer on this machine's own cable; the program behind the page knows which those are.
    if (reply.ok && reply.value.ticket.printerId !== null) window.luotShell?.printTicket?.(reply.value.ticket);
  };

  const askDossier = async (typed: string) => {
    // What is typed here may be a slow scanner's reading of a card: nothing but a dossier's code leaves this page (R4a).
    const decision = decideScan(typed, catalogue);
    if (decision.kind === 'notice' && (decision.notice.why === 'identity-card' || decision.notice.why === 'health-card')) {
      store.setState((state) => change(state, { name: 'dossier-code', typed: '', asking: false, refusal: null }));
      return go({ name: 'notice', notice: decision.notice });
    }
    const code = findDossierCode(typed)?.code;
    if (code === undefined) return go({ name: 'dossier-code', typed, asking: false, refusal: refuse('not-a-dossier-code') });
    go({ name: 'dossier-code', typed, asking: true, refusal: null });
    const reply = await client.send('dossier.find', { code }, LOOK_UP_MS);
    // Somebody may have gone home meanwhile: their answer is nobody's business any more.
    const { screen: now } = store.getState();
    if (now.name !== 'dossier-code' || !now.asking || now.typed !== typed) return;
    if (reply.ok) go({ name: 'dossier', found: reply.value });
    else store.setState((state) => change(state, { ...now, asking: false, refusal: reply.refusal }));
  };

  const findTicket = async (token: string) => {
    const asking: KioskScreen = { name: 'asking-ticket' };
    go(asking);
    const reply = await client.send('ticket.find', { token }, LOOK_UP_MS);
    if (store.getState().screen !== asking) return;
    if (reply.ok) go({ name: 'standing', standing: reply.value });
    else if (reply.refusal.code === 'unknown-ticket') go({ name: 'notice', notice: { why: 'unknown-ticket' } });
    else go({ name: 'refused', refusal: reply.refusal });
  };

  const [scans, setScans] = useState(0);
  /** Read in the moment before the catalogue has come. */
  const [early, setEarly] = useState<string | null>(null);
  const scanned = (raw: string) => {
    if (view === null) return;
    if (listed === null) return setEarly(raw);
    const decision = decideScan(raw, catalogue);
    if (decision.kind === 'procedure') go({ name: 'procedure', code: decision.code });
    else if (decision.kind === 'search') go({ name: 'search', words: decision.words });
    else if (decision.kind === 'ticket') void findTicket(decision.token);
    else if (decision.kind === 'dossier') void askDossier(decision.code);
    else go({ name: 'notice', notice: decision.notice });
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

  // On the first screen there may be nothing to forget but how it looks.
  const changed = dialog || largeText || highContrast || lowReach || chosen !== 'vi';
  const guarded = screen.name === 'home' ? changed : screen.name !== 'issuing' && screen.name !== 'ticket';
  const canTake = up && view.day !== null;
  const serviceOf = (id: string | null) => view.services.find((service) => service.id === id) ?? null;
  const desk = serviceOf(view.dossierDesk);
  const priority = <PriorityChoice classes={view.classes} classId={classId} onChoose={(id) => store.setState({ classId: id })} />;
  const search = () => go({ name: 'search', words: '' });
  const openProcedure = (code: string) => go({ name: 'procedure', code });
  const openDossier = () => go({ name: 'dossier-code', typed: '', asking: false, refusal: null });
  const homeScreen = (
    <HomeScreen
      view={view}
      onChoose={(serviceId) => go({ name: 'service', serviceId })}
      onScan={() => go({ name: 'scan' })}
      onDossier={openDossier}
      onSearch={search}
    />
  );

  const body = () => {
    switch (screen.name) {
      case 'home':
        return homeScreen;
      case 'ticket':
        return <TicketScreen ticket={screen.ticket} paper={view.papers.find((p) => p.ticketId === screen.ticket.ticketId)?.paper ?? 'coming'} onDone={home} />;
      case 'issuing':
        return <TakingScreen sinceMs={screen.sinceMs} />;
      case 'refused':
        return <RefusedScreen refusal={screen.refusal} onBack={back} onHome={home} />;
      case 'asking-ticket':
        return (
          <section className="message" role="status">
            <h1 tabIndex={-1}>{say('kiosk.dossier-asking')}</h1>
          </section>
        );
      case 'standing':
        return <StandingScreen standing={screen.standing} onHome={home} />;
      case 'notice':
        return <NoticeScreen notice={screen.notice} catalogue={catalogue} onProcedure={openProcedure} onSearch={search} onBack={back} onHome={home} />;
      case 'scan':
        return <ScanScreen onText={scanned} onSearch={search} onDossier={view.findsDossiers ? openDossier : null} onBack={back} />;
      case 'search':
        return (
          <SearchScreen
            words={screen.words}
            procedures={catalogue.procedures}
            onWords={(words) => store.setState((state) => change(state, { name: 'search', words }))}
            onProcedure={openProcedure}
            onEnter={(words) => {
              const decision = decideScan(words, catalogue);
              // Whatever a slow scanner typed is not left for whoever comes back here.
              if (decision.kind === 'notice' && decision.notice.why !== 'not-recognised')
                store.setState((state) => change(state, { name: 'search', words: '' }));
              if (decision.kind !== 'search' && !(decision.kind === 'notice' && decision.notice.why === 'not-recognised')) scanned(words);
            }}
            onBack={back}
          />
        );
      case 'dossier-code':
        return (
          <DossierCodeScreen
            {...screen}
            up={up}
            onTakeToAsk={canTake && desk?.service.state === 'open' ? () => void take({ serviceId: desk.id, ...codeIn(screen.typed) }) : null}
            onType={(typed) => store.setState((state) => change(state, { name: 'dossier-code', typed, asking: false, refusal: null }))}
            onAsk={(code) => void askDossier(code)}
            onScan={() => go({ name: 'scan' })}
            onBack={back}
          />
        );
      case 'dossier': {
        const { dossier, serviceId } = screen.found;
        const service = serviceOf(serviceId);
        return (
          <DossierScreen
            dossier={dossier}
            service={service}
            centre={view.centre}
            day={view.day !== null}
            canTake={canTake}
            priority={priority}
            onBack={back}
            onTake={() => service !== null && void take({ serviceId: service.id, dossierCode: dossier.code })}
          />
        );
      }
      case 'service': {
        const service = serviceOf(screen.serviceId);
        if (service === null) return homeScreen;
        return (
          <ServiceScreen
            service={service}
            procedures={listed?.procedures.filter((procedure) => procedure.serviceId === service.id) ?? null}
            centre={view.centre}
            day={view.day !== null}
            canTake={canTake}
            priority={priority}
            onBack={back}
            onProcedure={openProcedure}
            onTake={() => void take({ serviceId: service.id })}
          />
        );
      }
      case 'procedure': {
        const procedure = catalogue.procedures.find(({ code }) => code === screen.code);
        if (procedure === undefined) return homeScreen;
        const service = serviceOf(procedure.serviceId);
        return (
          <ProcedureScreen
            key={procedure.code}
            procedure={procedure}
            service={service}
            centre={view.centre}
            day={view.day !== null}
            canTake={canTake}
            priority={priority}
            onBack={back}
            onTake={() => service !== null && void take({ serviceId: service.id, procedureCode: procedure.code })}
          />
        );
      }
    }
  };

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
        <Suspense fallback={null}>{body()}</Suspense>
      </div>
      {/* A scan is a sign of life, though nothing was touched. */}
      {guarded ? <IdleGuard key={scans} onIdle={home} /> : null}
    </KioskFrame>
  );
}

/** For the clerk, who looks it up where the kiosk could not. */
function codeIn(typed: string): { readonly dossierCode?: string } {
  const code = findDossierCode(typed)?.code;
  return code === undefined ? {} : { dossierCode: code };
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
      return `standing:${screen.standing.number}`;
    default:
      return screen.name;
  }
}
