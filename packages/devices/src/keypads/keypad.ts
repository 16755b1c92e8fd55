// A counter's keypad: bytes come in, keys go out. It never hears anything, so it has no state but its cable's.
import type { KeypadAction, SettingsOf } from '@luot/shared/settings/device-settings';
import { type DeviceStatus, StatusKeeper } from '../device-status.ts';
import { Line } from '../links/line.ts';
import type { Link } from '../links/link.ts';

export type KeyPress = { readonly kind: 'action'; readonly action: KeypadAction } | { readonly kind: 'digit'; readonly digit: string };

export interface KeypadOptions {
  readonly link: Link;
  readonly keys: SettingsOf<'keypad'>['keys'];
  readonly reconnectMs?: number;
  readonly onKey: (press: KeyPress) => void;
  readonly onStatus: (status: DeviceStatus) => void;
}

/** Bytes of one key come together; what is left after this long without another is nothing. */
const KEY_WITHIN_MS = 100;

/** Splits a keypad's bytes into keys; what no key sends is counted and passed over. */
export class KeyReader {
  readonly #keys: readonly { readonly action: KeypadAction; readonly bytes: Buffer }[];
  #rest: Buffer = Buffer.alloc(0);

  constructor(keys: SettingsOf<'keypad'>['keys']) {
    this.#keys = Object.entries(keys).flatMap(([action, hex]) =>
      hex === undefined ? [] : [{ action: action as KeypadAction, bytes: Buffer.from(hex, 'hex') }],
    );
  }

  push(bytes: Uint8Array): { readonly presses: KeyPress[]; readonly noise: number } {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    const presses: KeyPress[] = [];
    let noise = 0;
    while (this.#rest.length > 0) {
      const key = this.#keys.find((k) => this.#rest.subarray(0, k.bytes.length).equals(k.bytes));
      const first = this.#rest[0] ?? 0;
      if (key !== undefined) {
        presses.push({ kind: 'action', action: key.action });
        this.#rest = this.#rest.subarray(key.bytes.length);
      } else if (first >= 0x30 && first <= 0x39) {
        presses.push({ kind: 'digit', digit: String.fromCharCode(first) });
        this.#rest = this.#rest.subarray(1);
      } else if (this.#keys.some((k) => k.bytes.subarray(0, this.#rest.length).equals(this.#rest))) {
        break; // the first half of a key
      } else {
        noise += 1;
        this.#rest = this.#rest.subarray(1);
      }
    }
    return { presses, noise };
  }

  /** Gives up half a key: how many bytes it had. */
  flush(): number {
    const { length } = this.#rest;
    this.#rest = Buffer.alloc(0);
    return length;
  }
}

export class Keypad {
  readonly #line: Line;
  readonly #keeper: StatusKeeper;
  #timer: NodeJS.Timeout | null = null;

  constructor({ link, keys, reconnectMs, onKey, onStatus }: KeypadOptions) {
    this.#keeper = new StatusKeeper(onStatus);
    let reader = new KeyReader(keys);
    const noisy = (bytes: number) => {
      if (bytes === 0) return;
      this.#keeper.failed();
      this.#keeper.note({ code: 'unreadable' });
    };
    this.#line = new Line({
      link,
      ...(reconnectMs === undefined ? {} : { reconnectMs }),
      onUp: () => {
        reader = new KeyReader(keys);
        this.#keeper.count({ reconnects: this.#line.reconnects });
        this.#keeper.say('ready');
      },
      onDown: (fault) => this.#keeper.say('offline', fault),
      onData: (bytes) => {
        const { presses, noise } = reader.push(bytes);
        noisy(noise);
        for (const press of presses) {
          this.#keeper.done();
          onKey(press);
        }
        if (this.#timer !== null) clearTimeout(this.#timer);
        this.#timer = setTimeout(() => noisy(reader.flush()), KEY_WITHIN_MS);
      },
    });
  }

  get status(): DeviceStatus {
    return this.#keeper.status;
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#line.close();
  }
}
