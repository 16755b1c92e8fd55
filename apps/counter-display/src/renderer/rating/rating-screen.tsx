import { refusalSentence } from '@luot/shared/domain/refusal';
import { TouchKeyboard } from '@luot/ui/forms/touch-keyboard';
import { RATING_FACES } from '@luot/ui/rating-faces';
import { MessageSquarePlus, Send } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Both } from '../both-languages.tsx';
import { MOST_LETTERS, type Rating, type RatingStage } from './use-rating.ts';

/** S6: asked at the counter, of whoever has just been served; nobody is named. */
export function RatingScreen({ rating, stage }: { rating: Rating; stage: RatingStage }) {
  switch (stage.kind) {
    case 'thanks':
      return (
        <section className="rating" role="status">
          <p className="rating-thanks">
            <Both words={(say) => say('rate.thanks')} />
          </p>
        </section>
      );
    case 'refused':
      return (
        <section className="rating" role="status">
          <p className="rating-refused">
            <Both words={(_say, _textOf, language) => refusalSentence(stage.refusal, language)} />
          </p>
        </section>
      );
    case 'writing':
      return <Writing rating={rating} comment={stage.comment} leftSeconds={stage.leftSeconds} />;
    case 'asked':
    case 'chosen':
      return (
        <section className="rating" aria-labelledby="rating-question">
          <h2 id="rating-question">
            <Both words={(say) => say('rate.question', { number: stage.number })} />
          </h2>
          <ul className="faces">
            {RATING_FACES.map(({ level, Face, word }) => (
              <li key={level}>
                <button type="button" data-level={level} aria-pressed={stage.kind === 'chosen' && stage.level === level} onClick={() => rating.choose(level)}>
                  <Face aria-hidden="true" />
                  <Both words={(say) => say(word)} />
                </button>
              </li>
            ))}
          </ul>
          {stage.kind === 'asked' ? (
            <p className="rating-lead">
              <Both words={(say) => say('rate.lead')} />
            </p>
          ) : (
            <div className="rating-actions">
              <button type="button" className="rating-write" onClick={rating.write}>
                <MessageSquarePlus aria-hidden="true" />
                <Both words={(say) => say('rate.write')} />
              </button>
              <SendButton rating={rating} leftSeconds={stage.leftSeconds} />
            </div>
          )}
        </section>
      );
  }
}

function Writing({ rating, comment, leftSeconds }: { rating: Rating; comment: string; leftSeconds: number }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <section className="rating rating-writing" aria-labelledby="rating-comment">
      <h2 id="rating-comment">
        <Both words={(say) => say('rate.comment')} />
      </h2>
      <div className="rating-field">
        <textarea
          ref={field}
          // The display has its own keys; the system's would cover half of the screen.
          inputMode="none"
          aria-labelledby="rating-comment"
          maxLength={MOST_LETTERS}
          spellCheck={false}
          value={comment}
          onChange={(event) => rating.type(event.target.value)}
        />
        <SendButton rating={rating} leftSeconds={leftSeconds} />
      </div>
      <TouchKeyboard layout="words" value={comment} onType={rating.type} />
    </section>
  );
}

function SendButton({ rating, leftSeconds }: { rating: Rating; leftSeconds: number }) {
  return (
    <button type="button" className="rating-send" onClick={rating.send}>
      <span className="rating-word">
        <Send aria-hidden="true" />
        <Both words={(say) => say('rate.send')} />
      </span>
      <span className="rating-left figures" aria-hidden="true">
        <Both words={(say) => say('rate.sends', { n: leftSeconds })} />
      </span>
    </button>
  );
}
