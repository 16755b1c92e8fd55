// What a visitor asks of the server, and what the screen makes of the answer.

import type { LuotClient } from '@luot/client/luot-client';
import { findDossierCode } from '@luot/shared/domain/codes/dossier-code';
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import type { Language } from '@luot/shared/domain/text';
import type { Reply } from '@luot/shared/protocol/commands';
import type { CatalogueView } from '@luot/shared/protocol/views/catalogue-view';
import type { IssuedTicket, TicketStanding } from '@luot/shared/protocol/views/ticket-view';
import { change, type HeldUpTicket, type KioskScreen, type KioskStore, show, showRefusal, showTicket, startIssuing, type TicketOrder } from './kiosk-store.ts';
import { decideScan, type ScanDecision } from './scan/scan-decision.ts';
import { swapCase } from './scan/typed-sign.ts';

/** Longer than a restart of the server; after it the visitor has gone, and nobody should be called who is not there. */
const PATIENCE_MS = 60_000;
/** Longer than the slowest source of dossiers may take. */
export const LOOK_UP_MS = 8_000;

interface Surroundings {
  readonly client: LuotClient;
  readonly store: KioskStore;
  readonly language: Language;
  readonly catalogue: CatalogueView;
}

export interface KioskActions {
  readonly take: (order: TicketOrder, further?: readonly string[]) => void;
  readonly askDossier: (typed: string) => void;
  /** A booking's code as somebody typed it. */
  readonly enterBooking: (typed: string) => void;
  /** Whatever a scan was found to be. */
  readonly follow: (decision: ScanDecision) => void;
  readonly returnTicket: () => void;
  readonly cancelTicket: () => void;
  readonly rateTicket: (level: number) => void;
}

