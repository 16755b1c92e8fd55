// The emulator's end of a cable: a real port that a driver opens as it would open a device's.
import type { KnownLink } from '../../links/open-link.ts';

export interface Wire {
  /** What a driver opens to reach this end; known once plugged. */
  readonly link: KnownLink;
  /** Called with what a driver sends; set before `plug`. */
  onBytes: (bytes: Uint8Array) => void;
  plug(): Promise<void>;
  /** Pulls the cable: the driver's connection ends at once. */
  unplug(): Promise<void>;
  /** What nobody hears is lost, as on a cable. */
  send(bytes: Uint8Array): void;
  /** Takes no more bytes, so that a driver's writes come to a stop. */
  stall(on: boolean): void;
}
