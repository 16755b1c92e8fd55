import type { Language } from '@luot/shared/domain/text';
import { make, write, writeOrHide } from '../element.ts';
import { sayIn } from '../page-strings.ts';
import type { Answer } from '../send-action.ts';

export interface ActButton {
  readonly button: HTMLButtonElement;
  /** Why it has not worked, for as long as that is so. */
  readonly problem: HTMLElement;
  readonly show: (language: Language) => void;
  /** Sends once at a time; tells whether it was done. */
  readonly run: (send: () => Promise<Answer>) => Promise<boolean>;
}

/** A button that asks the server for something, and says when it was refused or not answered. */
export function actButton(label: 'return.do' | 'cancel.do' | 'rate.send', look: string): ActButton {
  const button = make('button', { type: 'button', class: look });
  const problem = make('p', { class: 'problem', role: 'alert' });
  let language: Language = 'vi';
  let busy = false;
  let answer: Answer | null = null;

  const draw = () => {
    const say = sayIn(language);
    write(button, say(busy ? 'send.busy' : label));
    // Not disabled: whoever uses a keyboard would lose the place.
    button.setAttribute('aria-disabled', String(busy));
    const text = answer === null || answer.ok ? null : answer.text === null ? say('send.no-answer') : answer.text[language];
    writeOrHide(problem, text);
  };

  return {
    button,
    problem,
    show: (next) => {
      language = next;
      draw();
    },
    run: async (send) => {
      if (busy) return false;
      busy = true;
      answer = null;
      draw();
      answer = await send();
      busy = false;
      draw();
      return answer.ok;
    },
  };
}
