import { nameIn } from '@luot/shared/domain/procedure-name';
import type { Procedure } from '@luot/shared/protocol/views/catalogue-view';
import { useLanguage } from '@luot/ui/language-context';
import { ChevronRight } from 'lucide-react';

interface ProcedureListProps {
  readonly procedures: readonly Procedure[];
  /** With the field, and whether it is handled here: where they come from all over the catalogue. */
  readonly mixed?: boolean;
  readonly onChoose: (code: string) => void;
}

export function ProcedureList({ procedures, mixed = false, onChoose }: ProcedureListProps) {
  const { say, language } = useLanguage();
  return (
    <ul className="procedures">
      {procedures.map((procedure) => {
        const name = nameIn(procedure.shortName, language);
        return (
          <li key={procedure.code}>
            <button type="button" onClick={() => onChoose(procedure.code)}>
              <span className="procedure-words">
                <span className="procedure-name" lang={name.language}>
                  {name.text}
                </span>
                {mixed ? (
                  <small lang={procedure.serviceId === null ? language : 'vi'}>
                    {procedure.serviceId === null ? say('kiosk.not-handled') : procedure.field}
                  </small>
                ) : null}
              </span>
              <ChevronRight aria-hidden="true" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
