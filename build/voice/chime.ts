import type { Sound } from './sound-tools.ts';

/** Two strokes of a bell, a major third down: heard through talk, and no alarm. */
const STROKES = [
  { hertz: 659.26, atMs: 0 },
  { hertz: 523.25, atMs: 420 },
];
/** A bar's overtones and how loud each is. */
const PARTIALS = [
  { times: 1, loud: 1 },
  { times: 2, loud: 0.35 },
  { times: 3.01, loud: 0.12 },
];
const LENGTH_MS = 1_500;
const RINGS_MS = 330;

export function chime(rate: number): Sound {
  const samples = new Float32Array((rate * LENGTH_MS) / 1000);
  for (const { hertz, atMs } of STROKES) {
    for (let i = Math.round((atMs * rate) / 1000); i < samples.length; i++) {
      const ms = (i * 1000) / rate - atMs;
      for (const { times, loud } of PARTIALS) {
        const struck = Math.min(1, ms / 4);
        samples[i] = (samples[i] ?? 0) + struck * loud * Math.exp((-ms * times) / RINGS_MS) * Math.sin(((2 * Math.PI * hertz * times) / 1000) * ms);
      }
    }
  }
  return { samples, rate };
}
