import type { CurrentTicket } from '@luot/shared/protocol/views/counter-view';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { Choices } from '../../desk/choices.tsx';
import { Dialog } from '../../desk/dialog.tsx';
import type { Commands } from '../../desk/use-commands.ts';
import { isStaffed } from '../is-staffed.ts';

interface AddServiceDialogProps {
  readonly view: StaffView;
  readonly current: CurrentTicket;
  readonly commands: Commands;
  readonly onClose: () => void;
}

/** Q9: one more service after the present ones, with the same number. */
export function AddServiceDialog({ view, current, commands, onClose }: AddServiceDialogProps) {
  const { say, textOf } = useLanguage();
  const { ticketId, number } = current;
  const has = new Set([current.serviceId, ...current.further.map(({ serviceId }) => serviceId)]);
  return (
    <Dialog title={say('staff.add-service-to', { number })} onClose={onClose}>
      <p className="muted">{say('staff.add-service-lead')}</p>
      <Choices
        choices={view.services
          .filter(({ id }) => !has.has(id))
          .map((service) => ({
            id: service.id,
            value: service,
            label: textOf(service.name),
            note: isStaffed(view, service.id) ? say('staff.waiting-count', { n: service.waiting }) : say('staff.unstaffed'),
          }))}
        onChoose={({ id: serviceId, name }) => {
          void commands.run('ticket.addService', { ticketId, serviceId }, say('staff.done-add-service', { number, service: textOf(name) }));
          onClose();
        }}
      />
    </Dialog>
  );
}
