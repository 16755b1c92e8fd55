import { canPrint } from '@luot/shared/domain/devices/device-state';
import { refusalSentence } from '@luot/shared/domain/refusal';
import { LANGUAGES, type Language } from '@luot/shared/domain/text';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import { OWN_NAMES, useLanguage } from '@luot/ui/language-context';
import { useState } from 'react';
import { Choices } from '../../desk/choices.tsx';
import { Dialog } from '../../desk/dialog.tsx';
import type { Commands } from '../../desk/use-commands.ts';
import { ClassChoice } from '../find/class-choice.tsx';
import { PrinterChoice } from '../find/printer-choice.tsx';
import { deskPrinter, rememberDeskPrinter } from '../notices/desk-printer.ts';
import { IssuedPanel } from './issued-panel.tsx';

/** As many as one number goes through. */
const MOST_SERVICES = 5;

interface IssueDialogProps {
  readonly view: StaffView;
  readonly commands: Commands;
  readonly onClose: () => void;
}

/** For a visitor at the desk. N, a digit for the service, Enter: the rest has an answer already. */
export function IssueDialog({ view, commands, onClose }: IssueDialogProps) {
  const { say, textOf, language: pageLanguage } = useLanguage();
  const [serviceIds, setServiceIds] = useState<readonly string[]>([]);
  const [classId, setClassId] = useState<string | null>(null);
  const [language, setLanguage] = useState<Language>('vi');
  const [training, setTraining] = useState(false);
  const [wantedId, setWantedId] = useState(deskPrinter);
  const [refused, setRefused] = useState<string | null>(null);
  const [issued, setIssued] = useState<IssuedTicket | null>(null);
  const printer = view.printers.find(({ id, state }) => id === wantedId && canPrint(state)) ?? null;
  const [serviceId, ...further] = serviceIds;

  const toggle = (id: string) => {
    setRefused(null);
    setServiceIds((before) => {
      if (before.includes(id)) return before.filter((other) => other !== id);
      return training ? [id] : [...before, id].slice(-MOST_SERVICES);
    });
  };
  const issue = async () => {
    if (serviceId === undefined) {
      setRefused(say('staff.issue-choose'));
      return;
    }
    const reply = await commands.run('ticket.issue', {
      serviceId,
      language,
      ...(further.length === 0 ? {} : { further }),
      ...(classId === null ? {} : { classId }),
      ...(printer === null ? {} : { printerId: printer.id }),
      ...(training ? { training: true } : {}),
    });
    if (reply?.ok === true) setIssued(reply.value.ticket);
    else setRefused(reply === null ? say('staff.no-link') : refusalSentence(reply.refusal, pageLanguage));
  };

  if (issued !== null) {
    return <IssuedPanel ticket={issued} printer={printer === null ? null : textOf(printer.name)} training={training} onClose={onClose} />;
  }
  return (
    <Dialog
      title={say('staff.issue-for')}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="dialog-go" data-first="" aria-disabled={serviceId === undefined || commands.busy} onClick={() => void issue()}>
            {say(training ? 'staff.issue-go-training' : 'staff.issue-go')}
          </button>
          <p className="dialog-refusal" role="alert">
            {refused}
          </p>
        </>
      }
    >
      {training ? null : <p className="muted">{say('staff.issue-more')}</p>}
      <Choices
        choices={view.services.map(({ id, name, waiting }) => {
          const place = serviceIds.indexOf(id);
          return {
            id,
            value: id,
            label: place < 0 || serviceIds.length === 1 ? textOf(name) : `${place + 1}. ${textOf(name)}`,
            note: say('staff.waiting-count', { n: waiting }),
          };
        })}
        isChosen={(id) => serviceIds.includes(id)}
        onChoose={toggle}
      />
      <ClassChoice title={say('staff.issue-class')} classes={view.classes} chosenId={classId} digits={false} onChoose={setClassId} />
      <PrinterChoice
        printers={view.printers}
        chosenId={printer?.id ?? null}
        none={say('staff.issue-no-paper')}
        onChoose={(id) => {
          setWantedId(id);
          rememberDeskPrinter(id);
        }}
      />
      <div className="side-by-side">
        <Choices
          title={say('staff.issue-language')}
          inline
          digits={false}
          choices={LANGUAGES.map((code) => ({ id: code, value: code, label: OWN_NAMES[code] }))}
          isChosen={(code) => code === language}
          onChoose={setLanguage}
        />
        {view.training ? (
          <Choices
            title={say('staff.training')}
            inline
            digits={false}
            choices={[{ id: 'training', value: true, label: say('staff.issue-training') }]}
            isChosen={() => training}
            onChoose={() => {
              setTraining(!training);
              setServiceIds(serviceIds.slice(0, 1));
            }}
          />
        ) : null}
      </div>
    </Dialog>
  );
}
