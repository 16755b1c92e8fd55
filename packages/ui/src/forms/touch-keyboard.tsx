// Keys on the screen, where there is no keyboard. The keys are simple-keyboard's; what they do is in typing.ts.
// The page sets --u, 1/1080 of its shorter side, and --mm, a millimetre of its screen.
import './touch-keyboard.css';
import type { StringKey } from '@luot/strings/vi';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useLanguage } from '../language-context.tsx';
import { typed } from './typing.ts';

const LAYOUTS = {
  words: [
    '1 2 3 4 5 6 7 8 9 0',
    'q w e r t y u i o p',
    'a s d f g h j k l {bksp}',
    'z x c v b n m {space} {clear}',
    'ă â đ ê ô ơ ư {sac} {huyen} {hoi} {nga} {nang}',
  ],
  letters: ['1 2 3 4 5 6 7 8 9 0', 'Q W E R T Y U I O P', 'A S D F G H J K L {bksp}', 'Z X C V B N M - . {clear}'],
  code: ['1 2 3 H .', '4 5 6 G -', '7 8 9 0 /', '{clear} {bksp}'],
} as const;

const DISPLAY: Readonly<Record<string, string>> = {
  '{bksp}': '⌫',
  '{clear}': '✕',
  '{space}': '␣',
  '{sac}': '◌\u0301',
  '{huyen}': '◌\u0300',
  '{hoi}': '◌\u0309',
  '{nga}': '◌\u0303',
  '{nang}': '◌\u0323',
};

const NAMES = {
  '{bksp}': 'kiosk.key-back',
  '{clear}': 'kiosk.key-clear',
  '{space}': 'kiosk.key-space',
  '{sac}': 'kiosk.key-sac',
  '{huyen}': 'kiosk.key-huyen',
  '{hoi}': 'kiosk.key-hoi',
  '{nga}': 'kiosk.key-nga',
  '{nang}': 'kiosk.key-nang',
} as const satisfies Record<string, StringKey>;

/** Loaded with the first screen that types; earlier where nobody waits for it. */
export const loadKeys = () => import('simple-keyboard');

interface TouchKeyboardProps {
  readonly layout: keyof typeof LAYOUTS;
  readonly value: string;
  readonly onType: (value: string) => void;
}

export function TouchKeyboard({ layout, value, onType }: TouchKeyboardProps) {
  const { say, chosen } = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const pressed = useEffectEvent((key: string) => onType(typed(value, key)));
  const named = useEffectEvent(() => Object.entries(NAMES).map(([buttons, key]) => ({ attribute: 'aria-label', value: say(key), buttons })));

  useEffect(() => {
    let keyboard: { destroy: () => void } | null = null;
    let gone = false;
    void loadKeys().then(({ SimpleKeyboard }) => {
      if (gone || place.current === null) return;
      keyboard = new SimpleKeyboard(place.current, {
        layout: { default: [...LAYOUTS[layout]] },
        display: DISPLAY,
        mergeDisplay: true,
        theme: `touch-keys touch-keys-${layout}`,
        useButtonTag: true,
        // By click, so that Enter and a screen reader press a key too.
        useMouseEvents: true,
        preventMouseDownDefault: true,
        disableCaretPositioning: true,
        buttonAttributes: [{ attribute: 'type', value: 'button', buttons: '' }, ...named()],
        onKeyPress: (key) => pressed(key),
      });
    });
    return () => {
      gone = true;
      keyboard?.destroy();
    };
  }, [layout, chosen]);

  return (
    <div className="touch-keyboard" role="group" aria-label={say('kiosk.keyboard')}>
      <div ref={place} className="simple-keyboard" />
    </div>
  );
}
