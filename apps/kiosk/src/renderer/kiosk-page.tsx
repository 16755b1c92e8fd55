import './kiosk.css';
import { useClient, useClientState, useView } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { HomeScreen } from './home-screen.tsx';
import { IdleGuard } from './idle-guard.tsx';
import { KioskFrame } from './kiosk-frame.tsx';
import {
  createKioskStore,
  goBack,
  goHome,
  type KioskScreen,
  showProcedure,
  showRefusal,
  showScanMiss,
  showService,
  showTicket,
  startIssuing,
} from './kiosk-store.ts';
import { ProcedureScreen } from './procedure-screen.tsx';
import { RefusedScreen } from './refused-screen.tsx';
import { decideScan } from './scan-decision.ts';
import { ScanMissScreen } from './scan-miss-screen.tsx';
import { ServiceScreen } from './service-screen.tsx';
import { TakingScreen } from './taking-screen.tsx';
import { TicketScreen } from './ticket-screen.tsx';
import { useScans } from './use-scans.ts';

/** Longer than a restart of the server; after it the visitor has gone, and nobody should be called who is not there. */
const PATIENCE_MS = 60_000;

export function KioskPage() {
  const client = useClient();
  const view = useView('kiosk');
  const catalogue = useView('catalogue', 'all');
  const up = useClientState((state) => state.link === 'up');
  const { language, setLanguage, say } = useLanguage();
  const [store] = useState(createKioskStore);
  const { screen, largeText, highContrast } = useStore(store);

  const home = () => {
    store.setState(goHome());
    setLanguage('vi');
  };
  const take = async (serviceId: string, procedureCode?: string) => {
    if (store.getState().screen.name === 'issuing') return;
    store.setState((state) => startIssuing(state, serviceId, Date.now()));
    const body = { serviceId, language, ...(procedureCode === undefined ? {} : { procedureCode }) };
    const reply = await client.send('ticket.issue', body, PATIENCE_MS);
    store.setState((state) => (reply.ok ? showTicket(state, reply.value.ticket) : showRefusal(state, reply.refusal)));
    // A printer on this machine's own cable; the program behind the page knows which those are.
    if (reply.ok && reply.value.ticket.printerId !== null) window.luotShell?.printTicket?.(reply.value.ticket);
  };

  const [scans, setScans] = useState(0);
  useScans(view, (raw) => {
    if (view === null || catalogue === null) return;
    const serviceIds = view.services.map(({ id }) => id);
    const decision = decideScan(raw, catalogue.procedures, serviceIds);
    store.setState((state) => {
      if (decision.kind === 'procedure') return showProcedure(state, decision.serviceId, decision.code);
      return showScanMiss(state, decision.kind === 'elsewhere' ? decision.code : null);
    });
    setScans((before) => before + 1);
  });

  useEffect(() => {
    document.documentElement.dataset['contrast'] = highContrast ? 'high' : 'normal';
    document.documentElement.dataset['text'] = largeText ? 'large' : 'normal';
  }, [highContrast, largeText]);

  // A new screen begins at its top, for the eye and for a screen reader.
  const place = placeOf(screen);
  useEffect(() => {
    document.querySelector<HTMLElement>('[data-place] h1')?.focus({ preventScroll: true });
    document.querySelector('[data-place]')?.scrollTo({ top: 0 });
  }, [place]);

  if (view === null) {
    return (
      <p className="loading" role="status">
        {say(up ? 'app.loading' : 'link.down')}
      </p>
    );
  }

  // On the first screen there may be nothing to forget but how it looks.
  const changed = largeText || highContrast || language !== 'vi';
  const guarded = screen.name === 'home' ? changed : screen.name !== 'issuing' && screen.name !== 'ticket';
  const service = 'serviceId' in screen ? view.services.find((s) => s.id === screen.serviceId) : undefined;
  const procedures = catalogue?.procedures.filter((procedure) => procedure.serviceId === service?.id) ?? [];
  const body = () => {
    switch (screen.name) {
      case 'home':
        return <HomeScreen view={view} onChoose={(id) => store.setState((state) => showService(state, id))} />;
      case 'ticket':
        return <TicketScreen ticket={screen.ticket} paper={view.papers.find((p) => p.ticketId === screen.ticket.ticketId)?.paper ?? 'coming'} onDone={home} />;
      case 'issuing':
        return <TakingScreen sinceMs={screen.sinceMs} />;
      case 'refused':
        return <RefusedScreen refusal={screen.refusal} onBack={() => store.setState(goBack)} onHome={home} />;
      case 'scan-miss':
        return <ScanMissScreen code={screen.code} onBack={() => store.setState(goBack)} onHome={home} />;
      case 'service':
        if (service === undefined) return <HomeScreen view={view} onChoose={(id) => store.setState((state) => showService(state, id))} />;
        return (
          <ServiceScreen
            service={service}
            procedures={procedures}
            centre={view.centre}
            canTake={up && view.day !== null}
            onBack={() => store.setState(goBack)}
            onProcedure={(code) => store.setState((state) => showProcedure(state, service.id, code))}
            onTake={() => void take(service.id)}
          />
        );
      case 'procedure': {
        const procedure = procedures.find((p) => p.code === screen.code);
        if (service === undefined || procedure === undefined) return null;
        return (
          <ProcedureScreen
            key={procedure.code}
            service={service}
            procedure={procedure}
            canTake={up && view.day !== null}
            onBack={() => store.setState(goBack)}
            onTake={() => void take(service.id, procedure.code)}
          />
        );
      }
    }
  };

  return (
    <KioskFrame
      centre={view.centre}
      largeText={largeText}
      highContrast={highContrast}
      onLargeText={() => store.setState({ largeText: !largeText })}
      onHighContrast={() => store.setState({ highContrast: !highContrast })}
    >
      <div className="kiosk-body" data-place={place}>
        {body()}
      </div>
      {/* A scan is a sign of life, though nothing was touched. */}
      {guarded ? <IdleGuard key={scans} onIdle={home} /> : null}
    </KioskFrame>
  );
}

function placeOf(screen: KioskScreen): string {
  const parts = [screen.name, 'serviceId' in screen ? screen.serviceId : null, 'code' in screen ? screen.code : null];
  return parts.filter((part) => part !== null).join(':');
}
