// S6: what becomes of the question how the service was. One touch answers it; what is written is sent with it, once.
//
//   asked ──level──▶ chosen ──write──▶ writing
//                      └──── send, the time, or the next number ────▶ thanks | refused ──▶ over
import type { Refusal } from '@luot/shared/domain/refusal';
import type { BoardView } from '@luot/shared/protocol/views/board-view';
import { useClient } from '@luot/ui/client-context';
import type { RatingLevel } from '@luot/ui/rating-faces';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useMediaQuery } from '../media/use-media-query.ts';

/** With a level chosen it is sent by itself after this long; a new touch or letter begins it anew. */
const CHOSEN_MS = 8_000;
const WRITING_MS = 25_000;
const THANKS_MS = 5_000;
/** The server takes an answer for three minutes more than the question stands. */
const LONGEST_MS = 150_000;
/** As many letters as the server takes. */
export const MOST_LETTERS = 500;

export type RatingStage =
  | { readonly kind: 'asked'; readonly number: string }
  | { readonly kind: 'chosen' | 'writing'; readonly number: string; readonly level: RatingLevel; readonly comment: string; readonly leftSeconds: number }
  | { readonly kind: 'thanks' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface Rating {
  /** Null: nobody is asked. */
  readonly stage: RatingStage | null;
  readonly choose: (level: RatingLevel) => void;
  readonly write: () => void;
  readonly type: (comment: string) => void;
  readonly send: () => void;
}

/** Which question it was: numbers come again every day. */
type Asked = NonNullable<BoardView['rating']>;

interface Draft {
  readonly asked: Asked;
  readonly level: RatingLevel;
  readonly comment: string;
  readonly writing: boolean;
  readonly sendsAtMs: number;
  readonly latestMs: number;
}

/** @param called the counter has its next number: the question is over, and a chosen level is sent */
export function useRating(counterId: string, asked: BoardView['rating'], called: boolean): Rating {
  const client = useClient();
  // A screen that nobody can touch asks nothing.
  const untouchable = useMediaQuery('(any-pointer: none)');
  const [draft, setDraft] = useState<Draft | null>(null);
  const [answered, setAnswered] = useState<{ readonly asked: Asked; readonly refusal: Refusal | null; readonly untilMs: number } | null>(null);
  const [nowMs, setNowMs] = useState(() => performance.now());
  /** The newest draft, for a second touch that comes before the next drawing. */
  const newest = useRef<Draft | null>(null);

  const put = (next: Draft | null) => {
    newest.current = next;
    setDraft(next);
    setNowMs(performance.now());
  };
  const send = () => {
    const sent = newest.current;
    if (sent === null) return;
    put(null);
    const comment = sent.comment.trim();
    const over = (refusal: Refusal | null) => setAnswered({ asked: sent.asked, refusal, untilMs: performance.now() + THANKS_MS });
    over(null);
    void client.send('counter.rate', { counterId, level: sent.level, ...(comment === '' ? {} : { comment }) }).then((reply) => {
      if (!reply.ok) over(reply.refusal);
    });
  };

  const running = draft !== null || (answered !== null && answered.untilMs > nowMs);
  const tick = useEffectEvent(() => {
    if (newest.current !== null && newest.current.sendsAtMs <= performance.now()) send();
    setNowMs(performance.now());
  });
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => tick(), 250);
    return () => clearInterval(timer);
  }, [running]);
  const sendNow = useEffectEvent(send);
  useEffect(() => {
    if (called) sendNow();
  }, [called]);
  // Something else has taken the screen: an emergency, the end of the day.
  useEffect(() => () => sendNow(), []);

  const question = draft?.asked ?? asked;
  return {
    stage: stageOf(),
    choose: (level) => {
      if (question === null) return;
      const latestMs = performance.now() + LONGEST_MS;
      put({ ...(draft ?? { asked: question, comment: '', writing: false, latestMs }), level, sendsAtMs: performance.now() + CHOSEN_MS });
    },
    write: () => draft !== null && put({ ...draft, writing: true, ...sendsAfter(draft, WRITING_MS) }),
    type: (comment) => draft !== null && put({ ...draft, comment: comment.slice(0, MOST_LETTERS), ...sendsAfter(draft, WRITING_MS) }),
    send,
  };

  function stageOf(): RatingStage | null {
    if (called) return null;
    if (draft !== null) {
      const { level, comment, writing, sendsAtMs } = draft;
      return {
        kind: writing ? 'writing' : 'chosen',
        number: draft.asked.number,
        level,
        comment,
        leftSeconds: Math.max(0, Math.ceil((sendsAtMs - nowMs) / 1000)),
      };
    }
    if (answered !== null && answered.untilMs > nowMs) return answered.refusal === null ? { kind: 'thanks' } : { kind: 'refused', refusal: answered.refusal };
    if (asked === null || asked.untilMs === answered?.asked.untilMs || untouchable) return null;
    return { kind: 'asked', number: asked.number };
  }
}

function sendsAfter({ latestMs }: Draft, ms: number): { readonly sendsAtMs: number } {
  return { sendsAtMs: Math.min(performance.now() + ms, latestMs) };
}
