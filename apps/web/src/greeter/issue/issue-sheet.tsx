// One visitor's errand: what to bring, what is special about the ticket, and one large button.
import { LANGUAGES, type Language } from '@luot/shared/domain/text';
import type { Procedure } from '@luot/shared/protocol/views/catalogue-view';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import { OWN_NAMES, useLanguage } from '@luot/ui/language-context';
import { Plus, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Choices } from '../../desk/choices.tsx';
import { Dialog } from '../../desk/dialog.tsx';
import type { Commands } from '../../desk/use-commands.ts';
import { Chips } from '../chips.tsx';
import { PrinterChips } from '../printer-chips.tsx';
import { usePrinter } from '../use-printer.ts';
import { ErrandTitle, Papers } from './errand-words.tsx';

/** What a visitor came for. Without a service: a procedure that is not handled here, to be read only. */
export interface Errand {
  readonly procedure: Procedure | null;
  readonly serviceId: string | null;
}

interface IssueSheetProps {
  readonly view: StaffView;
  readonly errand: Errand;
  readonly commands: Commands;
  readonly onBack: () => void;
  readonly onIssued: (ticket: IssuedTicket) => void;
}

/** Q9: as many as the protocol takes after the first. */
const MOST_MORE = 4;

export function IssueSheet({ view, errand: { procedure, serviceId }, commands, onBack, onIssued }: IssueSheetProps) {
  const { say, textOf } = useLanguage();
  const [classId, setClassId] = useState<string | null>(null);
  const [ticketLanguage, setTicketLanguage] = useState<Language>('vi');
  const [further, setFurther] = useState<readonly string[]>([]);
  const [adding, setAdding] = useState(false);
  const [printer, setPrinter] = usePrinter(view.printers);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const service = view.services.find(({ id }) => id === serviceId);
  const nameOf = (id: string) => {
    const named = view.services.find((one) => one.id === id);
    return named === undefined ? id : textOf(named.name);
  };
  const more = view.services.filter(({ id }) => id !== serviceId && !further.includes(id));

  const issue = async () => {
    if (service === undefined) return;
    const reply = await commands.run('ticket.issue', {
      serviceId: service.id,
      language: ticketLanguage,
      ...(procedure === null ? {} : { procedureCode: procedure.code }),
      ...(classId === null ? {} : { classId }),
      ...(further.length === 0 ? {} : { further: [...further] }),
      ...(printer === null ? {} : { printerId: printer.id }),
    });
    if (reply?.ok === true) onIssued(reply.value.ticket);
  };

  return (
    <section className="issue-sheet">
      <div className="sheet-body">
        <div className="sheet-what">
          <ErrandTitle titleRef={title} procedure={procedure} serviceName={service === undefined ? null : textOf(service.name)} />
          {procedure === null ? null : <Papers procedure={procedure} timeZone={view.centre.timeZone} />}
        </div>
        {service === undefined ? (
          <p className="alert-line">{say('greeter.not-handled-lead')}</p>
        ) : (
          <div className="sheet-choices">
            <Chips
              label={say('greeter.class')}
              chosen={classId ?? ''}
              options={[{ id: '', words: say('greeter.ordinary') }, ...view.classes.map(({ id, name }) => ({ id, words: textOf(name) }))]}
              onChoose={(id) => setClassId(id === '' ? null : id)}
            />
            <PrinterChips printers={view.printers} printer={printer} onChoose={setPrinter} />
            <div className="chips-beside">
              <Chips
                label={say('greeter.language')}
                chosen={ticketLanguage}
                options={LANGUAGES.map((id) => ({ id, words: OWN_NAMES[id] }))}
                onChoose={(id) => setTicketLanguage(id)}
              />
              <fieldset className="chips">
                <legend>{say('greeter.further')}</legend>
                {further.map((id, i) => (
                  <button
                    key={id}
                    type="button"
                    aria-label={say('greeter.further-remove', { service: nameOf(id) })}
                    onClick={() => setFurther(further.filter((one) => one !== id))}
                  >
                    <span className="figures">{i + 2}.</span> {nameOf(id)} <X aria-hidden="true" />
                  </button>
                ))}
                {further.length === MOST_MORE || more.length === 0 ? null : (
                  <button type="button" aria-haspopup="dialog" onClick={() => setAdding(true)}>
                    <Plus aria-hidden="true" /> {say('greeter.further-add')}
                  </button>
                )}
              </fieldset>
            </div>
          </div>
        )}
      </div>
      <div className="sheet-acts">
        <button type="button" onClick={onBack}>
          {say('greeter.back')}
        </button>
        {service === undefined ? null : (
          <button type="button" className="go" disabled={commands.busy || view.dayClosed || view.day === null} onClick={() => void issue()}>
            {commands.busy
              ? say('greeter.issuing')
              : printer === null
                ? say('greeter.issue-spoken')
                : say('greeter.issue-printed', { printer: textOf(printer.name) })}
          </button>
        )}
      </div>
      {adding ? (
        <Dialog title={say('greeter.further-which')} onClose={() => setAdding(false)} closeLabel={say('finder.never-mind')}>
          <Choices
            digits={false}
            choices={more.map(({ id, name, waiting }) => ({ id, value: id, label: textOf(name), note: say('greeter.waiting', { n: waiting }) }))}
            onChoose={(id) => {
              setFurther([...further, id]);
              setAdding(false);
            }}
          />
        </Dialog>
      ) : null}
    </section>
  );
}
