import { describe, expect, test } from 'vitest';
import { voiceVolume } from './voice-volume.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const at = (time: string) => Date.parse(`2026-11-23T${time}:00+07:00`);
const VOLUME = [
  { from: '07:00', percent: 80 },
  { from: '11:00', percent: 60 },
  { from: '13:30', percent: 90 },
];

describe('the volume', () => {
  test.each([
    ['07:00', 0.8],
    ['10:59', 0.8],
    ['11:00', 0.6],
    ['13:29', 0.6],
    ['13:30', 0.9],
    ['23:59', 0.9],
    ['00:00', 0.9],
    ['06:59', 0.9],
  ])('[L2f] at %s is %d: the entry before it, and before the first the last', (time, volume) => {
    expect(voiceVolume({ volume: VOLUME, quiet: [] }, ZONE, at(time))).toBe(volume);
  });

  test('[L2f] entries count by their time, in whatever order they stand', () => {
    expect(voiceVolume({ volume: VOLUME.toReversed(), quiet: [] }, ZONE, at('08:00'))).toBe(0.8);
  });

  test('[L2f] it goes by the centre’s clock', () => {
    expect(voiceVolume({ volume: VOLUME, quiet: [] }, 'UTC', at('14:00'))).toBe(0.8);
  });
});

describe('quiet hours', () => {
  const quiet: [string, string][] = [
    ['11:30', '13:00'],
    ['22:00', '06:30'],
  ];
  test.each([
    ['11:29', false],
    ['11:30', true],
    ['12:59', true],
    ['13:00', false],
    ['21:59', false],
    ['22:00', true],
    ['00:00', true],
    ['06:29', true],
    ['06:30', false],
  ])('[L2f] at %s nothing is said: %s', (time, silent) => {
    expect(voiceVolume({ volume: VOLUME, quiet }, ZONE, at(time)) === 0).toBe(silent);
  });

  test('[L2f] they may last to the end of the day, and none at all are none', () => {
    expect(voiceVolume({ volume: VOLUME, quiet: [['17:00', '24:00']] }, ZONE, at('23:59'))).toBe(0);
    expect(voiceVolume({ volume: VOLUME, quiet: [['12:00', '12:00']] }, ZONE, at('12:00'))).toBe(0.6);
  });
});
