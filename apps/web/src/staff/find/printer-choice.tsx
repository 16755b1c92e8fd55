import { canPrint } from '@luot/shared/domain/devices/device-state';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { Choices } from '../../desk/choices.tsx';

interface PrinterChoiceProps {
  readonly printers: StaffView['printers'];
  readonly chosenId: string | null;
  /** Given: paper can be done without. */
  readonly none?: string;
  readonly onChoose: (printerId: string | null) => void;
  /** The digits choose among them: nothing else in the dialog does. */
  readonly digits?: boolean;
}

/** Where the paper is to come out; a printer that cannot print says why. */
export function PrinterChoice({ printers, chosenId, none, onChoose, digits = false }: PrinterChoiceProps) {
  const { say, textOf } = useLanguage();
  return (
    <Choices
      title={say('staff.reprint-printer')}
      inline
      digits={digits}
      choices={[
        ...(none === undefined ? [] : [{ id: 'none', value: null, label: none }]),
        ...printers.map(({ id, name, state }) => ({
          id,
          value: id,
          label: textOf(name),
          ...(state === 'ready' ? {} : { note: say(`device.${state}`) }),
          disabled: !canPrint(state),
        })),
      ]}
      isChosen={(id) => id === chosenId}
      onChoose={onChoose}
    />
  );
}
