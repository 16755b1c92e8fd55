import type { DeviceKind } from '../../domain/devices/device-kind.ts';
import type { DeviceState } from '../../domain/devices/device-state.ts';
import type { Text } from '../../domain/text.ts';
import type { CentreHead } from './view-parts.ts';

/** One device as people see it; of several panels on one line, each is one. */
export interface DeviceView {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly name: Text;
  /** The kiosk that holds its cable; null: the server. */
  readonly holder: Text | null;
  readonly state: DeviceState;
  readonly sinceMs: number;
  /** What is wrong now, with what to do about it. */
  readonly error: Text | null;
}

/** The same for who looks after devices. */
export interface DeviceDetail extends DeviceView {
  /** `serial usb:1a86:7523 9600 8N1`. */
  readonly address: string;
  readonly driver: string;
  readonly counts: { readonly done: number; readonly failed: number; readonly reconnects: number };
  readonly lastError: { readonly text: Text; readonly atMs: number } | null;
  readonly testable: boolean;
}

export interface DevicesView {
  readonly centre: CentreHead;
  readonly devices: readonly DeviceDetail[];
}
