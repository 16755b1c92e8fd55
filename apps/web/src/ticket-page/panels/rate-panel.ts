import type { Language } from '@luot/shared/domain/text';
import type { TicketState } from '@luot/shared/domain/ticket-state';
import type { TicketView } from '@luot/shared/protocol/views/ticket-view';
import { make, write, writeOrHide } from '../element.ts';
import { sayIn } from '../page-strings.ts';
import type { Send } from '../send-action.ts';
import { actButton } from './act-button.ts';

const LEVELS = [5, 4, 3, 2, 1] as const;
const MOST_LETTERS = 500;

export interface RatePanel {
  readonly element: HTMLElement;
  readonly show: (view: TicketView, language: Language) => void;
}

const ENDED: readonly TicketState[] = ['served', 'cancelled', 'expired'];

/** S6: five levels, each with its word and as many dots; once for each ticket. */
export function ratePanel(send: Send): RatePanel {
  const title = make('legend');
  const words = LEVELS.map(() => make('span'));
  const choices = LEVELS.map((level) => make('input', { type: 'radio', name: 'level', value: String(level) }));
  const rows = LEVELS.map((level, i) =>
    make('label', { class: 'level' }, choices[i] ?? '', words[i] ?? '', make('span', { class: 'dots', 'aria-hidden': 'true' }, '●'.repeat(level))),
  );
  const commentLabel = make('label', { for: 'comment', class: 'comment-label' });
  const comment = make('textarea', { id: 'comment', rows: '3', maxlength: String(MOST_LETTERS), 'aria-describedby': 'comment-hint' });
  const commentHint = make('p', { id: 'comment-hint', class: 'hint' });
  const choose = make('p', { class: 'problem', role: 'alert' });
  const rate = actButton('rate.send', 'primary');
  rate.button.type = 'submit';
  const form = make('form', { novalidate: '' }, make('fieldset', {}, title, ...rows), commentLabel, comment, commentHint, choose, rate.button, rate.problem);
  const thanks = make('p', { class: 'thanks', role: 'status' });
  const element = make('section', { class: 'panel' }, form, thanks);
  let language: Language = 'vi';
  let lacking = false;
  let rated = false;
  let mayRate = false;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  for (const choice of choices) {
    choice.addEventListener('change', () => {
      lacking = false;
      draw();
    });
  }

  async function submit(): Promise<void> {
    const chosen = choices.find(({ checked }) => checked);
    lacking = chosen === undefined;
    draw();
    if (chosen === undefined) return choices[0]?.focus();
    const written = comment.value.trim().slice(0, MOST_LETTERS);
    const body = { level: Number(chosen.value), ...(written === '' ? {} : { comment: written }) };
    if (!(await rate.run(() => send('rate', body)))) return;
    rated = true;
    draw();
  }

  function draw(): void {
    const say = sayIn(language);
    element.hidden = !mayRate && !rated;
    form.hidden = rated;
    write(title, say('rate.title'));
    for (const [i, level] of LEVELS.entries()) if (words[i] !== undefined) write(words[i], say(`rate.${level}`));
    write(commentLabel, say('rate.comment'));
    write(commentHint, say('rate.comment-hint'));
    writeOrHide(choose, lacking ? say('rate.choose') : null);
    rate.show(language);
    writeOrHide(thanks, rated ? say('rate.thanks') : null);
  }

  return {
    element,
    show: (view, next) => {
      language = next;
      // A visit that goes on at the next service is asked about at its end.
      mayRate = view.mayRate && ENDED.includes(view.state);
      // Undo: the visit goes on, and is rated when it is over.
      if (view.state !== 'served') rated = false;
      draw();
    },
  };
}
