import type { CentreSettings } from '@luot/shared/settings/centre';
import { beforeEach, describe, expect, test } from 'vitest';
import { LEASE_MS, STEADY_MS, ZoneVoices } from './zone-voices.ts';

type Zone = CentreSettings['zones'][number];
const zone = (speaker: string, standIn: string | null, id = 'hall-a'): Zone => ({ id, name: { vi: id, en: id }, voice: { speaker, standIn } });

let there: Set<string>;
let voices: ZoneVoices;
let nowMs: number;
let zones: Zone[];
let day: string | null;

/** Time passes as on the server: somebody looks every second. */
function pass(ms: number): void {
  for (const endMs = nowMs + ms; nowMs < endMs; ) {
    nowMs = Math.min(endMs, nowMs + 1_000);
    voices.update(zones, day, nowMs);
  }
}
const look = () => voices.update(zones, day, nowMs);
const come = (...ids: string[]) => {
  for (const id of ids) there.add(id);
  look();
};
const go = (...ids: string[]) => {
  for (const id of ids) there.delete(id);
  look();
};
/** Everybody who has the word now. */
const speaking = () => zones.flatMap((z) => ['one', 'two', 'three'].filter((id) => voices.wordOf(z, id)?.speaks === true));

beforeEach(() => {
  there = new Set();
  voices = new ZoneVoices((id) => there.has(id));
  nowMs = 1_000_000;
  zones = [zone('one', 'two')];
  day = '2026-11-23';
  look();
});

describe('who has the word', () => {
  test('[L2b] with both there it is the speaker, at once', () => {
    come('two', 'one');
    expect(speaking()).toEqual(['one']);
  });

  test('[L2b] with one alone it is that one, when the other cannot be speaking any more', () => {
    come('two');
    pass(LEASE_MS - 1);
    expect(speaking()).toEqual([]);
    pass(1);
    expect(speaking()).toEqual(['two']);
  });

  test('[L2b] a speaker without a stand-in waits for nobody', () => {
    zones = [zone('one', null)];
    come('one', 'two');
    expect(speaking()).toEqual(['one']);
    go('one');
    pass(10 * LEASE_MS);
    expect(speaking()).toEqual([]);
  });

  test('[L2b] a display that is neither hears nothing of it, and a silent hall has no voice', () => {
    come('one', 'two', 'three');
    expect(voices.wordOf(zones[0] as Zone, 'three')).toBeNull();
    const { voice: _none, ...silent } = zones[0] as Zone;
    expect(voices.wordOf(silent, 'one')).toBeNull();
  });

  test('[L2b] each hall has its own', () => {
    zones = [zone('one', null), zone('two', 'three', 'hall-b')];
    come('one', 'two', 'three');
    expect(speaking()).toEqual(['one', 'two']);
  });
});

describe('when the speaker goes', () => {
  beforeEach(() => come('one', 'two'));

  test('[L2b] nobody speaks until it must have noticed, then the stand-in', () => {
    go('one');
    pass(LEASE_MS - 1);
    expect(speaking()).toEqual([]);
    pass(1);
    expect(speaking()).toEqual(['two']);
  });

  test('[L2b] back before that it goes on', () => {
    go('one');
    pass(LEASE_MS - 1_000);
    come('one');
    expect(speaking()).toEqual(['one']);
    pass(STEADY_MS * 2);
    expect(speaking()).toEqual(['one']);
  });

  test('[L2b] back later it leaves the word where it is until it has been there for a while, and then there is silence between', () => {
    go('one');
    pass(LEASE_MS);
    come('one');
    pass(STEADY_MS - 1_000);
    expect(speaking()).toEqual(['two']);
    pass(1_000);
    expect(speaking()).toEqual([]);
    pass(LEASE_MS - 1);
    expect(speaking()).toEqual([]);
    pass(1);
    expect(speaking()).toEqual(['one']);
  });

  test('[L2b] a line that comes and goes does not take the word from the stand-in', () => {
    go('one');
    pass(LEASE_MS);
    for (let i = 0; i < 10; i++) {
      come('one');
      pass(STEADY_MS - 1_000);
      go('one');
      pass(1_000);
      expect(speaking()).toEqual(['two']);
    }
  });

  test('[L2b] in the morning the speaker has it again, whoever had it in the evening', () => {
    go('one');
    pass(LEASE_MS);
    expect(speaking()).toEqual(['two']);
    go('two');
    pass(60_000);
    come('two', 'one');
    expect(speaking()).toEqual(['one']);
  });

  test('[L2b] both gone: whoever comes first has it, after the one who had it last may be heard no more', () => {
    go('one', 'two');
    pass(3_000);
    come('two');
    expect(speaking()).toEqual([]);
    pass(3_000);
    expect(speaking()).toEqual(['two']);
  });
});

describe('other settings', () => {
  beforeEach(() => come('one', 'two', 'three'));

  test('[L2b] another speaker takes over with silence between', () => {
    zones = [zone('three', 'one')];
    look();
    expect(speaking()).toEqual(['one']);
    pass(STEADY_MS);
    expect(speaking()).toEqual([]);
    pass(LEASE_MS);
    expect(speaking()).toEqual(['three']);
  });

  test('[L2b] whoever may speak no more is silent at once, and the next one after a while', () => {
    zones = [zone('two', 'three')];
    look();
    expect(speaking()).toEqual([]);
    pass(LEASE_MS - 1);
    expect(speaking()).toEqual([]);
    pass(1);
    expect(speaking()).toEqual(['two']);
  });
});

test('[L2b] however displays come and go and settings change, two never speak within the time one of them may not have noticed', () => {
  let seed = 20_261_123;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed % below;
  };
  /** Until when each may still be heard: while it has the word, and a while after it was lost. */
  const heardUntilMs = new Map<string, number>();
  for (let step = 0; step < 3_000; step++) {
    const id = ['one', 'two', 'three'][random(3)] ?? 'one';
    if (random(4) === 0) zones = [[zone('one', 'two'), zone('two', 'three'), zone('three', null), zone('two', 'one')][random(4)] ?? zone('one', 'two')];
    else if (there.has(id)) go(id);
    else come(id);
    look();
    for (let seconds = random(3) === 0 ? random(90) : random(4); seconds >= 0; seconds--) {
      pass(1_000);
      const [speaker, ...others] = speaking();
      expect(others).toEqual([]);
      if (speaker === undefined) continue;
      for (const [other, untilMs] of heardUntilMs) if (other !== speaker) expect(nowMs).toBeGreaterThanOrEqual(untilMs);
      heardUntilMs.set(speaker, nowMs + 5_000);
    }
  }
});

describe('what has been said', () => {
  test('[L2b] the one that takes over knows it', () => {
    come('one', 'two');
    voices.said('hall-a', 7);
    voices.said('hall-a', 6);
    expect(voices.wordOf(zones[0] as Zone, 'two')).toEqual({ speaks: false, saidSeq: 7 });
  });

  test('[L2b] a new day begins at nothing', () => {
    voices.said('hall-a', 250);
    day = '2026-11-24';
    look();
    expect(voices.wordOf(zones[0] as Zone, 'one')?.saidSeq).toBe(0);
  });

  test('[L2b] of a hall that is silent nothing is kept', () => {
    voices.said('hall-x', 3);
    expect(voices.wordOf(zone('one', null, 'hall-x'), 'one')).toEqual({ speaks: false, saidSeq: 0 });
  });
});
