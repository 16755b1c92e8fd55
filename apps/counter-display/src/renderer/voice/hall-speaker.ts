// Says what the announcer chooses, part by part, and tells the server how far it has come.
import type { Hall, Part, Spoken } from './announcer.ts';
import { cutOff, maySpeak, nextPart, partDone, SILENT } from './announcer.ts';
import type { Said } from './clip-player.ts';

/** Between two languages, and between two calls. */
const PAUSE_MS = 350;

export interface HallSpeakerOptions {
  readonly clipsOf: (part: Part) => Promise<readonly Float32Array[]>;
  readonly player: { readonly say: (clips: readonly Float32Array[], volume: number) => Promise<Said>; readonly stop: () => void };
  /** The zone has been spoken to up to this call. */
  readonly tell: (callSeq: number) => void;
  /** The server's clock. */
  readonly nowMs: () => number;
}

export class HallSpeaker {
  readonly #options: HallSpeakerOptions;
  #hall: Hall | null = null;
  #spoken: Spoken = SILENT;
  #speaking = false;
  /** What the server has been told over this link; a server that has just started knows nothing. */
  #told = { day: null as string | null, callSeq: 0 };

  constructor(options: HallSpeakerOptions) {
    this.#options = options;
  }

  /** What the board shows now; null while there is no link: then nothing begins, and what is being said ends at once. */
  look(hall: Hall | null): void {
    this.#hall = hall;
    if (hall === null) this.#told = { day: null, callSeq: 0 };
    if (hall === null || !maySpeak(hall)) {
      this.#spoken = cutOff(this.#spoken);
      this.#options.player.stop();
    }
    if (hall === null) return;
    this.#tell(hall);
    if (!this.#speaking) void this.#speak();
  }

  /** What could not be heard a moment ago may be heard now. */
  again(): void {
    this.look(this.#hall);
  }

  async #speak(): Promise<void> {
    this.#speaking = true;
    try {
      for (let part = this.#next(); part !== null; part = this.#next()) {
        const { callSeq } = part;
        const clips = await this.#options.clipsOf(part);
        // While clips were fetched the hall may have changed.
        if (!this.#isAt(callSeq)) continue;
        const said = await this.#options.player.say(clips, this.#hall?.voice?.volume ?? 0);
        if (said === 'unheard') {
          // Nothing was heard of it: begun again when there is sound, if it is fresh by then.
          this.#spoken = cutOff(this.#spoken);
          break;
        }
        if (said === 'whole' && this.#isAt(callSeq)) {
          this.#spoken = partDone(this.#spoken);
          if (this.#hall !== null) this.#tell(this.#hall);
        }
        if (clips.length > 0) await pause(PAUSE_MS);
      }
    } finally {
      this.#speaking = false;
    }
  }

  #next(): Part | null {
    if (this.#hall === null) return null;
    const { spoken, part } = nextPart(this.#spoken, this.#hall, this.#options.nowMs());
    this.#spoken = spoken;
    return part;
  }

  /** Still at this call, and allowed to speak. */
  #isAt(callSeq: number): boolean {
    return this.#hall !== null && maySpeak(this.#hall) && this.#spoken.current?.callSeq === callSeq;
  }

  #tell({ day, voice }: Hall): void {
    const { saidSeq } = this.#spoken;
    const told = this.#told.day === day ? this.#told.callSeq : 0;
    if (voice === null || this.#spoken.day !== day || saidSeq <= Math.max(voice.saidSeq, told)) return;
    this.#told = { day, callSeq: saidSeq };
    this.#options.tell(saidSeq);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
