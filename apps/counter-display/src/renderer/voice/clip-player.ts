// Clips out of the loudspeaker, joined without a gap.
import { prepareClip } from './prepare-clip.ts';

/** Every clip is brought to this, and the sound card's own rate is the browser's matter. */
export const RATE = 48_000;
/** Silence after a word that is cut off would click. */
const FADE_OUT_S = 0.04;
/** Sound that has not ended this long after it should have is heard by nobody. */
const LATE_MS = 2_000;
const LOOK_MS = 2_000;
/** Sound may take its time to begin on a machine that has just started. */
const SILENT_LOOKS = 3;

export type Said = 'whole' | 'cut' | 'unheard';

/**
 * One clip after the other in one row of samples. Sources started one by one would have to be started at fractions of a
 * sample, which browsers round or smooth; in one row there is nothing to be exact about.
 */
export function joinClips(clips: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const joined = new Float32Array(clips.reduce((length, clip) => length + clip.length, 0));
  let at = 0;
  for (const clip of clips) {
    joined.set(clip, at);
    at += clip.length;
  }
  return joined;
}

interface Playing {
  readonly source: AudioBufferSourceNode;
  readonly gain: GainNode;
  /** What becomes of it when the source ends. */
  outcome: Said;
  readonly end: (said: Said) => void;
}

export class ClipPlayer {
  readonly #onSound: (hasSound: boolean) => void;
  #context = new AudioContext({ sampleRate: RATE, latencyHint: 'interactive' });
  #playing: Playing | null = null;
  #heardToS = 0;
  #silentLooks = 0;
  readonly #looking: ReturnType<typeof setInterval>;

  /** @param onSound told every few seconds whether anything can be heard at all */
  constructor(onSound: (hasSound: boolean) => void) {
    this.#onSound = onSound;
    this.#looking = setInterval(() => this.#look(), LOOK_MS);
    // A browser's tab, other than the packaged program, may have to be touched first.
    document.addEventListener('pointerdown', this.#resume);
    document.addEventListener('keydown', this.#resume);
    this.#resume();
  }

  /** Samples of a sound file, trimmed and levelled; of two channels both. Rejects what is no sound. */
  async decode(file: ArrayBuffer): Promise<Float32Array> {
    const sound = await this.#context.decodeAudioData(file);
    const mono = new Float32Array(sound.length);
    for (let channel = 0; channel < sound.numberOfChannels; channel++) {
      for (const [i, sample] of sound.getChannelData(channel).entries()) mono[i] = (mono[i] ?? 0) + sample / sound.numberOfChannels;
    }
    return prepareClip(mono, RATE);
  }

  /** @param volume 0 to 1 */
  say(clips: readonly Float32Array[], volume: number): Promise<Said> {
    const joined = joinClips(clips);
    if (joined.length === 0) return Promise.resolve('whole');
    const context = this.#context;
    if (context.state !== 'running') return Promise.resolve('unheard');
    const buffer = new AudioBuffer({ length: joined.length, sampleRate: RATE });
    buffer.copyToChannel(joined, 0);
    const gain = new GainNode(context, { gain: volume });
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(gain).connect(context.destination);
    return new Promise((resolve) => {
      const late = setTimeout(() => playing.end('unheard'), buffer.duration * 1000 + LATE_MS);
      const playing: Playing = {
        source,
        gain,
        outcome: 'whole',
        end: (said) => {
          clearTimeout(late);
          gain.disconnect();
          if (this.#playing === playing) this.#playing = null;
          resolve(said);
        },
      };
      this.#playing = playing;
      source.addEventListener('ended', () => playing.end(playing.outcome));
      source.start();
    });
  }

  /** Falls silent now. */
  stop(): void {
    const playing = this.#playing;
    if (playing === null) return;
    playing.outcome = 'cut';
    const nowS = this.#context.currentTime;
    playing.gain.gain.setValueAtTime(playing.gain.gain.value, nowS);
    playing.gain.gain.linearRampToValueAtTime(0, nowS + FADE_OUT_S);
    playing.source.stop(nowS + FADE_OUT_S);
  }

  close(): void {
    clearInterval(this.#looking);
    document.removeEventListener('pointerdown', this.#resume);
    document.removeEventListener('keydown', this.#resume);
    this.#playing?.end('cut');
    void this.#context.close();
  }

  readonly #resume = () => {
    if (this.#context.state !== 'running') void this.#context.resume().catch(() => undefined);
  };

  /** Sound is there while its clock goes: a card that has gone stops it and says nothing. */
  #look(): void {
    const { state, currentTime } = this.#context;
    const hasSound = state === 'running' && currentTime > this.#heardToS;
    this.#heardToS = currentTime;
    this.#silentLooks = hasSound ? 0 : this.#silentLooks + 1;
    if (hasSound) return this.#onSound(true);
    if (this.#silentLooks < SILENT_LOOKS) return this.#resume();
    this.#onSound(false);
    if (state === 'running') {
      void this.#context.close();
      this.#context = new AudioContext({ sampleRate: RATE, latencyHint: 'interactive' });
      this.#heardToS = 0;
    }
    this.#resume();
  }
}
