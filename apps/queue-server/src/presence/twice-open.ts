// One identity on two machines: a token that was copied with its browser or its disk. Both screens go on; people are told.
import { isDeepStrictEqual } from 'node:util';
import { fillTemplate, type Text } from '@luot/shared/domain/text';
import type { Watch } from '@luot/shared/protocol/handshake';
import type { CentreSettings } from '@luot/shared/settings/centre';

/** A page that comes back has two connections until its first is known to have gone, which takes 10 s. */
const TOGETHER_MS = 15_000;

const SENTENCES = {
  display: {
    vi: 'Màn hình “{name}” đang mở ở hai nơi; chỉ nơi mở trước đọc loa. Hãy tắt một nơi, hoặc khai thêm một màn hình riêng.',
    en: 'The display “{name}” is open in two places; only the first one speaks. Close one, or give it an entry of its own.',
  },
  kiosk: {
    vi: 'Ki-ốt “{name}” đang mở ở hai nơi nên phiếu và mã quét có thể ra nhầm máy. Hãy tắt một nơi, hoặc khai thêm một ki-ốt riêng.',
    en: 'The kiosk “{name}” is open in two places, so papers and scans may come out at the wrong one. Close one, or give it an entry of its own.',
  },
} as const satisfies Record<string, Text>;

type Screens = Pick<CentreSettings, 'displays' | 'kiosks'>;

export class TwiceOpen {
  readonly #connections: (watch: Watch) => readonly string[];
  /** Since when each connection has been there, by the monotonic clock. */
  #sinceMs = new Map<string, number>();
  #notices: readonly Text[] = [];

  /** @param connections ids of those that keep a view now */
  constructor(connections: (watch: Watch) => readonly string[]) {
    this.#connections = connections;
  }

  /** In words, for managers and staff; gone when one of the two has gone. */
  get notices(): readonly Text[] {
    return this.#notices;
  }

  /** To be called every second. True: the notices are others. */
  update({ displays, kiosks }: Screens, monotonicMs: number): boolean {
    const sinceMs = new Map<string, number>();
    const isTwice = (watch: Watch): boolean => {
      const together = this.#connections(watch).filter((connection) => {
        const key = `${watch.view} ${connection}`;
        const there = this.#sinceMs.get(key) ?? monotonicMs;
        sinceMs.set(key, there);
        return monotonicMs - there > TOGETHER_MS;
      });
      return together.length > 1;
    };
    const before = this.#notices;
    this.#notices = [
      ...displays.filter(({ id }) => isTwice({ view: 'board', id })).map(({ name }) => sentence('display', name)),
      // Its page and the agent beside it are one connection each.
      ...kiosks.filter(({ id }) => [isTwice({ view: 'kiosk', id }), isTwice({ view: 'agent', id })].includes(true)).map(({ name }) => sentence('kiosk', name)),
    ];
    this.#sinceMs = sinceMs;
    return !isDeepStrictEqual(before, this.#notices);
  }
}

function sentence(kind: keyof typeof SENTENCES, name: Text): Text {
  return { vi: fillTemplate(SENTENCES[kind].vi, { name: name.vi }), en: fillTemplate(SENTENCES[kind].en, { name: name.en }) };
}
