// P4, L4: how every device is, whoever holds its cable: the server's own as their drivers say, a kiosk's as its agent
// reports, and offline with their kiosk.
import type { DeviceStatus } from '@luot/devices/device-status';
import { linkAddress } from '@luot/devices/links/open-link';
import { type DeviceFault, deviceFaultText } from '@luot/shared/domain/devices/device-fault';
import type { DeviceState } from '@luot/shared/domain/devices/device-state';
import { fillTemplate, type Text } from '@luot/shared/domain/text';
import type { DeviceReport } from '@luot/shared/protocol/commands';
import type { DeviceDetail, DeviceView } from '@luot/shared/protocol/views/devices-view';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { type DeviceSettings, holderOf, kindOf } from '@luot/shared/settings/device-settings';

export interface DeviceHealthOptions {
  readonly settings: () => CentreSettings;
  /** A device's status by its driver on this server, or null. Of displays one a counter. */
  readonly status: (device: DeviceSettings, counterId: string | null) => DeviceStatus | null;
  /** Whether the agent of a kiosk is connected. */
  readonly agentThere: (kioskId: string) => boolean;
  readonly nowMs: () => number;
}

const PANEL: Text = { vi: '{device} – quầy {label}', en: '{device} – counter {label}' };

interface Row {
  readonly id: string;
  readonly device: DeviceSettings;
  readonly name: Text;
  readonly status: DeviceStatus;
}

export class DeviceHealth {
  readonly #options: DeviceHealthOptions;
  /** By kiosk, then by device: the newest report. */
  readonly #reports = new Map<string, Map<string, DeviceStatus>>();
  readonly #goneSinceMs = new Map<string, number>();
  readonly #startedMs: number;

  constructor(options: DeviceHealthOptions) {
    this.#options = options;
    this.#startedMs = options.nowMs();
  }

  /** A kiosk's agent tells how all of its devices are. */
  report(kioskId: string, devices: readonly DeviceReport[]): void {
    this.#goneSinceMs.delete(kioskId);
    this.#reports.set(kioskId, new Map(devices.map(({ deviceId, ...status }) => [deviceId, status as DeviceStatus])));
  }

  /** A kiosk's agent has gone: what it last said is no longer known. */
  agentGone(kioskId: string): void {
    this.#reports.delete(kioskId);
    this.#goneSinceMs.set(kioskId, this.#options.nowMs());
  }

  stateOf(deviceId: string): DeviceState {
    const device = this.#options.settings().devices.find((d) => d.id === deviceId);
    return device === undefined ? 'offline' : this.#statusOf(device, null).state;
  }

  views(): DeviceView[] {
    return this.#rows().map((row) => this.#view(row));
  }

  details(): DeviceDetail[] {
    return this.#rows().map((row) => {
      const { counts, lastFault } = row.status;
      return {
        ...this.#view(row),
        address: linkAddress(row.device.link),
        driver: row.device.driver,
        counts,
        lastError: lastFault === null ? null : { text: deviceFaultText(lastFault.fault), atMs: lastFault.atMs },
        testable: row.device.driver !== 'keypad' && row.device.driver !== 'scanner',
      };
    });
  }

  #view({ id, device, name, status }: Row): DeviceView {
    const kiosk = this.#options.settings().kiosks.find((k) => k.id === holderOf(device));
    return {
      id,
      kind: kindOf(device),
      name,
      holder: kiosk?.name ?? null,
      state: status.state,
      sinceMs: status.sinceMs,
      error: status.fault === null ? null : deviceFaultText(status.fault),
    };
  }

  /** Displays that share a line are a row each: one of them can be lost alone. */
  #rows(): Row[] {
    const { devices, counters } = this.#options.settings();
    return devices.flatMap((device): Row[] => {
      const shows = 'panels' in device ? device.panels.map((panel) => panel.counterId) : [];
      if (shows.length === 0) return [{ id: device.id, device, name: device.name, status: this.#statusOf(device, null) }];
      return shows.map((counterId) => {
        const label = counters.find((counter) => counter.id === counterId)?.label ?? counterId;
        const name = { vi: fillTemplate(PANEL.vi, { device: device.name.vi, label }), en: fillTemplate(PANEL.en, { device: device.name.en, label }) };
        return { id: `${device.id}.${counterId}`, device, name, status: this.#statusOf(device, counterId) };
      });
    });
  }

  #statusOf(device: DeviceSettings, counterId: string | null): DeviceStatus {
    const kioskId = holderOf(device);
    if (kioskId === null) return this.#options.status(device, counterId) ?? offline(null, this.#startedMs);
    const reported = this.#options.agentThere(kioskId) ? this.#reports.get(kioskId)?.get(device.id) : undefined;
    return reported ?? offline({ code: 'kiosk-away' }, this.#goneSinceMs.get(kioskId) ?? this.#startedMs);
  }
}

function offline(fault: DeviceFault | null, sinceMs: number): DeviceStatus {
  return { state: 'offline', sinceMs, fault, lastFault: null, counts: { done: 0, failed: 0, reconnects: 0 } };
}
