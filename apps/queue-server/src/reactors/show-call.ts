// After a commit: every LED display gets what its counter shows now (L4). Only the newest counts; the line sees to it.
import type { DeviceStatus } from '@luot/devices/device-status';
import { openPanelLine, panelsOf } from '@luot/devices/displays/open-panel-line';
import type { PanelLine } from '@luot/devices/displays/panel-line';
import type { Panel } from '@luot/devices/displays/panel-protocol';
import type { Link } from '@luot/devices/links/link';
import { type Station, Stations } from '@luot/devices/stations';
import type { Engine } from '@luot/engine/engine';
import type { QueueState } from '@luot/queue/state';
import { counterShows } from '@luot/queue/views/counter-shows';
import { isDisplay, type LedSettings } from '@luot/shared/settings/device-settings';

/** Long enough to walk from the screen to the counter's display. */
const TEST_MS = 5_000;

export interface ShowReactorOptions {
  readonly engine: Engine;
  readonly linkOf: (device: LedSettings) => Link;
  readonly onChange: () => void;
}

interface DisplayStation extends Station {
  readonly line: PanelLine;
  readonly panels: readonly Panel[];
}

export class ShowReactor {
  readonly #options: ShowReactorOptions;
  readonly #stations: Stations<LedSettings, DisplayStation>;

  constructor(options: ShowReactorOptions) {
    this.#options = options;
    this.#stations = new Stations((settings) => this.#open(settings));
    const { engine } = options;
    this.#arrange(engine.state);
    engine.onCommit((events, state) => {
      if (events.some((event) => event.type === 'centre.replaced')) this.#arrange(state);
      else this.#show(state);
    });
  }

  /** How a counter's display is; of a device with one display that one. */
  status(deviceId: string, counterId: string | null): DeviceStatus | null {
    const station = this.#stations.get(deviceId);
    return station?.line.status(counterId ?? station.panels[0]?.key ?? '') ?? null;
  }

  /** Every segment of one display, or of all on the line, for some seconds. */
  test(deviceId: string, counterId: string | null): void {
    const station = this.#stations.get(deviceId);
    for (const { key } of station?.panels ?? []) if (counterId === null || key === counterId) station?.line.test(key, TEST_MS);
  }

  /** Leaves the displays dark. */
  close(): Promise<void> {
    return this.#stations.close();
  }

  #arrange(state: QueueState): void {
    this.#stations.arrange(state.settings.devices.filter(isDisplay), (settings) => ('counterId' in settings ? labelOf(state, settings.counterId) : ''));
    this.#show(state);
  }

  #show(state: QueueState): void {
    for (const { station } of this.#stations.list()) {
      for (const { key } of station.panels) station.line.show(key, counterShows(state, key));
    }
  }

  #open(settings: LedSettings): DisplayStation {
    const { engine, linkOf, onChange } = this.#options;
    const panels = panelsOf(settings);
    const line = openPanelLine({ settings, link: linkOf(settings), label: labelOf(engine.state, panels[0]?.key ?? ''), onStatus: onChange });
    // Also one that is opened later than the settings came, when its port is free.
    for (const { key } of panels) line.show(key, counterShows(engine.state, key));
    return { line, panels, close: () => line.close() };
  }
}

function labelOf(state: QueueState, counterId: string): string {
  return state.settings.counters.find((counter) => counter.id === counterId)?.label ?? '';
}
