// What stands in the place of the newest call while nobody is called.
import type { BoardCounter, BoardView } from '@luot/shared/protocol/views/board-view';
import { clockTime, openingTime } from '@luot/ui/time-words';
import { Both } from './both-languages.tsx';

/** Nobody has been called yet; or all counters are on a break, with the first end of it. */
export function QuietSign({ view, nowMs }: { view: BoardView; nowMs: number }) {
  const rest = breakOf(view.counters, nowMs);
  if (rest === null) {
    return (
      <p className="sign">
        <Both words={(say) => say('board.welcome')} />
      </p>
    );
  }
  const { untilMs } = rest;
  const time = untilMs === null ? null : clockTime(untilMs, view.centre.timeZone);
  return (
    <p className="sign">
      <Both words={(say) => (time === null ? say('board.paused') : say('board.paused-until', { time }))} />
    </p>
  );
}

/** Null while any counter works; otherwise when the first is thought to go on. */
export function breakOf(counters: readonly BoardCounter[], nowMs: number): { readonly untilMs: number | null } | null {
  const paused = counters.filter(({ state }) => state === 'paused');
  if (paused.length === 0 || counters.some(({ state, number }) => state === 'open' || number !== null)) return null;
  const ends = paused.flatMap(({ pause }) => pause?.expectedEndMs ?? []).filter((endMs) => endMs > nowMs);
  return { untilMs: ends.length === 0 ? null : Math.min(...ends) };
}

/** The hall is outside its hours, or the day has not begun: nobody is called, and the counters have nothing to show. */
export function ClosedSign({ view, nowMs }: { view: BoardView; nowMs: number }) {
  const opensAtMs = view.closed?.opensAtMs ?? null;
  const { timeZone } = view.centre;
  return (
    <div className="sign">
      <p className="closed-word">
        <Both words={(say) => say(view.closed === null ? 'board.not-open' : 'board.closed')} />
      </p>
      {opensAtMs === null ? null : (
        <p>
          <Both words={(say, _textOf, language) => say('board.opens', { at: openingTime(opensAtMs, nowMs, timeZone, language, say) })} />
        </p>
      )}
    </div>
  );
}
