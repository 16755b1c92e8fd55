// Which printer stands beside this greeter: chosen once, and remembered on this tablet. That one visitor wants no paper says
// nothing about the next.
import { canPrint } from '@luot/shared/domain/devices/device-state';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useState } from 'react';

const KEY = 'luot.greeter.printer';
/** The greeter wants no paper. */
const NONE = '-';

type Printer = StaffView['printers'][number];

/** The wanted one while it prints; else the first that does; null: none can, or none is wanted. */
export function printerFor(printers: readonly Printer[], wanted: string | null): Printer | null {
  if (wanted === NONE) return null;
  const able = printers.filter(({ state }) => canPrint(state));
  return able.find(({ id }) => id === wanted) ?? able[0] ?? null;
}

export function usePrinter(printers: readonly Printer[]): readonly [Printer | null, (printerId: string | null) => void] {
  const [wanted, setWanted] = useState(() => localStorage.getItem(KEY));
  const choose = (printerId: string | null) => {
    if (printerId !== null) localStorage.setItem(KEY, printerId);
    setWanted(printerId ?? NONE);
  };
  return [printerFor(printers, wanted), choose];
}
