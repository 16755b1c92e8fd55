// The screen of the moment, with what each of its buttons does.
import { findDossierCode } from '@luot/shared/domain/codes/dossier-code';
import type { CatalogueView, Procedure } from '@luot/shared/protocol/views/catalogue-view';
import type { KioskView } from '@luot/shared/protocol/views/kiosk-view';
import { useLanguage } from '@luot/ui/language-context';
import { lazy } from 'react';
import { useStore } from 'zustand';
import type { KioskActions } from './kiosk-actions.ts';
import { change, goBack, type KioskScreen, type KioskStore, show, startOver, type TicketOrder, toggleMore } from './kiosk-store.ts';
import { canTake, type Numbers } from './numbers.ts';
import { PriorityChoice } from './parts/ticket/priority-choice.tsx';
import { TicketChoices } from './parts/ticket/ticket-choices.tsx';
import { decideScan } from './scan/scan-decision.ts';
import { DossierCodeScreen } from './screens/find/dossier-code-screen.tsx';
import { DossierScreen } from './screens/find/dossier-screen.tsx';
import { MoreScreen } from './screens/find/more-screen.tsx';
import { ProcedureScreen } from './screens/find/procedure-screen.tsx';
import { ScanScreen } from './screens/find/scan-screen.tsx';
import { HomeScreen } from './screens/home-screen.tsx';
import { NoticeScreen } from './screens/notice-screen.tsx';
import { BookingScreen } from './screens/visit/booking-screen.tsx';
import { RefusedScreen } from './screens/visit/refused-screen.tsx';
import { ServiceScreen } from './screens/visit/service-screen.tsx';
import { StandingScreen } from './screens/visit/standing-screen.tsx';
import { TakingScreen } from './screens/visit/taking-screen.tsx';
import { TicketScreen } from './screens/visit/ticket-screen.tsx';

/** With its index and its words the largest screen; the first one comes up without. */
const SearchScreen = lazy(async () => ({ default: (await import('./screens/find/search-screen.tsx')).SearchScreen }));

interface KioskBodyProps {
  readonly store: KioskStore;
  readonly actions: KioskActions;
  readonly view: KioskView;
  readonly catalogue: CatalogueView;
  /** Null until the catalogue has come. */
  readonly procedures: readonly Procedure[] | null;
  readonly numbers: Numbers;
  /** The server can be reached. */
  readonly up: boolean;
  readonly onScan: (raw: string) => void;
  /** Home, with everything forgotten. */
  readonly onHome: () => void;
}

