import type { Text } from '@luot/shared/domain/text';
import { type CSSProperties, memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useMediaQuery } from './media/use-media-query.ts';

/** Seconds that a letter takes to go by: slower than one reads. */
const LETTER_SECONDS = 0.22;
/** Where nothing may move, a message stands this long; a long one longer. */
const STANDS_MS = 6_000;
const STANDS_LETTER_MS = 60;

/** The centre's messages on one quiet line, in both languages one after the other. */
export const MessageLine = memo(function MessageLine({ messages }: { messages: readonly Text[] }) {
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  if (messages.length === 0) return null;
  return (
    <div className="messages" data-still={still}>
      {still ? <InTurn messages={messages} /> : <Passing messages={messages} />}
    </div>
  );
});

/** One line that passes by, twice behind itself, so that it has no end. What fits as it is does not move. */
function Passing({ messages }: { messages: readonly Text[] }) {
  const line = useRef<HTMLParagraphElement>(null);
  const [fits, setFits] = useState(true);
  const letters = messages.reduce((sum, { vi, en }) => sum + vi.length + en.length + 8, 0);
  useLayoutEffect(() => {
    const measure = () => {
      const element = line.current;
      if (element !== null) setFits(element.offsetWidth <= (element.parentElement?.parentElement?.clientWidth ?? 0));
    };
    measure();
    // The letters may come after the line.
    void document.fonts?.ready.then(measure);
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [messages]);
  const pieces = messages.map(({ vi, en }) => (
    <span key={vi} className="message">
      <span lang="vi">{vi}</span>{' '}
      <span className="second" lang="en">
        {en}
      </span>
    </span>
  ));
  return (
    <div className="messages-track" data-moves={!fits} style={{ '--seconds': `${Math.round(letters * LETTER_SECONDS)}s` } as CSSProperties}>
      <p ref={line}>{pieces}</p>
      {fits ? null : <p aria-hidden="true">{pieces}</p>}
    </div>
  );
}

/** One language of one message at a time. */
function InTurn({ messages }: { messages: readonly Text[] }) {
  const [turn, setTurn] = useState(0);
  const texts = messages.flatMap(({ vi, en }) => [
    { lang: 'vi', text: vi },
    { lang: 'en', text: en },
  ]);
  const shown = texts[turn % texts.length];
  const length = shown?.text.length ?? 0;
  useEffect(() => {
    const timer = setTimeout(() => setTurn((now) => now + 1), STANDS_MS + length * STANDS_LETTER_MS);
    return () => clearTimeout(timer);
  }, [turn, length]);
  return (
    <p className="message-still" lang={shown?.lang}>
      {shown?.text}
    </p>
  );
}
