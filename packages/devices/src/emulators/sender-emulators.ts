// A keypad and a scanner that are not there: they only ever send.
import type { KeypadAction, SettingsOf } from '@luot/shared/settings/device-settings';
import type { Cable } from './cable.ts';

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

export class KeypadEmulator {
  readonly cable: Cable;
  readonly #keys: SettingsOf<'keypad'>['keys'];

  constructor(cable: Cable, keys: SettingsOf<'keypad'>['keys']) {
    this.cable = cable;
    this.#keys = keys;
  }

  get keys(): readonly string[] {
    return [...Object.keys(this.#keys), ...DIGITS];
  }

  /** An action of the settings, or a digit. */
  press(key: string): void {
    const hex = /^\d$/.test(key) ? Buffer.from(key, 'ascii').toString('hex') : this.#keys[key as KeypadAction];
    if (hex !== undefined) this.cable.send(Uint8Array.from(Buffer.from(hex, 'hex')));
  }
}

const SUFFIX = { cr: '\r', lf: '\n', crlf: '\r\n' } as const;

export class ScannerEmulator {
  readonly cable: Cable;
  readonly #suffix: SettingsOf<'scanner'>['suffix'];

  constructor(cable: Cable, suffix: SettingsOf<'scanner'>['suffix']) {
    this.cable = cable;
    this.#suffix = suffix;
  }

  scan(text: string): void {
    this.cable.send(Uint8Array.from(Buffer.from(text + SUFFIX[this.#suffix], 'utf8')));
  }
}
