// A board speaks to everybody at once: Vietnamese large, English small beside it.
import type { Text } from '@luot/shared/domain/text';
import { type Say, sayIn } from '@luot/ui/strings/say';

const vi = sayIn('vi');
const en = sayIn('en');

/** `Both(say => say('board.calling'))` in both languages. */
export function Both({ words }: { words: (say: Say, textOf: (text: Text) => string) => string }) {
  return (
    <>
      <span lang="vi">{words(vi, (text) => text.vi)}</span>{' '}
      <span lang="en" className="second">
        {words(en, (text) => text.en)}
      </span>
    </>
  );
}
