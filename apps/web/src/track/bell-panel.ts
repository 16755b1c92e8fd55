import type { Bell } from './bell.ts';
import { make, mark, write } from './element.ts';
import { BELL_MARK } from './marks.ts';
import type { Say } from './track-strings.ts';

export interface BellPanel {
  readonly element: HTMLElement;
  readonly show: (say: Say) => void;
}

/** Switches the bell, and says what it does, what it needs and what this browser cannot do. */
export function bellPanel(bell: Bell): BellPanel {
  const words = make('span');
  const button = make('button', { type: 'button', class: 'bell-button' }, mark(BELL_MARK), words);
  const state = make('p', { class: 'bell-state', role: 'status' });
  const hint = make('p', { class: 'hint' });
  const able = bell.canSound && bell.canVibrate ? 'both' : bell.canSound ? 'sound' : 'vibrate';
  const unable = !bell.canSound && !bell.canVibrate;
  button.hidden = unable;
  button.addEventListener('click', () => (bell.isOn() ? bell.turnOff() : bell.turnOn()));

  return {
    element: make('section', { class: 'panel bell' }, state, button, hint),
    show: (say) => {
      const on = bell.isOn();
      button.className = on ? 'quiet' : 'bell-button';
      write(words, say(on ? 'bell.off' : `bell.on-${able}`));
      state.hidden = !on;
      write(state, on ? `✓ ${say(`bell.is-${able}`)}` : '');
      write(hint, unable ? say('bell.nothing') : on ? onWords(say) : offWords(say));
    },
  };

  function offWords(say: Say): string {
    const not = bell.canVibrate ? (bell.canSound ? '' : ` ${say('bell.no-sound')}`) : ` ${say('bell.no-vibrate')}`;
    return say('bell.why') + not;
  }

  function onWords(say: Say): string {
    return `${say(bell.canSound ? 'bell.heard' : 'bell.tried')} ${say(bell.staysAwake() ? 'bell.awake' : 'bell.keep')}`;
  }
}
