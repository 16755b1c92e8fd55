import type { DeviceKind } from '../../domain/devices/device-kind.ts';
import type { Text } from '../../domain/text.ts';
import type { TicketLayout } from '../../settings/ticket-layout.ts';
import type { CentreHead } from './view-parts.ts';

/** What a virtual device can be made to do, and whether it is doing it. */
export interface LabVerb {
  readonly verb: string;
  readonly on: boolean;
}

/** One virtual device of the lab. Pictures of paper: `/lab/papers/{id}/{sheet}`, newest first. */
export interface LabDevice {
  readonly id: string;
  readonly name: Text;
  readonly kind: DeviceKind;
  readonly address: string;
  readonly verbs: readonly LabVerb[];
  /** A printer's newest pieces of paper. */
  readonly sheets: readonly {
    readonly sheet: number;
    readonly atMs: number;
    readonly widthDots: number;
    readonly heightDots: number;
    readonly bytes: number;
  }[];
  /** What a display shows now, panel by panel. */
  readonly panels: readonly { readonly label: string; readonly lines: readonly string[] }[];
  /** A keypad's keys. */
  readonly keys: readonly string[];
}

export interface LabView {
  readonly centre: CentreHead;
  readonly layout: TicketLayout;
  readonly devices: readonly LabDevice[];
}
