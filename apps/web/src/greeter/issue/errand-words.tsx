// What a visitor came for, in words to be read out.

import { nameIn } from '@luot/shared/domain/procedure-name';
import { localTime, minuteOf } from '@luot/shared/domain/time/local-time';
import type { Procedure } from '@luot/shared/protocol/views/catalogue-view';
import { useServerNow } from '@luot/ui/client-context';
import { feeWords } from '@luot/ui/fee-words';
import { useLanguage } from '@luot/ui/language-context';
import type { RefObject } from 'react';

interface ErrandTitleProps {
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  readonly procedure: Procedure | null;
  readonly serviceName: string | null;
}

/** The procedure where one was found, the service below it; else the service. */
export function ErrandTitle({ titleRef, procedure, serviceName }: ErrandTitleProps) {
  const { language } = useLanguage();
  const name = procedure === null ? null : nameIn(procedure.shortName, language);
  return (
    <>
      <h2 ref={titleRef} tabIndex={-1} lang={name?.language}>
        {name?.text ?? serviceName}
      </h2>
      {name === null || serviceName === null ? null : <p className="muted">{serviceName}</p>}
    </>
  );
}

/** To be read out: what it takes and costs, which papers belong to it, and that it is late in the day (D5). */
export function Papers({ procedure: { documents, timeLimit, fee, cutOff }, timeZone }: { procedure: Procedure; timeZone: string }) {
  const { say, textOf, language } = useLanguage();
  const nowMs = useServerNow(30_000);
  const papers = documents?.[language] ?? [];
  const late = cutOff !== null && localTime(nowMs, timeZone).minute >= minuteOf(cutOff);
  return (
    <>
      {timeLimit === null ? null : <p className="figures">{say('greeter.time-limit', { time: textOf(timeLimit) })}</p>}
      <p className="figures">{say('greeter.fee', { fee: feeWords(fee, say, textOf) })}</p>
      {late ? <p className="alert-line figures">{say('kiosk.past-cut-off', { time: cutOff })}</p> : null}
      <h3>{say('greeter.papers')}</h3>
      {papers.length === 0 ? (
        <p className="muted">{say('greeter.papers-none')}</p>
      ) : (
        <ul className="papers">
          {papers.map((paper) => (
            <li key={paper}>{paper}</li>
          ))}
        </ul>
      )}
    </>
  );
}