export function kioskActions({ client, store, language, catalogue }: Surroundings): KioskActions {
  const go = (next: KioskScreen) => store.setState((state) => show(state, next));

  /** One number for one intention: nothing else can be asked for until its answer is there (N3). */
  const obtain = async (further: readonly string[], ask: (choices: Choices) => Promise<Reply<{ readonly ticket: IssuedTicket }>>) => {
    const { screen, classId, paperWanted } = store.getState();
    if (screen.name === 'issuing') return;
    store.setState((state) => startIssuing(state, further, performance.now()));
    const reply = await ask({ language, ...(classId === null ? {} : { classId }), ...(paperWanted ? {} : { paper: false }) });
    store.setState((state) => (reply.ok ? showTicket(state, reply.value.ticket) : showRefusal(state, reply.refusal)));
    // A printer on this machine's own cable; the program behind the page knows which those are.
    if (reply.ok && reply.value.ticket.printerId !== null) window.luotShell?.printTicket?.(reply.value.ticket);
  };

  const take = (order: TicketOrder, further: readonly string[] = []) =>
    void obtain(further, (choices) =>
      client.send('ticket.issue', { ...order, ...(further.length === 0 ? {} : { further: [...further] }), ...choices }, PATIENCE_MS),
    );

  const checkIn = (code: string) => {
    go({ name: 'booking', typed: code, refusal: null });
    void obtain([], (choices) => client.send('ticket.checkIn', { code, ...choices }, PATIENCE_MS));
  };

  const findDossier = async (typed: string, code: string) => {
    const asking: KioskScreen = { name: 'dossier-code', typed, asking: true, refusal: null };
    go(asking);
    const reply = await client.send('dossier.find', { code }, LOOK_UP_MS);
    // Somebody may have gone home meanwhile: their answer is nobody's business any more.
    if (store.getState().screen !== asking) return;
    if (reply.ok) go({ name: 'dossier', found: reply.value });
    else store.setState((state) => change(state, { ...asking, asking: false, refusal: reply.refusal }));
  };

  const findTicket = async (read: string) => {
    const asking: KioskScreen = { name: 'asking-ticket' };
    go(asking);
    // A scanner's own Caps Lock turns a token's letters over, and nobody can see it by them.
    for (const token of new Set([read, swapCase(read)])) {
      const reply = await client.send('ticket.find', { token }, LOOK_UP_MS);
      if (store.getState().screen !== asking) return;
      if (reply.ok) return go({ name: 'standing', token, standing: reply.value, asking: false, done: null, refusal: null });
      if (reply.refusal.code !== 'unknown-ticket') return go({ name: 'refused', refusal: reply.refusal });
    }
    go({ name: 'notice', notice: { why: 'unknown-ticket' } });
  };

  const follow = (decision: ScanDecision) => {
    switch (decision.kind) {
      case 'procedure':
        return go({ name: 'procedure', code: decision.code });
      case 'search':
        return go({ name: 'search', words: decision.words });
      case 'ticket':
        return void findTicket(decision.token);
      case 'dossier':
        return void findDossier(decision.code, decision.code);
      case 'booking':
        return checkIn(decision.code);
      case 'notice':
        return go({ name: 'notice', notice: decision.notice });
    }
  };

  const askDossier = (typed: string) => {
    // What is typed here may be a slow scanner's reading of a card: nothing but a dossier's code leaves this page (R4a).
    const decision = decideScan(typed, catalogue);
    if (isCard(decision)) {
      store.setState((state) => change(state, { name: 'dossier-code', typed: '', asking: false, refusal: null }));
      return follow(decision);
    }
    const code = findDossierCode(typed)?.code;
    if (code === undefined) return go({ name: 'dossier-code', typed, asking: false, refusal: refuse('not-a-dossier-code') });
    void findDossier(typed, code);
  };

  const enterBooking = (typed: string) => {
    const decision = decideScan(typed.replaceAll(/\s+/g, ''), catalogue, true);
    if (decision.kind === 'notice' && !isCard(decision)) return go({ name: 'booking', typed, refusal: refuse('unknown-booking') });
    // A card or somebody's ticket, which a slow scanner may have typed, is not left in the field.
    if (decision.kind !== 'booking') store.setState((state) => change(state, { name: 'booking', typed: '', refusal: null }));
    follow(decision);
  };

  /** Does something with the ticket that was held up, and shows how it stands then. */
  const withTicket = async (done: NonNullable<HeldUpTicket['done']>, ask: (token: string) => Promise<Reply>) => {
    const { screen } = store.getState();
    if (screen.name !== 'standing' || screen.asking) return;
    const asking: HeldUpTicket = { ...screen, asking: true, refusal: null };
    store.setState((state) => change(state, asking));
    const reply = await ask(screen.token);
    if (store.getState().screen !== asking) return;
    const now = await client.send('ticket.find', { token: screen.token }, LOOK_UP_MS);
    if (store.getState().screen !== asking) return;
    const refusal: Refusal | null = reply.ok ? null : reply.refusal;
    const standing = now.ok ? now.value : reply.ok ? afterwards(screen.standing) : screen.standing;
    store.setState((state) => change(state, { ...screen, standing, asking: false, done: reply.ok ? done : screen.done, refusal }));
  };

  return {
    take,
    askDossier,
    enterBooking,
    follow,
    returnTicket: () => void withTicket('returned', (token) => client.send('visitor.return', { token }, LOOK_UP_MS)),
    cancelTicket: () => void withTicket('cancelled', (token) => client.send('visitor.cancel', { token }, LOOK_UP_MS)),
    rateTicket: (level) => void withTicket('rated', (token) => client.send('visitor.rate', { token, level }, LOOK_UP_MS)),
  };
}

interface Choices {
  readonly language: Language;
  readonly classId?: string;
  readonly paper?: false;
}

function isCard(decision: ScanDecision): boolean {
  return decision.kind === 'notice' && (decision.notice.why === 'identity-card' || decision.notice.why === 'health-card');
}

/** It was done, and how the ticket stands now could not be learnt: nothing is offered that may be over. */
function afterwards(standing: TicketStanding): TicketStanding {
  return { ...standing, mayReturn: null, mayCancel: false, mayRate: false };
}
