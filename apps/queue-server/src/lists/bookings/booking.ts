export interface BookingDraft {
  /** 4 to 64 printable characters, as its holder has it. */
  readonly code: string;
  readonly serviceId: string;
  readonly atMs: number;
  readonly procedureCode: string | null;
  /** R50: the app that brought it; null: the centre, by file. */
  readonly owner: string | null;
}

export interface Booking extends BookingDraft {
  /** Random, and all that the journal sees. */
  readonly id: string;
}
