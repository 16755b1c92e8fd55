import { describe, expect, test } from 'vitest';
import { LookUps } from './look-ups.ts';

/** Asks until it is told to wait; each time for a dossier that is there. */
function asksAt(lookUps: LookUps, kioskId: string, monotonicMs: number): number {
  for (let count = 0; ; count++) if (!lookUps.ask(kioskId, monotonicMs).ok) return count;
}

describe('look-ups at a kiosk', () => {
  test('[K4] six at once, then one every 20 seconds', () => {
    const lookUps = new LookUps();
    expect(asksAt(lookUps, 'kiosk-1', 1_000)).toBe(6);
    expect(lookUps.ask('kiosk-1', 1_000)).toEqual({ ok: false, waitSeconds: 20 });
    expect(lookUps.ask('kiosk-1', 13_500)).toEqual({ ok: false, waitSeconds: 8 });
    expect(asksAt(lookUps, 'kiosk-1', 21_000)).toBe(1);
    expect(asksAt(lookUps, 'kiosk-1', 3_600_000)).toBe(6);
  });

  test('[K4] each kiosk has its own', () => {
    const lookUps = new LookUps();
    asksAt(lookUps, 'kiosk-1', 0);
    lookUps.missed('kiosk-2');
    expect(asksAt(lookUps, 'kiosk-2', 0)).toBe(6);
  });

  test('[K4] a miss costs two more, also when they are not there', () => {
    const lookUps = new LookUps();
    for (let i = 0; i < 2; i++) {
      expect(lookUps.ask('kiosk-1', 0)).toEqual({ ok: true });
      lookUps.missed('kiosk-1');
    }
    expect(lookUps.ask('kiosk-1', 0)).toEqual({ ok: false, waitSeconds: 20 });
    expect(lookUps.ask('kiosk-1', 20_000)).toEqual({ ok: true });
    lookUps.missed('kiosk-1');
    expect(lookUps.ask('kiosk-1', 20_000)).toEqual({ ok: false, waitSeconds: 60 });
  });

  test('[K4] whoever guesses from opening to closing tries some hundred of the ten thousand numbers of a day', () => {
    const lookUps = new LookUps();
    let guesses = 0;
    for (let second = 0; second < 9 * 3_600; second++) {
      if (!lookUps.ask('kiosk-1', second * 1_000).ok) continue;
      guesses++;
      lookUps.missed('kiosk-1');
    }
    expect(guesses).toBeLessThan(550);
  });
});
