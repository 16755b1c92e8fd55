import type { Language } from '@luot/shared/domain/text';
import type { TicketView } from '@luot/shared/protocol/views/ticket-view';
import { make, write } from '../element.ts';
import { sayIn } from '../page-strings.ts';
import type { Send } from '../send-action.ts';
import { actButton } from './act-button.ts';

export interface CancelPanel {
  readonly element: HTMLElement;
  readonly show: (view: TicketView, language: Language) => void;
}

/** Asks before it cancels. In the page's own flow: old phones have no `<dialog>`. */
export function cancelPanel(send: Send): CancelPanel {
  const open = make('button', { type: 'button', class: 'quiet cancel', 'aria-expanded': 'false' });
  const question = make('p', { class: 'question', tabindex: '-1' });
  const cancel = actButton('cancel.do', 'danger');
  const keep = make('button', { type: 'button', class: 'quiet' });
  const sure = make('div', { class: 'sure' }, question, keep, cancel.button, cancel.problem);
  const element = make('section', { class: 'panel' }, open, sure);
  sure.hidden = true;

  const ask = (asking: boolean) => {
    sure.hidden = !asking;
    open.hidden = asking;
    open.setAttribute('aria-expanded', String(asking));
    (asking ? question : open).focus();
  };
  open.addEventListener('click', () => ask(true));
  keep.addEventListener('click', () => ask(false));
  sure.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') ask(false);
  });
  cancel.button.addEventListener('click', () => void cancel.run(() => send('cancel')));

  return {
    element,
    show: ({ mayCancel, number }, language) => {
      const say = sayIn(language);
      element.hidden = !mayCancel;
      // What may not be cancelled any more is not asked about when it may be again.
      if (!mayCancel) {
        sure.hidden = true;
        open.hidden = false;
      }
      write(open, say('cancel.open'));
      write(question, say('cancel.sure', { number }));
      write(keep, say('cancel.keep'));
      cancel.show(language);
    },
  };
}
