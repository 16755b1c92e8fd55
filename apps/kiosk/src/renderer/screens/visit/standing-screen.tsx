// How a ticket stands whose QR was scanned, and what its holder may do about it: come back (Q6, Q7), give it up, say how
// it was (S6).
import { refusalSentence } from '@luot/shared/domain/refusal';
import type { TicketState } from '@luot/shared/domain/ticket-state';
import type { TicketStanding } from '@luot/shared/protocol/views/ticket-view';
import type { CentreHead } from '@luot/shared/protocol/views/view-parts';
import type { Say } from '@luot/strings/say';
import { useLanguage } from '@luot/ui/language-context';
import { clockTime } from '@luot/ui/time-words';
import { BellRing, CircleAlert, CircleCheck, CirclePause, CircleX, Clock, type LucideIcon, Undo2 } from 'lucide-react';
import type { HeldUpTicket } from '../../kiosk-store.ts';
import { HomeCountdown } from '../../parts/home-countdown.tsx';
import { CancelDialog } from '../../parts/ticket/cancel-dialog.tsx';
import { RatingLevels } from '../../parts/ticket/rating-levels.tsx';

/** Once it is done, nobody stays: the next one waits. */
const HOME_AFTER_S = 20;

interface StandingScreenProps extends Omit<HeldUpTicket, 'name' | 'token'> {
  readonly centre: CentreHead;
  readonly up: boolean;
  readonly onReturn: () => void;
  readonly onCancel: () => void;
  readonly onRate: (level: number) => void;
  readonly onHome: () => void;
}

const LOOK: Readonly<Record<TicketState, readonly [look: 'plain' | 'well' | 'caution', Icon: LucideIcon]>> = {
  waiting: ['plain', Clock],
  called: ['well', BellRing],
  serving: ['plain', CircleCheck],
  held: ['caution', CirclePause],
  served: ['well', CircleCheck],
  missed: ['caution', CircleAlert],
  cancelled: ['plain', CircleX],
  expired: ['plain', CircleX],
};

export function StandingScreen({ standing, asking, done, refusal, centre, up, onReturn, onCancel, onRate, onHome }: StandingScreenProps) {
  const { say, textOf, language } = useLanguage();
  const { number, serviceName, state, counters, further, mayReturn, mayCancel, mayRate } = standing;
  const [look, Icon] = LOOK[state];
  const inert = asking || !up;
  const asks = mayRate && state === 'served';
  return (
    <section className="standing">
      <div className="standing-told">
        <p className="ticket-service">{textOf(serviceName)}</p>
        <h1 tabIndex={-1}>
          <span className="ticket-label">{say('kiosk.your-number')}</span>
          <span className="ticket-number figures" data-length={number.length}>
            {number}
          </span>
        </h1>
        {done === 'returned' || done === 'rated' ? (
          <p className="standing-done" role="status">
            <CircleCheck aria-hidden="true" />
            {say(done === 'returned' ? 'kiosk.returned' : 'kiosk.rated')}
          </p>
        ) : null}
        <p className="standing-state figures" data-look={look} role="status">
          <Icon aria-hidden="true" />
          <span>{stateWords(standing, say)}</span>
        </p>
        {(state === 'waiting' || state === 'called') && counters.length > 0 ? (
          <p className="ticket-counters figures">{say('kiosk.go-to', { list: counters.join(', ') })}</p>
        ) : null}
        {further.length === 0 ? null : <p className="ticket-counters">{say('kiosk.afterwards', { list: further.map(textOf).join(', ') })}</p>}
      </div>
      <div className="standing-deeds">
        {refusal === null ? null : (
          <p className="notice" role="alert">
            {refusalSentence(refusal, language)}
          </p>
        )}
        {asks ? (
          <>
            <h2>{say('kiosk.rate-question')}</h2>
            <RatingLevels disabled={inert} onRate={onRate} />
          </>
        ) : null}
        {mayReturn === null ? null : (
          <>
            <button type="button" className="primary return-ticket" disabled={inert} onClick={onReturn}>
              <Undo2 aria-hidden="true" />
              {say('kiosk.return')}
            </button>
            {mayReturn.untilMs === null ? null : (
              <p className="return-until figures">{say('kiosk.return-until', { time: clockTime(mayReturn.untilMs, centre.timeZone) })}</p>
            )}
          </>
        )}
        <div className="standing-actions">
          {mayCancel ? <CancelDialog number={number} disabled={inert} onCancel={onCancel} /> : null}
          <button type="button" className={mayReturn === null && !asks ? 'primary' : 'quiet'} onClick={onHome}>
            {say('kiosk.done')}
          </button>
        </div>
        {done === null ? null : <HomeCountdown seconds={HOME_AFTER_S} onHome={onHome} />}
      </div>
    </section>
  );
}

/** Whoever may come back without asking is not sent to the staff. */
function stateWords({ state, ahead, mayReturn }: TicketStanding, say: Say): string {
  if (state === 'waiting' && ahead > 0) return say('kiosk.ahead', { n: ahead });
  if (state === 'missed' && mayReturn !== null) return say('kiosk.standing-missed-returns');
  if (state === 'held' && mayReturn === null) return say('kiosk.standing-held-asks');
  return say(`kiosk.standing-${state}`);
}
