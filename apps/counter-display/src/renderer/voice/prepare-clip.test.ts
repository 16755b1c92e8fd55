import { expect, test } from 'vitest';
import { EDGE_MS, LEVEL_DB, prepareClip } from './prepare-clip.ts';

const RATE = 48_000;
const EDGE = (RATE * EDGE_MS) / 1000;

/** Silence, a tone, silence. */
function recording(silenceMs: number, soundMs: number, loudness: number): Float32Array {
  const [silence, sound] = [(silenceMs * RATE) / 1000, (soundMs * RATE) / 1000];
  const samples = new Float32Array(silence + sound + silence);
  for (let i = 0; i < sound; i++) samples[silence + i] = loudness * Math.sin((2 * Math.PI * 220 * i) / RATE);
  return samples;
}
const level = (samples: Float32Array) => 10 * Math.log10(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);

test('[L2d] whatever silence a recording has around it, the same little is left', () => {
  for (const silenceMs of [0, 3, 200, 1500]) {
    const clip = prepareClip(recording(silenceMs, 400, 0.3), RATE);
    expect(Math.abs(clip.length - (0.4 * RATE + 2 * EDGE))).toBeLessThanOrEqual(0.01 * RATE);
  }
});

test('[L2d] whatever a recording’s loudness, all come out alike', () => {
  const levels = [0.004, 0.05, 0.3, 0.95].map((loudness) => level(prepareClip(recording(300, 400, loudness), RATE).subarray(EDGE, -EDGE)));
  for (const db of levels) expect(Math.abs(db - LEVEL_DB)).toBeLessThan(0.2);
});

test('[L2d] a click among quiet sound is not made louder than the loudspeaker can be', () => {
  const samples = recording(0, 400, 0.05);
  samples[9_000] = 0.9;
  expect(prepareClip(samples, RATE).reduce((peak, x) => Math.max(peak, Math.abs(x)), 0)).toBeLessThanOrEqual(0.9 + 1e-6);
});

test('[L2d] it begins and ends at nothing, without a step', () => {
  const clip = prepareClip(recording(0, 100, 0.5), RATE);
  expect([clip[0], clip.at(-1)]).toEqual([0, 0]);
  const steps = (samples: Float32Array) => samples.slice(1).reduce((most, x, i) => Math.max(most, Math.abs(x - (samples[i] ?? 0))), 0);
  expect(steps(clip.subarray(0, 48))).toBeLessThan(0.002);
  expect(steps(clip.subarray(-48))).toBeLessThan(0.002);
});

test('[L2d] a clip that was prepared before stays as it is', () => {
  const once = prepareClip(recording(100, 300, 0.2), RATE);
  const twice = prepareClip(once, RATE);
  expect(Math.abs(twice.length - once.length)).toBeLessThanOrEqual(0.01 * RATE);
  expect(Math.abs(level(twice.subarray(EDGE, -EDGE)) - level(once.subarray(EDGE, -EDGE)))).toBeLessThan(0.2);
});

test('a file of silence is no sound', () => {
  expect(prepareClip(new Float32Array(4_800), RATE)).toHaveLength(0);
  expect(prepareClip(new Float32Array(0), RATE)).toHaveLength(0);
});
