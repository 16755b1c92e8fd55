import type { DeviceState } from '../../domain/devices/device-state.ts';
import type { Text } from '../../domain/text.ts';
import type { DeviceView } from './devices-view.ts';
import type { CentreHead, CounterState } from './view-parts.ts';

export interface StaffCounter {
  readonly id: string;
  readonly label: string;
  readonly name: Text;
  readonly state: CounterState;
  readonly clerk: string | null;
  readonly number: string | null;
  /** C9: nobody has had its page open for two minutes. */
  readonly unattended: boolean;
  readonly services: readonly { readonly serviceId: string; readonly offsetMinutes: number }[];
}

/** What every clerk sees before and beside the own counter. */
export interface StaffView {
  readonly centre: CentreHead;
  readonly day: string | null;
  readonly counters: readonly StaffCounter[];
  readonly services: readonly { readonly id: string; readonly name: Text; readonly waiting: number }[];
  readonly classes: readonly { readonly id: string; readonly name: Text; readonly headStartMinutes: number }[];
  readonly pauseReasons: readonly { readonly id: string; readonly name: Text }[];
  /** Q8: why somebody may be called before their turn. */
  readonly callReasons: readonly { readonly id: string; readonly name: Text }[];
  /** Where a ticket can be printed again. */
  readonly printers: readonly { readonly id: string; readonly name: Text; readonly state: DeviceState }[];
  readonly devices: readonly DeviceView[];
  /** Kiosks where somebody asks for help and nobody has answered yet, oldest first. */
  readonly helpCalls: readonly { readonly kioskId: string; readonly kioskName: Text; readonly sinceMs: number }[];
  /** Counters that call colleagues, oldest first. */
  readonly alarms: readonly { readonly counterId: string; readonly counterLabel: string; readonly sinceMs: number }[];
  /** Q12: services with waiting tickets that no open counter would call. */
  readonly stranded: readonly { readonly serviceId: string; readonly numbers: readonly string[]; readonly count: number; readonly sinceMs: number }[];
  /** What somebody should see to: screens that are open in two places. */
  readonly notices: readonly Text[];
  readonly waitTargetMs: number;
  /** C11: there is a series for training. */
  readonly training: boolean;
  readonly dayClosed: boolean;
  readonly emergency: Text | null;
}
