import type { DeviceState } from '../../domain/devices/device-state.ts';
import type { Text } from '../../domain/text.ts';
import type { Paper } from './ticket-view.ts';
import type { CentreHead, Estimate, ServiceState } from './view-parts.ts';

export interface KioskService {
  readonly id: string;
  readonly name: Text;
  readonly hint: Text;
  readonly icon: string;
  readonly waiting: number;
  readonly counters: readonly string[];
  readonly service: ServiceState;
  readonly estimate: Estimate;
}

export interface KioskView {
  readonly centre: CentreHead;
  readonly day: string | null;
  readonly services: readonly KioskService[];
  readonly printer: { readonly state: DeviceState } | null;
  /** The newest tickets of this kiosk, so that it can say what became of their paper. */
  readonly papers: readonly { readonly ticketId: string; readonly paper: Paper }[];
  /** What was scanned at this kiosk last, by a scanner on the server's cable; gone after a few seconds. */
  readonly scan: Scan | null;
  /** K7: who may be called earlier, and by how much (Q11). */
  readonly classes: readonly { readonly id: string; readonly name: Text; readonly headStartMinutes: number }[];
  /** Somebody has asked for help here; `coming`: a member of staff has answered. */
  readonly help: { readonly sinceMs: number; readonly coming: boolean } | null;
  /** K4: dossiers can be asked for. */
  readonly findsDossiers: boolean;
  /** The service whose counters answer about a dossier that cannot be looked up here. */
  readonly dossierDesk: string | null;
  /** Dots per inch of its screen. */
  readonly screenDpi: number;
  /** Q10: bookings can be checked in here. */
  readonly takesBookings: boolean;
  /** What every screen of the centre says above all else. */
  readonly emergency: Text | null;
  /** C12: the day has been closed; no more numbers. */
  readonly dayClosed: boolean;
}

/**
 * Text from a scanner, empty when what it read is none (K20e). `seq` rises, so that the same code scanned twice is two scans.
 * Only data: never opened (K2).
 */
export interface Scan {
  readonly seq: number;
  readonly text: string;
}
