// The printer's own word on how it is. Clauses: Epson ESC/POS reference, `DLE EOT` and `GS r`.

/** DLE EOT 1: printer status, answered at once, also while printing. */
export const ASK_PRINTER = Uint8Array.of(0x10, 0x04, 0x01);
/** DLE EOT 4: paper sensors, answered at once. */
export const ASK_PAPER = Uint8Array.of(0x10, 0x04, 0x04);
/** GS r 1: paper sensors, answered only when everything sent before has been worked through: the receipt for a job. */
export const ASK_DONE = Uint8Array.of(0x1d, 0x72, 0x01);

/** Answers to DLE EOT have bit 1 and 4 set, bit 0 and 7 clear. */
export function isRealtimeStatus(byte: number): boolean {
  return (byte & 0b1001_0011) === 0b0001_0010;
}

/** Answers to GS r have bit 4 and 7 clear. */
export function isJobStatus(byte: number): boolean {
  return (byte & 0b1001_0000) === 0;
}

/** GS r 1: bits 2 and 3 say that the roll has ended. */
export function jobPaperEnded(byte: number): boolean {
  return (byte & 0b0000_1100) !== 0;
}
