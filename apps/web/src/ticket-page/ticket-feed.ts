// What the server tells of one ticket, as it happens: server-sent events, nothing asked again.
//
//   message ─▶ up          silence of two beats, an error, the phone offline ─▶ down, since when ─▶ opened anew
//
// A phone that slept, or lost its line without noticing, must not show old figures as if they were true.
import type { TicketView } from '@luot/shared/protocol/views/ticket-view';

/** Each event's data. Null: there is no such ticket today. `nowMs` is the server's clock when it was sent. */
export interface TicketMessage {
  readonly nowMs: number;
  readonly body: TicketView | null;
}

/** `gone`: not a ticket of today. `elsewhere`: newer pages of the same ticket have taken its places. */
export type Link = 'opening' | 'up' | 'down' | 'gone' | 'elsewhere';

export interface FeedOptions {
  /** The page's own path, `/t/…`. */
  readonly ticketPath: string;
  readonly onTicket: (message: TicketMessage) => void;
  /** @param heardAtMs this phone's clock when the server was last heard, or null */
  readonly onLink: (link: Link, heardAtMs: number | null) => void;
}

/** The server sends something at least every 20 s. */
const SILENCE_MS = 45_000;
/** After this a phone that wakes up does not wait for the next beat. */
const WAKE_SILENCE_MS = 25_000;
const LOOK_EVERY_MS = 5_000;
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [2_000, 30_000];

export interface Feed {
  /** Shows the ticket here again after `elsewhere`. */
  readonly reopen: () => void;
  readonly close: () => void;
}

export function openFeed({ ticketPath, onTicket, onLink }: FeedOptions): Feed {
  let source: EventSource | null = null;
  let link: Link = 'opening';
  let heardAtMs: number | null = null;
  let openedAtMs = 0;
  let waitMs = FIRST_WAIT_MS;
  let again: ReturnType<typeof setTimeout> | undefined;

  const tell = (next: Link) => {
    if (next === link) return;
    link = next;
    onLink(link, heardAtMs);
  };
  const shut = () => {
    clearTimeout(again);
    source?.close();
    source = null;
  };
  const end = (last: Link) => {
    shut();
    tell(last);
  };
  const heard = () => {
    heardAtMs = Date.now();
    waitMs = FIRST_WAIT_MS;
    tell('up');
  };

  const open = () => {
    shut();
    openedAtMs = Date.now();
    const opened = new EventSource(`${ticketPath}/events`);
    source = opened;
    opened.addEventListener('ticket', (event) => {
      const message = JSON.parse((event as MessageEvent<string>).data) as TicketMessage;
      if (message.body === null) return end('gone');
      onTicket(message);
      heard();
    });
    opened.addEventListener('beat', heard);
    opened.addEventListener('elsewhere', () => end('elsewhere'));
    opened.addEventListener('error', () => {
      if (opened !== source) return;
      tell('down');
      // While it is connecting the browser tries again by itself; closed, it was refused and will not.
      if (opened.readyState === EventSource.CLOSED) void askWhy();
    });
  };

  const askWhy = async () => {
    const status = await fetch(ticketPath, { method: 'HEAD', credentials: 'omit' }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (link !== 'down') return;
    if (status === 404) return end('gone');
    again = setTimeout(open, waitMs);
    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
  };

  const silentFor = () => Date.now() - Math.max(heardAtMs ?? 0, openedAtMs);
  const look = (mostMs: number) => {
    if (link === 'gone' || link === 'elsewhere' || silentFor() < mostMs) return;
    tell('down');
    open();
  };
  const looking = setInterval(look, LOOK_EVERY_MS, SILENCE_MS);
  const onWake = () => {
    if (document.visibilityState === 'visible') look(WAKE_SILENCE_MS);
  };
  const onOnline = () => look(0);
  const onOffline = () => {
    if (link === 'up') tell('down');
  };
  document.addEventListener('visibilitychange', onWake);
  window.addEventListener('pageshow', onWake);
  window.addEventListener('online', onOnline);
  window.addEventListener('offline', onOffline);
  open();

  return {
    reopen: () => {
      link = 'opening';
      open();
    },
    close: () => {
      shut();
      clearInterval(looking);
      document.removeEventListener('visibilitychange', onWake);
      window.removeEventListener('pageshow', onWake);
      window.removeEventListener('online', onOnline);
      window.removeEventListener('offline', onOffline);
    },
  };
}
