// The printer beside this desk: chosen once, remembered on this machine.
const KEY = 'luot.staff.printer';

export function deskPrinter(): string | null {
  return localStorage.getItem(KEY);
}

export function rememberDeskPrinter(printerId: string | null): void {
  if (printerId === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, printerId);
}
