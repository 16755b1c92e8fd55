import { useLanguage } from '@luot/ui/language-context';
import { RATING_FACES } from '@luot/ui/rating-faces';

/** S6: no colour says which answer is wanted. */
export function RatingLevels({ disabled, onRate }: { disabled: boolean; onRate: (level: number) => void }) {
  const { say } = useLanguage();
  return (
    <ul className="rating" aria-label={say('kiosk.rate-question')}>
      {RATING_FACES.map(({ level, word, Face }) => (
        <li key={level}>
          <button type="button" disabled={disabled} onClick={() => onRate(level)}>
            <Face aria-hidden="true" strokeWidth={1.5} />
            <span>{say(word)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
