// Makes a clip fit to be joined with others: recordings come with silence around them and each at its own loudness.

/** Left at each end, so that words do not run into each other. */
export const EDGE_MS = 30;
/** Of the loudest tenth of a second, which a word seems as loud as; leaves room for its loudest moments. */
export const LEVEL_DB = -18;
const LOUD_MS = 100;
const LOUDEST = 0.9;
const WINDOW_MS = 5;
const FADE_MS = 8;
/** Quieter than the clip's loudest moment by more than this is silence. */
const SILENCE_DB = -38;

/** Trims, levels and fades one channel; a clip of silence alone becomes an empty one. */
export function prepareClip(samples: Float32Array, sampleRate: number): Float32Array<ArrayBuffer> {
  const window = Math.round((sampleRate * WINDOW_MS) / 1000);
  const peaks = peaksOf(samples, window);
  const peak = peaks.reduce((a, b) => Math.max(a, b), 0);
  if (peak === 0) return new Float32Array(0);
  const isSound = (p: number) => p > peak * 10 ** (SILENCE_DB / 20);
  const first = peaks.findIndex(isSound) * window;
  const last = Math.min(samples.length, (peaks.findLastIndex(isSound) + 1) * window);

  const edge = Math.round((sampleRate * EDGE_MS) / 1000);
  const clip = new Float32Array(edge + (last - first) + edge);
  const from = Math.max(0, first - edge);
  clip.set(samples.subarray(from, Math.min(samples.length, last + edge)), edge - (first - from));

  const gain = Math.min(10 ** (LEVEL_DB / 20) / loudness(samples, window, LOUD_MS / WINDOW_MS), LOUDEST / peak);
  const fade = Math.round((sampleRate * FADE_MS) / 1000);
  for (let i = 0; i < clip.length; i++) {
    const toEdge = Math.min(i, clip.length - 1 - i);
    // Half a cosine, from nothing: no step in the value and none in its slope.
    const faded = toEdge < fade ? 0.5 - 0.5 * Math.cos((Math.PI * toEdge) / fade) : 1;
    clip[i] = (clip[i] ?? 0) * gain * faded;
  }
  return clip;
}

/** The loudest sample of each window. */
function peaksOf(samples: Float32Array, window: number): number[] {
  const peaks: number[] = [];
  for (let from = 0; from < samples.length; from += window) {
    let peak = 0;
    for (let i = from; i < Math.min(from + window, samples.length); i++) peak = Math.max(peak, Math.abs(samples[i] ?? 0));
    peaks.push(peak);
  }
  return peaks;
}

/** Root mean square of the loudest stretch of so many windows; of a shorter clip, of all of it spread over as many. */
function loudness(samples: Float32Array, window: number, windows: number): number {
  const energies: number[] = [];
  for (let from = 0; from < samples.length; from += window) {
    let energy = 0;
    for (let i = from; i < Math.min(from + window, samples.length); i++) energy += (samples[i] ?? 0) ** 2;
    energies.push(energy);
  }
  let [stretch, most] = [0, 0];
  for (const [w, energy] of energies.entries()) {
    stretch += energy - (energies[w - windows] ?? 0);
    most = Math.max(most, stretch);
  }
  return Math.sqrt(most / (windows * window));
}
