// What comes in on the server's cables: keys of counters' keypads become commands, scans go to their kiosk's screen.
import type { DeviceStatus } from '@luot/devices/device-status';
import { type KeyPress, Keypad } from '@luot/devices/keypads/keypad';
import type { Link } from '@luot/devices/links/link';
import { Scanner } from '@luot/devices/scanners/scanner';
import { type Station, Stations } from '@luot/devices/stations';
import type { Engine } from '@luot/engine/engine';
import { keyCommand, keypadActor } from '@luot/queue/decide/keypad';
import type { QueueState } from '@luot/queue/state';
import type { Reply } from '@luot/shared/protocol/commands';
import type { Scan } from '@luot/shared/protocol/views/kiosk-view';
import type { DeviceSettings, SettingsOf } from '@luot/shared/settings/device-settings';

type InputSettings = SettingsOf<'keypad' | 'scanner'>;

/** A key heard again within this time is a finger that slipped: it would end the ticket it has just called. */
const SAME_KEY_MS = 700;

/** A scan stays on its screen's view for as long as a slow page needs to see it, and is kept nowhere else (R4). */
const SCAN_SHOWN_MS = 3_000;

export interface InputReactorOptions {
  readonly engine: Engine;
  readonly linkOf: (device: InputSettings) => Link;
  readonly onChange: () => void;
  /** What became of a key, for the log. */
  readonly onKey: (keypadId: string, command: string, reply: Reply) => void;
}

interface InputStation extends Station {
  readonly device: { readonly status: DeviceStatus };
}

export class InputReactor {
  readonly #options: InputReactorOptions;
  readonly #stations: Stations<InputSettings, InputStation>;
  readonly #scans = new Map<string, Scan>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #seq = 0;

  constructor(options: InputReactorOptions) {
    this.#options = options;
    this.#stations = new Stations((settings) => (settings.driver === 'keypad' ? this.#openKeypad(settings) : this.#openScanner(settings)));
    this.#arrange(options.engine.state);
    options.engine.onCommit((events, state) => {
      if (events.some((event) => event.type === 'centre.replaced')) this.#arrange(state);
    });
  }

  status(id: string): DeviceStatus | null {
    return this.#stations.get(id)?.device.status ?? null;
  }

  /** What was scanned at a kiosk a moment ago, or null. */
  scan(kioskId: string): Scan | null {
    return this.#scans.get(kioskId) ?? null;
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#stations.close();
  }

  #arrange(state: QueueState): void {
    this.#stations.arrange(state.settings.devices.filter(isInput));
  }

  #openKeypad(settings: SettingsOf<'keypad'>): InputStation {
    const { linkOf, onChange } = this.#options;
    let typed = '';
    let last: { readonly action: string; readonly atMs: number } | null = null;
    const slipped = (press: KeyPress): boolean => {
      if (press.kind === 'digit') return false;
      const { nowMs } = this.#options.engine;
      const same = last?.action === press.action && nowMs - last.atMs < SAME_KEY_MS;
      last = { action: press.action, atMs: nowMs };
      return same;
    };
    const device = new Keypad({
      link: linkOf(settings),
      keys: settings.keys,
      onStatus: onChange,
      onKey: (press) => {
        if (!slipped(press)) typed = this.#press(settings, press, typed);
      },
    });
    return { device, close: () => device.close() };
  }

  /** Does what the key asks for; returns the digits typed so far. */
  #press({ id, counterId }: SettingsOf<'keypad'>, press: KeyPress, typed: string): string {
    const { engine, onKey } = this.#options;
    const answer = keyCommand(engine.state, counterId, press.kind === 'digit' ? { digit: press.digit } : press.action, typed);
    if (answer.command !== null) onKey(id, answer.command.name, engine.executeOwn(answer.command, keypadActor(engine.state, counterId, id)));
    return answer.typed;
  }

  #openScanner(settings: SettingsOf<'scanner'>): InputStation {
    const { linkOf, onChange } = this.#options;
    const device = new Scanner({
      link: linkOf(settings),
      onStatus: onChange,
      onScan: (text) => this.#scanned(settings.kioskId, text),
    });
    return { device, close: () => device.close() };
  }

  #scanned(kioskId: string, text: string): void {
    this.#seq += 1;
    const scan: Scan = { seq: this.#seq, text };
    this.#scans.set(kioskId, scan);
    this.#options.onChange();
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (this.#scans.get(kioskId) !== scan) return;
      this.#scans.delete(kioskId);
      this.#options.onChange();
    }, SCAN_SHOWN_MS);
    this.#timers.add(timer);
  }
}

function isInput(device: DeviceSettings): device is InputSettings {
  return device.driver === 'keypad' || (device.driver === 'scanner' && device.heldBy === null);
}
