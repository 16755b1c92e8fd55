// From what a visitor says to the service: words as they are said, or a tile.
import { findProcedures, searchOf } from '@luot/search/catalogue-search';
import { nameIn } from '@luot/shared/domain/procedure-name';
import type { Procedure } from '@luot/shared/protocol/views/catalogue-view';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { Search, X } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { typedNumber } from '../../desk/typed-number.ts';
import { openCounters } from '../hall/open-counters.ts';
import type { Errand } from './issue-sheet.tsx';

interface NeedSearchProps {
  readonly view: StaffView;
  readonly procedures: readonly Procedure[];
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly onErrand: (errand: Errand) => void;
  /** Somebody has typed a ticket's number here. */
  readonly onNumber: (number: string) => void;
}

/** As many as stand above a tablet's keyboard. */
const SHOWN = 6;

const WARM_UP_MS = 800;

export function NeedSearch({ view, procedures, words, onWords, onErrand, onNumber }: NeedSearchProps) {
  const { say, textOf, language } = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  // The index is built while nobody types yet.
  useEffect(() => {
    const timer = setTimeout(() => searchOf(procedures), WARM_UP_MS);
    return () => clearTimeout(timer);
  }, [procedures]);
  const asked = useDeferredValue(words).trim();
  const found = useMemo(() => (asked === '' ? [] : findProcedures(procedures, asked, SHOWN)), [asked, procedures]);
  const number = typedNumber(asked);
  const serviceOf = (id: string | null) => view.services.find((service) => service.id === id);
  return (
    <section className="need" aria-label={say('greeter.need')}>
      <form
        className="need-field"
        onSubmit={(event) => {
          event.preventDefault();
          if (number !== null) onNumber(number);
          // The tablet's keyboard goes, and the list has the screen.
          else field.current?.blur();
        }}
      >
        <Search aria-hidden="true" />
        <input
          ref={field}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          aria-label={say('greeter.need')}
          placeholder={say('greeter.need-example')}
          value={words}
          onChange={(event) => onWords(event.target.value)}
        />
        {words === '' ? null : (
          <button type="button" aria-label={say('greeter.need-clear')} onClick={() => onWords('')}>
            <X aria-hidden="true" />
          </button>
        )}
      </form>
      <div className="need-found" aria-live="polite">
        {number === null ? null : (
          <button type="button" className="need-number figures" onClick={() => onNumber(number)}>
            {say('greeter.find-number', { number })}
          </button>
        )}
        {asked !== '' && found.length === 0 && number === null ? <p>{say('greeter.nothing-found')}</p> : null}
        {found.length === 0 ? null : (
          <ul>
            {found.map((procedure) => {
              const name = nameIn(procedure.shortName, language);
              const service = serviceOf(procedure.serviceId);
              return (
                <li key={procedure.code}>
                  <button type="button" onClick={() => onErrand({ procedure, serviceId: service?.id ?? null })}>
                    <span lang={name.language}>{name.text}</span>
                    <small>{service === undefined ? say('greeter.not-handled') : textOf(service.name)}</small>
                  </button>
                </li>
              );
            })}
          </ul>
        )}
      </div>
      {found.length === 0 ? <ServiceTiles view={view} onErrand={onErrand} /> : null}
    </section>
  );
}

function ServiceTiles({ view, onErrand }: Pick<NeedSearchProps, 'view' | 'onErrand'>) {
  const { say, textOf } = useLanguage();
  return (
    <>
      <h2 className="unseen">{say('greeter.services')}</h2>
      <ul className="service-tiles">
        {view.services.map((service) => {
          const counters = openCounters(view.counters, service.id);
          return (
            <li key={service.id}>
              <button type="button" data-unstaffed={counters.length === 0} onClick={() => onErrand({ procedure: null, serviceId: service.id })}>
                <b>{textOf(service.name)}</b>
                <span className="figures">
                  <span>{service.waiting === 0 ? say('greeter.nobody') : say('greeter.waiting', { n: service.waiting })}</span>
                  <span>{counters.length === 0 ? say('greeter.no-counter') : say('greeter.counters', { list: counters.join(', ') })}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
