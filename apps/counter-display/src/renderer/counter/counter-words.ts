import { assertNever } from '@luot/shared/domain/assert-never';
import type { Language } from '@luot/shared/domain/text';
import type { BoardCounter } from '@luot/shared/protocol/views/board-view';
import type { Say } from '@luot/strings/say';
import { clockTime } from '@luot/ui/time-words';

/** What a counter without a number says: ready, paused (why, until when) or closed. */
export function counterWords(counter: BoardCounter, timeZone: string, nowMs: number, say: Say, language: Language): string {
  switch (counter.state) {
    case 'open':
      return say('board.free');
    case 'closed':
      return say('board.closed-counter');
    case 'paused': {
      const until = counter.pause?.expectedEndMs ?? null;
      // A break that lasts longer than was thought says why, not until when.
      if (until !== null && until > nowMs) return say('board.paused-until', { time: clockTime(until, timeZone) });
      return counter.pause?.reason[language] ?? say('board.paused');
    }
    default:
      return assertNever(counter.state);
  }
}
