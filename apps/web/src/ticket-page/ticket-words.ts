// What the page says of a ticket, state by state: words only, no elements.
import type { Language, Text } from '@luot/shared/domain/text';
import type { TicketView } from '@luot/shared/protocol/views/ticket-view';
import { type Say, sayIn } from './page-strings.ts';

export interface TicketWords {
  /** The browser's tab: all that is seen of the page while another one is in front. */
  readonly title: string;
  readonly state: string;
  /** Where to go, as large as the number. */
  readonly place: { readonly word: string; readonly counter: string } | null;
  /** How many are before it: the figure apart from its words; no figure when nobody is. */
  readonly ahead: { readonly count: number | null; readonly words: string } | null;
  /** One line: what to do. */
  readonly advice: string;
  /** Smaller, each a line. */
  readonly details: readonly string[];
}

/** Within this many people of one's turn it is time to sit near the counter. */
const NEAR = 3;

/**
 * @param asOfMs while the link is down: when the view was true, so that nothing in it is told as if it were now
 * @param recalled the page has seen this call repeated
 */
export function ticketWords(view: TicketView, language: Language, { asOfMs, recalled }: { asOfMs: number | null; recalled: boolean }): TicketWords {
  const say = sayIn(language);
  const time = (atMs: number) => clockTime(atMs, view.centre.timeZone);
  const [counter = ''] = view.counters;
  const state = say(`state.${view.state}`);
  const title = say('title.state', { number: view.number, state });
  const later = view.further.length === 0 ? [] : [say('further.services', { list: view.further.map((name) => name[language]).join(', ') })];
  const plain = { title, state, place: null, ahead: null, details: later };
  switch (view.state) {
    case 'waiting': {
      const list = view.counters.join(', ');
      const stale = asOfMs !== null;
      const near = view.ahead <= NEAR && list !== '' && !stale;
      return {
        ...plain,
        title: stale ? title : say('title.waiting', { number: view.number, n: view.ahead }),
        ahead: stale ? { count: null, words: aheadThen(say, view.ahead, time(asOfMs)) } : aheadNow(say, view.ahead),
        advice: stale ? say('do.down') : near ? say('do.near', { list }) : say('do.waiting'),
        details: [...(stale ? [] : [waitWords(view, say)]), ...(list === '' || near ? [] : [say('counter.list', { list })]), ...later],
      };
    }
    case 'called': {
      const label = view.call?.counterLabel ?? counter;
      const called = view.call === null ? [] : [say(recalled ? 'called.again' : 'called.at', { time: time(view.call.atMs) })];
      return {
        ...plain,
        title: say('title.called', { counter: label, number: view.number }),
        place: { word: say('counter.word'), counter: label },
        advice: say('do.called'),
        details: [...zoneOf(view, language), ...called],
      };
    }
    case 'serving':
      return { ...plain, place: counter === '' ? null : { word: say('counter.word'), counter }, advice: say('do.serving') };
    case 'held':
      return { ...plain, advice: say(view.mayReturn === null ? 'do.held-ask' : 'do.held') };
    case 'missed': {
      const called = view.call === null ? [] : [say('called.at', { time: time(view.call.atMs) })];
      return { ...plain, advice: say(view.mayReturn === null ? 'do.missed-ask' : 'do.missed'), details: [...called, ...later] };
    }
    case 'served':
      return { ...plain, advice: say('do.served') };
    case 'cancelled':
      return { ...plain, advice: say('do.cancelled') };
    case 'expired':
      return { ...plain, advice: say('do.expired') };
  }
}

/** `7:05` where the centre is, wherever the phone thinks it is. */
export function clockTime(atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(atMs);
}

function aheadNow(say: Say, n: number): { count: number | null; words: string } {
  return n === 0 ? { count: null, words: say('ahead.next') } : { count: n, words: say('ahead.people') };
}

function aheadThen(say: Say, n: number, time: string): string {
  return n === 0 ? say('ahead.past-next', { time }) : say('ahead.past', { time, n });
}

/** E2: what cannot be known is said to be unknown. */
function waitWords({ estimate }: TicketView, say: Say): string {
  switch (estimate) {
    case 'unknown':
      return say('wait.unknown');
  }
}

/** A centre with one hall need not name it, but cannot be told from here. */
function zoneOf({ call }: TicketView, language: Language): string[] {
  const name: Text | undefined = call?.zoneName;
  return name === undefined ? [] : [name[language]];
}
