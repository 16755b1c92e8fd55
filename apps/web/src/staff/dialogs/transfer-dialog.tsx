import type { CurrentTicket } from '@luot/shared/protocol/views/counter-view';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { Choices } from '../../desk/choices.tsx';
import { Dialog } from '../../desk/dialog.tsx';
import type { Commands } from '../../desk/use-commands.ts';
import { isStaffed } from '../is-staffed.ts';

interface TransferDialogProps {
  readonly view: StaffView;
  readonly counterId: string;
  readonly current: CurrentTicket;
  readonly commands: Commands;
  readonly onClose: () => void;
}

export function TransferDialog({ view, counterId, current, commands, onClose }: TransferDialogProps) {
  const { say, textOf } = useLanguage();
  const { ticketId, number } = current;
  const go = (to: { serviceId: string } | { counterId: string }, place: string) => {
    void commands.run('ticket.transfer', { ticketId, to }, say('staff.done-transfer', { number, place }));
    onClose();
  };
  const services = view.services.filter((service) => service.id !== current.serviceId);
  const counters = view.counters.filter((counter) => counter.id !== counterId && counter.state === 'open');
  return (
    <Dialog title={say('staff.transfer-to', { number })} onClose={onClose}>
      <p className="muted">{say('staff.transfer-lead')}</p>
      <Choices
        title={say('staff.to-service')}
        choices={services.map((service) => ({
          id: service.id,
          value: service,
          label: textOf(service.name),
          note: isStaffed(view, service.id) ? say('staff.waiting-count', { n: service.waiting }) : say('staff.unstaffed'),
          disabled: !isStaffed(view, service.id),
        }))}
        onChoose={({ id, name }) => go({ serviceId: id }, textOf(name))}
      />
      {counters.length === 0 ? null : (
        <Choices
          title={say('staff.to-counter')}
          choices={counters.map((counter) => ({
            id: counter.id,
            value: counter,
            label: say('counter.label', { label: counter.label }),
            note: textOf(counter.name),
          }))}
          onChoose={({ id, label }) => go({ counterId: id }, say('counter.label', { label }))}
        />
      )}
    </Dialog>
  );
}
