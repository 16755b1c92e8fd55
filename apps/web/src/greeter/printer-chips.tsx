import { canPrint } from '@luot/shared/domain/devices/device-state';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { Chips } from './chips.tsx';
import type { usePrinter } from './use-printer.ts';

interface PrinterChipsProps {
  readonly printers: StaffView['printers'];
  readonly printer: ReturnType<typeof usePrinter>[0];
  readonly onChoose: ReturnType<typeof usePrinter>[1];
}

/** C10: where the paper comes out, or that none is wanted. */
export function PrinterChips({ printers, printer, onChoose }: PrinterChipsProps) {
  const { say, textOf } = useLanguage();
  return (
    <Chips
      label={say('greeter.paper')}
      chosen={printer?.id ?? ''}
      options={[
        ...printers.map(({ id, name, state }) => ({
          id,
          words: canPrint(state) ? textOf(name) : `${textOf(name)} (${say(`device.${state}`)})`,
          disabled: !canPrint(state),
        })),
        { id: '', words: say('greeter.paper-none') },
      ]}
      onChoose={(id) => onChoose(id === '' ? null : id)}
    />
  );
}
