import type { Language } from '@luot/shared/domain/text';
import type { TicketView } from '@luot/shared/protocol/views/ticket-view';
import { make, writeOrHide } from '../element.ts';
import { sayIn } from '../page-strings.ts';
import type { Send } from '../send-action.ts';
import { clockTime } from '../ticket-words.ts';
import { actButton } from './act-button.ts';

export interface ReturnPanel {
  readonly element: HTMLElement;
  readonly show: (view: TicketView, language: Language) => void;
}

/** Q6, Q7: there while the visitor may take the ticket back alone. */
export function returnPanel(send: Send): ReturnPanel {
  const back = actButton('return.do', 'primary');
  const until = make('p', { class: 'hint' });
  const element = make('section', { class: 'panel' }, back.button, back.problem, until);
  back.button.addEventListener('click', () => void back.run(() => send('return')));
  return {
    element,
    show: ({ mayReturn, centre }, language) => {
      element.hidden = mayReturn === null;
      back.show(language);
      const untilMs = mayReturn?.untilMs ?? null;
      writeOrHide(until, untilMs === null ? null : sayIn(language)('return.until', { time: clockTime(untilMs, centre.timeZone) }));
    },
  };
}
