// The printer's own word on how it is. Clauses: Epson ESC/POS reference, `GS r`.

/** GS r 1: paper sensors, answered only when everything sent before has been worked through: the receipt for a job. */
export const ASK_DONE = Uint8Array.of(0x1d, 0x72, 0x01);

/** Answers to GS r have bit 4 and 7 clear. */
export function isJobStatus(byte: number): boolean {
  return (byte & 0b1001_0000) === 0;
}

/** GS r 1: bits 2 and 3 say that the roll has ended. */
export function jobPaperEnded(byte: number): boolean {
  return (byte & 0b0000_1100) !== 0;
}
