// What comes out of a page's loudspeaker, sample by sample, while it does: the page's own AudioContext is heard where it
// meets the sound card, by a recorder in the sound's own thread.
import type { Browser, Page } from 'playwright-core';
import type { PageSize } from './browser.ts';

/** Sound between silences. Silence within speech is shorter. */
export interface Utterance {
  /** How many samples it is long; it may still go on. */
  readonly length: number;
  readonly samples: () => Float32Array;
  /** By the machine's clock. */
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Loudspeaker {
  readonly page: Page;
  /** Everything heard so far, oldest first. */
  readonly heard: readonly Utterance[];
}

export const RATE = 48_000;
const PARTING_FRAMES = 0.1 * RATE;

/** The page is allowed to make sound without a touch, as the packaged program is. Open the browser with these. */
export const SOUND_ARGS = ['--autoplay-policy=no-user-gesture-required'];

export async function openLoudspeaker(browser: Browser, url: string, size: PageSize): Promise<Loudspeaker> {
  // The recorder is a script of the test's own, which the page's policy would not let in.
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce', bypassCSP: true });
  const page = await context.newPage();
  const heard: Recording[] = [];
  await page.exposeFunction('luotHeard', (frame: number, atMs: number, base64: string) => {
    const samples = new Float32Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer);
    const last = heard.at(-1);
    if (last?.goesOnWith(frame, samples) !== true) heard.push(new Recording(frame, atMs, samples));
  });
  await page.addInitScript(recordSound);
  await page.goto(url);
  return { page, heard };
}

class Recording implements Utterance {
  readonly #parts: { readonly frame: number; readonly samples: Float32Array }[] = [];
  readonly #fromFrame: number;
  #toFrame: number;
  readonly fromMs: number;

  constructor(frame: number, atMs: number, samples: Float32Array) {
    this.#fromFrame = frame + samples.findIndex((x) => x !== 0);
    this.#toFrame = this.#fromFrame;
    this.fromMs = atMs + ((this.#fromFrame - frame) * 1000) / RATE;
    this.goesOnWith(frame, samples);
  }

  /** False when there was silence between. */
  goesOnWith(frame: number, samples: Float32Array): boolean {
    if (frame + samples.findIndex((x) => x !== 0) - this.#toFrame > PARTING_FRAMES) return false;
    this.#parts.push({ frame, samples });
    this.#toFrame = frame + samples.findLastIndex((x) => x !== 0) + 1;
    return true;
  }

  get length(): number {
    return this.#toFrame - this.#fromFrame;
  }

  get toMs(): number {
    return this.fromMs + (this.length * 1000) / RATE;
  }

  samples(): Float32Array {
    const whole = new Float32Array(this.length);
    for (const { frame, samples } of this.#parts) {
      const at = frame - this.#fromFrame;
      const fitting = samples.subarray(Math.max(0, -at), Math.min(samples.length, this.length - at));
      whole.set(fitting, Math.max(0, at));
    }
    return whole;
  }
}

/** Runs in the page, before its own scripts. */
function recordSound(): void {
  const RECORDER = `
    class Recorder extends AudioWorkletProcessor {
      constructor() { super(); this.samples = new Float32Array(4096); this.filled = 0; }
      process([[channel]]) {
        if (channel === undefined) { this.filled = 0; return true; }
        if (this.filled === 0) this.frame = currentFrame;
        this.samples.set(channel, this.filled);
        this.filled += channel.length;
        if (this.filled === this.samples.length) { this.port.postMessage({ frame: this.frame, samples: this.samples.slice() }); this.filled = 0; }
        return true;
      }
    }
    registerProcessor('recorder', Recorder);`;
  const heard = (window as unknown as { luotHeard: (frame: number, atMs: number, base64: string) => void }).luotHeard;
  const taps = new WeakMap<AudioContext, GainNode>();
  window.AudioContext = class extends AudioContext {
    constructor(options?: AudioContextOptions) {
      super(options);
      const tap = new GainNode(this);
      taps.set(this, tap);
      // Silence too: with nothing coming in the recorder would not know how long it lasts.
      const silence = new ConstantSourceNode(this, { offset: 0 });
      silence.connect(tap);
      silence.start();
      const module = URL.createObjectURL(new Blob([RECORDER], { type: 'text/javascript' }));
      void this.audioWorklet.addModule(module).then(() => {
        const recorder = new AudioWorkletNode(this, 'recorder', { numberOfOutputs: 1, channelCount: 1, channelCountMode: 'explicit' });
        tap.connect(recorder);
        recorder.port.addEventListener('message', ({ data }: MessageEvent<{ frame: number; samples: Float32Array }>) => {
          if (data.samples.every((x) => x === 0)) return;
          const { contextTime = 0, performanceTime = 0 } = this.getOutputTimestamp();
          const atMs = performance.timeOrigin + performanceTime + (data.frame / this.sampleRate - contextTime) * 1000;
          heard(data.frame, atMs, btoa(String.fromCharCode(...new Uint8Array(data.samples.buffer))));
        });
        recorder.port.start();
      });
    }
  };
  // oxlint-disable-next-line typescript/unbound-method -- given back to whichever node it is called on
  const tapped = { connect: AudioNode.prototype.connect as (to: AudioNode, output?: number, input?: number) => AudioNode };
  AudioNode.prototype.connect = function connect(this: AudioNode, to: AudioNode, output?: number, input?: number) {
    const tap = to instanceof AudioDestinationNode ? taps.get(this.context as AudioContext) : undefined;
    if (tap !== undefined) tapped.connect.call(this, tap);
    return tapped.connect.call(this, to, output, input);
  } as typeof AudioNode.prototype.connect;
}
