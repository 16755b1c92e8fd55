// The page of one ticket: what it is told, and the elements that say it.
import type { Language } from '@luot/shared/domain/text';
import type { TicketState } from '@luot/shared/domain/ticket-state';
import type { TicketView } from '@luot/shared/protocol/views/ticket-view';
import { noticedCall } from './call-watch.ts';
import { make, mark, redraw, write, writeOrHide } from './element.ts';
import { STALE_MARK, STATE_MARKS } from './marks.ts';
import { sayIn } from './page-strings.ts';
import type { Bell } from './panels/bell.ts';
import { bellPanel } from './panels/bell-panel.ts';
import { cancelPanel } from './panels/cancel-panel.ts';
import { ratePanel } from './panels/rate-panel.ts';
import { returnPanel } from './panels/return-panel.ts';
import type { Send } from './send-action.ts';
import type { Link, TicketMessage } from './ticket-feed.ts';
import { clockTime, ticketWords } from './ticket-words.ts';

/** A visitor may have the page translated; what is counted and called stays. */
const AS_IT_IS = { translate: 'no' };

/** Where a call may still come. */
const CALLABLE: readonly TicketState[] = ['waiting', 'called', 'held', 'missed'];

export interface TrackPage {
  readonly takeTicket: (message: TicketMessage & { readonly body: TicketView }) => void;
  /** @param heardAtMs this phone's clock when the server was last heard, or null */
  readonly takeLink: (link: Link, heardAtMs: number | null) => void;
  /** The bell answers otherwise now. */
  readonly takeBell: () => void;
}

export interface TrackPageOptions {
  readonly root: HTMLElement;
  readonly bell: Bell;
  readonly send: Send;
  /** In the page's address; null: the ticket's own. */
  readonly language: Language | null;
  readonly onLanguage: (language: Language) => void;
  /** Shows the ticket here again after it was opened elsewhere. */
  readonly onReopen: () => void;
}

