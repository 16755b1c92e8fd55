// S6: five levels, each with a face and a word: neither alone, and no colour that says which is wanted.
import { useLanguage } from '@luot/ui/language-context';
import type { StringKey } from '@luot/ui/strings/vi';
import { Angry, Frown, Laugh, type LucideIcon, Meh, Smile } from 'lucide-react';

const LEVELS = [
  { level: 1, words: 'kiosk.rate-1', Face: Angry },
  { level: 2, words: 'kiosk.rate-2', Face: Frown },
  { level: 3, words: 'kiosk.rate-3', Face: Meh },
  { level: 4, words: 'kiosk.rate-4', Face: Smile },
  { level: 5, words: 'kiosk.rate-5', Face: Laugh },
] as const satisfies readonly { readonly level: number; readonly words: StringKey; readonly Face: LucideIcon }[];

export function RatingLevels({ disabled, onRate }: { disabled: boolean; onRate: (level: number) => void }) {
  const { say } = useLanguage();
  return (
    <ul className="rating" aria-label={say('kiosk.rate-question')}>
      {LEVELS.map(({ level, words, Face }) => (
        <li key={level}>
          <button type="button" disabled={disabled} onClick={() => onRate(level)}>
            <Face aria-hidden="true" strokeWidth={1.5} />
            <span>{say(words)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
