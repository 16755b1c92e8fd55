import { make, mark, write, writeOrHide } from '../element.ts';
import { BELL_MARK } from '../marks.ts';
import type { Say } from '../page-strings.ts';
import type { Bell } from './bell.ts';

export interface BellPanel {
  readonly element: HTMLElement;
  /** @param called nobody reads hints on the way to a counter */
  readonly show: (say: Say, called: boolean) => void;
}

/** As long as somebody who has just switched it on looks for what it did. */
const TRIED_MS = 20_000;

/** Switches the bell, and says what it does, what it needs and what this browser cannot do. */
export function bellPanel(bell: Bell): BellPanel {
  const words = make('span');
  const button = make('button', { type: 'button', class: 'bell-button' }, mark(BELL_MARK), words);
  const state = make('p', { class: 'bell-state', role: 'status' });
  const hint = make('p', { class: 'hint' });
  const able = bell.canSound && bell.canVibrate ? 'both' : bell.canSound ? 'sound' : 'vibrate';
  const unable = !bell.canSound && !bell.canVibrate;
  button.hidden = unable;
  let tried = false;
  let forgetting: ReturnType<typeof setTimeout> | undefined;
  let draw = (): void => undefined;
  button.addEventListener('click', () => {
    clearTimeout(forgetting);
    tried = !bell.isOn();
    if (!tried) return bell.turnOff();
    forgetting = setTimeout(() => {
      tried = false;
      draw();
    }, TRIED_MS);
    bell.turnOn();
  });

  return {
    element: make('section', { class: 'panel bell' }, state, button, hint),
    show: (say, called) => {
      draw = () => {
        const on = bell.isOn();
        button.className = on ? 'quiet' : 'bell-button';
        write(words, say(on ? 'bell.off' : `bell.on-${able}`));
        writeOrHide(state, on ? `✓ ${say(`bell.is-${able}`)}` : null);
        writeOrHide(hint, on && called ? null : unable ? say('bell.nothing') : on ? onWords(say) : offWords(say));
      };
      draw();
    },
  };

  function offWords(say: Say): string {
    const not = bell.canVibrate ? (bell.canSound ? '' : ` ${say('bell.no-sound')}`) : ` ${say('bell.no-vibrate')}`;
    return say('bell.why') + not;
  }

  function onWords(say: Say): string {
    const keep = say(bell.staysAwake() ? 'bell.awake' : 'bell.keep');
    return tried ? `${say(bell.canSound ? 'bell.heard' : 'bell.tried')} ${keep}` : keep;
  }
}
