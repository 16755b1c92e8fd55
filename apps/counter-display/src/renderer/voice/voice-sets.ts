// The voices of this display: what each can say, and its clips, fetched and made ready once.
import { CHIME, clipsOfCall } from '@luot/shared/domain/announcement';
import { type VoiceManifest, voiceManifestSchema } from '@luot/shared/protocol/voice-manifest';
import type { Part } from './announcer.ts';

/** A call is fresh for longer; a server that does not answer by then is as good as away. */
const PATIENCE_MS = 5_000;

export interface VoiceSetsOptions {
  /** Origin of the server; empty for the page's own. */
  readonly serverUrl: string;
  /** Makes samples of a sound file. Rejects what is none. */
  readonly decode: (file: ArrayBuffer) => Promise<Float32Array>;
  /** A set (`vi`) or a clip (`vi/digit-7`) that cannot be had, or can again. */
  readonly onFault: (name: string, faulty: boolean) => void;
}

export class VoiceSets {
  readonly #options: VoiceSetsOptions;
  readonly #manifests = new Map<string, VoiceManifest>();
  /** By address; another recording has another one. */
  readonly #clips = new Map<string, Promise<Float32Array | null>>();

  constructor(options: VoiceSetsOptions) {
    this.#options = options;
  }

  /** Fetches what these sets are now, then all their clips, one after the other, so that the first call waits for none. */
  async refresh(languages: readonly string[]): Promise<void> {
    await Promise.all(languages.map((id) => this.#readManifest(id)));
    for (const id of languages) {
      for (const clip of Object.keys(this.#manifests.get(id)?.clips ?? {})) await this.#clip(id, clip);
    }
  }

  /** The clips of one part, in order. Shorter by whatever is missing; empty when there is nothing to be said. */
  async clipsOf({ language, number, counterLabel, chime }: Part): Promise<readonly Float32Array[]> {
    if (!this.#manifests.has(language)) await this.#readManifest(language);
    const bell = chime ? await this.#bell(language) : null;
    const manifest = this.#manifests.get(language);
    if (manifest === undefined) return bell === null ? [] : [bell];
    // A clip that is listed and cannot be had is left out as one that is not listed.
    const unusable = new Set<string>();
    for (;;) {
      const clips = Object.fromEntries(Object.entries(manifest.clips).filter(([clip]) => !unusable.has(clip)));
      const said = clipsOfCall({ pattern: manifest.pattern, clips }, number, counterLabel);
      for (const clip of said.missing) this.#options.onFault(`${language}/${clip}`, true);
      const samples = await Promise.all(said.clips.map((clip) => this.#clip(language, clip)));
      const absent = said.clips.filter((_clip, i) => samples[i] === null);
      if (absent.length === 0) return [bell, ...samples].filter((sound) => sound !== null);
      for (const clip of absent) unusable.add(clip);
    }
  }

  /** A language that cannot be said still begins with the chime, which another one has too. */
  async #bell(language: string): Promise<Float32Array | null> {
    for (const id of [language, ...this.#manifests.keys()]) {
      const bell = await this.#clip(id, CHIME);
      if (bell !== null) return bell;
    }
    return null;
  }

  async #readManifest(id: string): Promise<void> {
    const read = await this.#read(`${id}/manifest.json`, (file) => voiceManifestSchema.parse(JSON.parse(new TextDecoder().decode(file))));
    if (read === 'away') return;
    // A set that was there before is still good for what has been fetched.
    if (read !== 'unusable') this.#manifests.set(id, read);
    this.#options.onFault(id, !this.#manifests.has(id));
  }

  #clip(language: string, clip: string): Promise<Float32Array | null> {
    const address = this.#manifests.get(language)?.clips[clip];
    if (address === undefined) return Promise.resolve(null);
    const known = this.#clips.get(address);
    if (known !== undefined) return known;
    const fetched = this.#read(address, (file) => this.#options.decode(file)).then((samples) => {
      const usable = typeof samples !== 'string' && samples.length > 0;
      if (samples !== 'away') this.#options.onFault(`${language}/${clip}`, !usable);
      if (usable) return samples;
      // Asked for again next time.
      this.#clips.delete(address);
      return null;
    });
    this.#clips.set(address, fetched);
    return fetched;
  }

  /** `away` is the line's matter, which the page shows anyhow; `unusable` is the file's. */
  async #read<Value>(path: string, take: (file: ArrayBuffer) => Value | Promise<Value>): Promise<Value | 'away' | 'unusable'> {
    let file: ArrayBuffer;
    try {
      const response = await fetch(`${this.#options.serverUrl}/voice/${path}`, { signal: AbortSignal.timeout(PATIENCE_MS) });
      if (!response.ok) return 'unusable';
      file = await response.arrayBuffer();
    } catch {
      return 'away';
    }
    try {
      return await take(file);
    } catch {
      return 'unusable';
    }
  }
}