export function trackPage({ root, bell, send, language: asked, onLanguage, onReopen }: TrackPageOptions): TrackPage {
  let language = asked;
  let view: TicketView | null = null;
  let link: Link = 'opening';
  let heardAtMs: number | null = null;
  /** The server's clock less this phone's. */
  let skewMs = 0;
  let recalled = false;

  const centre = make('p', { class: 'centre' });
  const switchButton = make('button', { type: 'button', class: 'language' });
  const down = make('p', { class: 'down' });
  const downLine = make('div', { class: 'line caution', role: 'status' }, mark(STALE_MARK), down);
  const emergency = make('p', { class: 'line emergency', role: 'alert' });
  const stateMark = mark(STATE_MARKS.waiting);
  const stateWord = make('span');
  const label = make('span', { class: 'label' });
  const number = make('b', { class: 'number', ...AS_IT_IS });
  const placeWord = make('span');
  const placeCounter = make('b', AS_IT_IS);
  const place = make('p', { class: 'place' }, placeWord, ' ', placeCounter);
  const service = make('p', { class: 'service' });
  const count = make('b', { class: 'count', ...AS_IT_IS });
  const aheadWords = make('span');
  const ahead = make('p', { class: 'ahead', role: 'status' }, count, ' ', aheadWords);
  const details = make('ul', { class: 'details' });
  const advice = make('p', { class: 'advice' });
  const card = make(
    'section',
    { class: 'card' },
    make('p', { class: 'state' }, stateMark, stateWord),
    make('h1', {}, label, ' ', number),
    place,
    service,
    ahead,
    details,
  );
  const aloud = make('p', { class: 'unseen', role: 'alert' });
  const back = returnPanel(send);
  const bells = bellPanel(bell);
  const rate = ratePanel(send);
  const cancel = cancelPanel(send);
  const main = make('main', {}, downLine, emergency, card, advice, back.element, rate.element, bells.element, cancel.element, aloud);
  const foot = make('p');
  const taken = make('p');
  const footer = make('footer', {}, taken, foot);
  const endTitle = make('h1');
  const endAdvice = make('p');
  const here = make('button', { type: 'button', class: 'primary' });
  const ended = make('main', { class: 'ended' }, endTitle, endAdvice, here);
  const header = make('header', {}, centre, switchButton);

  switchButton.addEventListener('click', () => {
    language = (language ?? 'vi') === 'vi' ? 'en' : 'vi';
    onLanguage(language);
    draw();
  });
  here.addEventListener('click', onReopen);

  const draw = () => {
    const shown = language ?? 'vi';
    const say = sayIn(shown);
    document.documentElement.lang = shown;
    write(switchButton, say('page.other-language'));
    switchButton.lang = shown === 'vi' ? 'en' : 'vi';
    if (link === 'gone' || link === 'elsewhere') return drawEnd();
    const stale = link !== 'up';
    const asOfMs = stale && heardAtMs !== null ? heardAtMs + skewMs : null;
    downLine.hidden = link === 'opening' || link === 'up';
    if (view === null) {
      if (link === 'opening') return; // what index.html says stays
      write(down, say('link.none'));
      for (const element of [card, advice, back.element, rate.element, bells.element, cancel.element, footer]) element.hidden = true;
      return put(header, main, footer);
    }
    for (const element of [card, advice, footer]) element.hidden = false;
    write(down, downLine.hidden ? '' : say('link.down', { time: clockTime(asOfMs ?? Date.now() + skewMs, view.centre.timeZone) }));
    drawTicket(view, shown, asOfMs);
    put(header, main, footer);
  };

  const drawTicket = (ticket: TicketView, shown: Language, asOfMs: number | null) => {
    const say = sayIn(shown);
    const words = ticketWords(ticket, shown, { asOfMs, recalled });
    document.title = words.title;
    root.setAttribute('data-state', ticket.state);
    root.setAttribute('data-link', asOfMs === null ? 'up' : 'down');
    write(centre, ticket.centre.name[shown]);
    writeOrHide(emergency, ticket.emergency === null ? null : ticket.emergency[shown]);
    redraw(stateMark, STATE_MARKS[ticket.state]);
    write(stateWord, words.state);
    write(label, say('number.yours'));
    write(number, ticket.number);
    place.hidden = words.place === null;
    write(placeWord, words.place?.word ?? '');
    write(placeCounter, words.place?.counter ?? '');
    write(service, ticket.serviceName[shown]);
    ahead.hidden = words.ahead === null;
    writeOrHide(count, words.ahead === null || words.ahead.count === null ? null : String(words.ahead.count));
    write(aheadWords, words.ahead?.words ?? '');
    const lines = words.details.map((line) => make('li', {}, line));
    details.hidden = lines.length === 0;
    while (details.firstChild !== null) details.firstChild.remove();
    details.append(...lines);
    write(advice, words.advice);
    back.show(ticket, shown);
    rate.show(ticket, shown);
    cancel.show(ticket, shown);
    bells.element.hidden = !CALLABLE.includes(ticket.state);
    bells.show(say, ticket.state === 'called');
    write(taken, say('number.taken', { time: clockTime(ticket.issuedAtMs, ticket.centre.timeZone) }));
    write(foot, say('page.foot'));
  };

  const drawEnd = () => {
    const say = sayIn(language ?? 'vi');
    const gone = link === 'gone';
    write(endTitle, say(gone ? 'link.gone' : 'link.elsewhere'));
    write(endAdvice, say(gone ? 'link.gone-do' : 'link.elsewhere-do'));
    writeOrHide(here, gone ? null : say('link.here'));
    document.title = say(gone ? 'link.gone' : 'link.elsewhere');
    root.setAttribute('data-state', 'ended');
    put(header, ended);
  };

  /** The parts of the page, in their order; those that stand there already are not touched. */
  const put = (...parts: readonly HTMLElement[]) => {
    if (parts.length === root.children.length && parts.every((part, i) => root.children[i] === part)) return;
    while (root.firstChild !== null) root.firstChild.remove();
    root.append(...parts);
  };

  return {
    takeTicket: ({ nowMs, body }) => {
      skewMs = nowMs - Date.now();
      const noticed = noticedCall(view, body);
      recalled = noticed === 'recalled' || (recalled && noticed === 'nothing' && body.state === 'called');
      view = body;
      language ??= body.language;
      draw();
      if (noticed === 'nothing') return;
      const { counterLabel = '' } = body.call ?? {};
      // Emptied first: the same words said again are to be heard again.
      aloud.textContent = '';
      setTimeout(() => write(aloud, sayIn(language ?? 'vi')('called.aloud', { number: body.number, counter: counterLabel })), 100);
      bell.ring();
      window.scrollTo(0, 0);
    },
    takeLink: (next, heard) => {
      [link, heardAtMs] = [next, heard];
      draw();
    },
    takeBell: draw,
  };
}