export function KioskBody({ store, actions, view, catalogue, procedures, numbers, up, onScan, onHome }: KioskBodyProps) {
  const { say, textOf } = useLanguage();
  const { screen, classId, paperWanted } = useStore(store);
  const go = (next: KioskScreen) => store.setState((state) => show(state, next));
  const alter = (same: KioskScreen) => store.setState((state) => change(state, same));
  const back = () => store.setState(goBack);
  const { centre } = view;
  const serviceOf = (id: string | null) => view.services.find((service) => service.id === id) ?? null;
  const openSearch = () => go({ name: 'search', words: '' });
  const openScan = () => go({ name: 'scan' });
  const openProcedure = (code: string) => go({ name: 'procedure', code });
  const openDossier = () => go({ name: 'dossier-code', typed: '', asking: false, refusal: null });

  /** @param order what further services may be added to; null where none are */
  const choices = (order: TicketOrder | null) => {
    const service = serviceOf(order?.serviceId ?? null);
    const more = order !== null && service !== null && view.services.length > 1 && canTake(numbers, service);
    return (
      <TicketChoices
        priority={<PriorityChoice classes={view.classes} classId={classId} onChoose={(id) => store.setState({ classId: id })} />}
        paper={view.printer === null ? null : { wanted: paperWanted, onToggle: () => store.setState({ paperWanted: !paperWanted }) }}
        onMore={more ? () => go({ name: 'more', order, further: [] }) : null}
      />
    );
  };
  const home = (
    <HomeScreen
      view={view}
      numbers={numbers}
      onChoose={(serviceId) => go({ name: 'service', serviceId })}
      onScan={openScan}
      onDossier={openDossier}
      onSearch={openSearch}
      onBooking={() => go({ name: 'booking', typed: '', refusal: null })}
    />
  );

  switch (screen.name) {
    case 'home':
      return home;
    case 'ticket': {
      const printing = view.papers.find(({ ticketId }) => ticketId === screen.ticket.ticketId)?.paper ?? 'coming';
      const further = screen.further.flatMap((id) => serviceOf(id) ?? []).map(({ name }) => textOf(name));
      return <TicketScreen ticket={screen.ticket} further={further} paper={screen.paperWanted ? printing : 'unwanted'} onDone={onHome} />;
    }
    case 'issuing':
      return <TakingScreen sinceMs={screen.sinceMs} />;
    case 'refused':
      return <RefusedScreen refusal={screen.refusal} onBack={back} onHome={onHome} />;
    case 'asking-ticket':
      return (
        <section className="message" role="status">
          <h1 tabIndex={-1}>{say('kiosk.dossier-asking')}</h1>
        </section>
      );
    case 'standing':
      return (
        <StandingScreen
          {...screen}
          centre={centre}
          up={up}
          onReturn={actions.returnTicket}
          onCancel={actions.cancelTicket}
          onRate={actions.rateTicket}
          onHome={onHome}
        />
      );
    case 'notice':
      return <NoticeScreen notice={screen.notice} catalogue={catalogue} onProcedure={openProcedure} onSearch={openSearch} onBack={back} onHome={onHome} />;
    case 'scan':
      return <ScanScreen onText={onScan} onSearch={openSearch} onDossier={view.findsDossiers ? openDossier : null} onBack={back} />;
    case 'search':
      return (
        <SearchScreen
          words={screen.words}
          procedures={catalogue.procedures}
          onWords={(words) => alter({ name: 'search', words })}
          onProcedure={openProcedure}
          onEnter={(words) => {
            const decision = decideScan(words, catalogue);
            if (decision.kind === 'search' || (decision.kind === 'notice' && decision.notice.why === 'not-recognised')) return;
            // A card or a ticket that a slow scanner typed is not left for whoever comes back here.
            if (decision.kind !== 'procedure') alter({ name: 'search', words: '' });
            onScan(words);
          }}
          onBack={back}
        />
      );
    case 'booking':
      return (
        <BookingScreen
          {...screen}
          numbers={numbers}
          choices={choices(null)}
          onType={(typed) => alter({ name: 'booking', typed, refusal: null })}
          onCheckIn={actions.enterBooking}
          onScan={openScan}
          onWithout={() => store.setState(startOver)}
          onBack={back}
        />
      );
    case 'dossier-code': {
      const desk = serviceOf(view.dossierDesk);
      return (
        <DossierCodeScreen
          {...screen}
          up={up}
          onTakeToAsk={desk !== null && canTake(numbers, desk) ? () => actions.take({ serviceId: desk.id, ...codeIn(screen.typed) }) : null}
          onType={(typed) => alter({ name: 'dossier-code', typed, asking: false, refusal: null })}
          onAsk={actions.askDossier}
          onScan={openScan}
          onBack={back}
        />
      );
    }
    case 'dossier': {
      const { dossier, serviceId } = screen.found;
      const service = serviceOf(serviceId);
      return (
        <DossierScreen
          dossier={dossier}
          service={service}
          centre={centre}
          numbers={numbers}
          choices={choices(null)}
          onBack={back}
          onTake={() => service !== null && actions.take({ serviceId: service.id, dossierCode: dossier.code })}
        />
      );
    }
    case 'service': {
      const service = serviceOf(screen.serviceId);
      if (service === null) return home;
      return (
        <ServiceScreen
          service={service}
          procedures={procedures?.filter((procedure) => procedure.serviceId === service.id) ?? null}
          centre={centre}
          numbers={numbers}
          choices={choices({ serviceId: service.id })}
          onBack={back}
          onProcedure={openProcedure}
          onTake={() => actions.take({ serviceId: service.id })}
        />
      );
    }
    case 'procedure': {
      const procedure = catalogue.procedures.find(({ code }) => code === screen.code);
      if (procedure === undefined) return home;
      const service = serviceOf(procedure.serviceId);
      const order = service === null ? null : { serviceId: service.id, procedureCode: procedure.code };
      return (
        <ProcedureScreen
          key={procedure.code}
          procedure={procedure}
          service={service}
          centre={centre}
          numbers={numbers}
          choices={choices(order)}
          onBack={back}
          onTake={() => order !== null && actions.take(order)}
        />
      );
    }
    case 'more': {
      const first = serviceOf(screen.order.serviceId);
      if (first === null) return home;
      return (
        <MoreScreen
          first={first}
          services={view.services}
          further={screen.further}
          centre={centre}
          numbers={numbers}
          choices={choices(null)}
          onToggle={(id) => store.setState((state) => toggleMore(state, id))}
          onBack={back}
          onTake={() => actions.take(screen.order, screen.further)}
        />
      );
    }
  }
}

/** For the clerk, who looks it up where the kiosk could not. */
function codeIn(typed: string): { readonly dossierCode?: string } {
  const code = findDossierCode(typed)?.code;
  return code === undefined ? {} : { dossierCode: code };
}
