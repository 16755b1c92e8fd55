import type { KeypadAction } from '@luot/shared/settings/device-settings';
import type { Say } from '@luot/strings/say';
import { useLanguage } from '@luot/ui/language-context';

const ACTIONS: Readonly<Record<KeypadAction, `key.${KeypadAction}`>> = {
  next: 'key.next',
  recall: 'key.recall',
  missed: 'key.missed',
  start: 'key.start',
  finish: 'key.finish',
  open: 'key.open',
  close: 'key.close',
  enter: 'key.enter',
  clear: 'key.clear',
};

/** The keys of a counter's keypad: what each asks for, and the digits. */
export function KeypadKeys({ name, keys, onPress }: { name: string; keys: readonly string[]; onPress: (key: string) => void }) {
  const { say } = useLanguage();
  return (
    <div className="keypad-keys" role="group" aria-label={say('lab.keys', { name })}>
      {keys.map((key) => (
        <button key={key} type="button" className="figures" data-digit={/^\d$/.test(key)} onClick={() => onPress(key)}>
          {keyWords(key, say)}
        </button>
      ))}
    </div>
  );
}

function keyWords(key: string, say: Say): string {
  return key in ACTIONS ? say(ACTIONS[key as KeypadAction]) : key;
}
