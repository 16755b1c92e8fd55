// A board speaks to everybody at once: Vietnamese large, English small beside it.
import type { Language, Text } from '@luot/shared/domain/text';
import { type Say, sayIn } from '@luot/strings/say';

const vi = sayIn('vi');
const en = sayIn('en');

/** `Both(say => say('board.calling'))` in both languages. */
export function Both({ words }: { words: (say: Say, textOf: (text: Text) => string, language: Language) => string }) {
  return (
    <>
      <span lang="vi">{words(vi, (text) => text.vi, 'vi')}</span>{' '}
      <span lang="en" className="second">
        {words(en, (text) => text.en, 'en')}
      </span>
    </>
  );
}
