// L2: which display of a hall has the word. Two loudspeakers in one hall must never speak at once, and a display that
// has lost its link goes on for a while before it knows.
//
//   nobody ─▶ the speaker has the word ──goes──▶ nobody for LEASE_MS ─▶ the stand-in has it
//                      ▲    └── back before that: goes on ◀──┘                   │
//                      └──── nobody for LEASE_MS ◀── speaker there for STEADY_MS ┘
//
// Kept in memory alone: a display knows itself what it has said, and tells a new run of the server.
import type { CentreSettings } from '@luot/shared/settings/centre';

/**
 * Both ends of a socket give up 5 s after a ping should have been answered or should have come (pingInterval and
 * pingTimeout are 5 s each), but each counts from the last sign of life it has had itself: the display from the server's
 * last ping, the server from its own. So the display notices at most 5 s after the server did, and falls silent at once;
 * the sixth second is for timers that are late.
 */
export const LEASE_MS = 6_000;

/** Back for so long, the speaker is no line that comes and goes, and has the word again. */
export const STEADY_MS = 60_000;

interface Zone {
  day: string | null;
  saidSeq: number;
  holder: string | null;
  /** Who had the word last and may go on with it, until somebody else may have it. */
  last: string | null;
  /** Nobody else has it before this. Instants here are those of the monotonic clock. */
  freeAtMs: number;
  /** Nobody has had the word in this run of the server. */
  first: boolean;
  speaker: { readonly id: string; readonly thereSinceMs: number } | null;
}

export interface ZoneWord {
  readonly speaks: boolean;
  readonly saidSeq: number;
}

type ZoneSettings = CentreSettings['zones'][number];

export class ZoneVoices {
  readonly #zones = new Map<string, Zone>();
  readonly #isThere: (displayId: string) => boolean;

  /** @param isThere whether this display is connected and can be heard */
  constructor(isThere: (displayId: string) => boolean) {
    this.#isThere = isThere;
  }

  /** Looks who is there; to be called every second, and when somebody has gone. True: the word is somebody else's now, or a new day's. */
  update(zones: readonly ZoneSettings[], day: string | null, monotonicMs: number): boolean {
    let changed = false;
    const speaking = new Set(zones.filter(({ voice }) => voice !== undefined).map(({ id }) => id));
    for (const id of this.#zones.keys()) if (!speaking.has(id)) this.#zones.delete(id);
    for (const { id, voice } of zones) {
      if (voice === undefined) continue;
      const zone = this.#zones.get(id) ?? newZone(monotonicMs);
      this.#zones.set(id, zone);
      // Calls are counted anew each day.
      if (zone.day !== day) {
        Object.assign(zone, { day, saidSeq: 0 });
        changed = true;
      }
      const { holder } = zone;
      this.#give(zone, voice, monotonicMs);
      changed ||= zone.holder !== holder;
    }
    return changed;
  }

  /** Null for a display that is neither speaker nor stand-in of its zone. */
  wordOf({ id, voice }: ZoneSettings, displayId: string): ZoneWord | null {
    if (voice === undefined || (displayId !== voice.speaker && displayId !== voice.standIn)) return null;
    const zone = this.#zones.get(id);
    return { speaks: zone?.holder === displayId, saidSeq: zone?.saidSeq ?? 0 };
  }

  /**
   * The zone has been spoken to up to this call. That is true whoever has the word by now: the message may come late, or
   * be what a display tells a server that has just started.
   */
  said(zoneId: string, callSeq: number): void {
    const zone = this.#zones.get(zoneId);
    if (zone !== undefined) zone.saidSeq = Math.max(zone.saidSeq, callSeq);
  }

  #give(zone: Zone, { speaker, standIn }: NonNullable<ZoneSettings['voice']>, nowMs: number): void {
    const candidates = standIn === null ? [speaker] : [speaker, standIn];
    const there = candidates.filter((id) => this.#isThere(id));
    if (!there.includes(speaker)) zone.speaker = null;
    else if (zone.speaker?.id !== speaker) zone.speaker = { id: speaker, thereSinceMs: nowMs };
    const { holder } = zone;
    if (holder !== null) {
      const steady = zone.speaker !== null && nowMs - zone.speaker.thereSinceMs >= STEADY_MS;
      if (there.includes(holder) && (holder === speaker || !steady)) return;
      // Whoever went may come back and go on; whoever is relieved may not.
      Object.assign(zone, { holder: null, last: there.includes(holder) ? null : holder, freeAtMs: nowMs + LEASE_MS });
    }
    if (nowMs >= zone.freeAtMs) zone.last = null;
    if (zone.last !== null) zone.holder = there.includes(zone.last) ? zone.last : null;
    // All who may have had the word in an earlier run have noticed its end: they are here anew.
    else if (nowMs >= zone.freeAtMs || (zone.first && there.length === candidates.length)) zone.holder = there[0] ?? null;
    if (zone.holder !== null) zone.first = false;
  }
}

function newZone(nowMs: number): Zone {
  return { day: null, saidSeq: 0, holder: null, last: null, freeAtMs: nowMs + LEASE_MS, first: true, speaker: null };
}
