// R3f: one kiosk that is not a kiosk any more could use up a day's numbers in a moment. It is slowed to what people can do,
// and the managers are told which it is.
import type { Text } from '@luot/shared/domain/text';
import type { Actor } from '@luot/shared/protocol/roles';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { KeyedLimits } from './keyed-limits.ts';
import type { Rate } from './rate-limit.ts';

/** How long it is told after the last time. */
const TOLD_MS = 15 * 60_000;

interface Slowed {
  readonly actor: Actor;
  times: number;
  lastMs: number;
}

export class IssueFlood {
  readonly #limits: KeyedLimits;
  readonly #slowed = new Map<string, Slowed>();

  constructor(rate: Rate, monotonicMs: () => number) {
    this.#limits = new KeyedLimits(rate, monotonicMs);
  }

  /** False: this one has asked for too many numbers. Other programs have the rate of their key. */
  take(actor: Actor, nowMs: number): boolean {
    if (actor.role === 'app') return true;
    const key = `${actor.role}:${actor.id}`;
    if (this.#limits.take(key)) return true;
    const slowed = this.#slowed.get(key) ?? { actor, times: 0, lastMs: nowMs };
    this.#slowed.set(key, Object.assign(slowed, { times: slowed.times + 1, lastMs: nowMs }));
    return false;
  }

  /** For the managers. */
  notices(settings: CentreSettings, nowMs: number): Text[] {
    return [...this.#slowed.values()]
      .filter(({ lastMs }) => nowMs - lastMs < TOLD_MS)
      .map(({ actor, times }) => {
        const { vi, en } = settings.kiosks.find(({ id }) => id === actor.id)?.name ?? { vi: actor.id, en: actor.id };
        return {
          vi: `${vi} xin số nhanh hơn người có thể bấm: máy chủ đã từ chối ${times} lần. Hãy xem máy đó; nếu mã của máy đã lộ thì đổi mã.`,
          en: `${en} asks for numbers faster than people can: ${times} were refused. Look at that machine; if its token has leaked, change it.`,
        };
      });
  }
}
