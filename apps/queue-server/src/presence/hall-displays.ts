// The displays as more than screens: which of them speaks, up to where it has, and what they report.

import type { Engine } from '@luot/engine/engine';
import { voiceVolume } from '@luot/queue/views/voice-volume';
import type { Text } from '@luot/shared/domain/text';
import type { BoardVoice } from '@luot/shared/protocol/views/board-view';
import type { CentreSettings } from '@luot/shared/settings/centre';
import type { Logger } from 'pino';
import { type VoiceLack, voiceLacks } from '../files/voice-folder.ts';
import { type DisplayFault, DisplayReports } from './display-reports.ts';
import { ZoneVoices } from './zone-voices.ts';

export interface HallDisplaysOptions {
  readonly engine: Engine;
  readonly voiceFolder: string;
  /** Ids of a display's connections, the first one first. */
  readonly connections: (displayId: string) => readonly string[];
  readonly monotonicMs: () => number;
  readonly log: Logger;
}

export class HallDisplays {
  readonly #options: HallDisplaysOptions;
  readonly #reports = new DisplayReports();
  readonly #voices: ZoneVoices;
  #lacks: readonly VoiceLack[];
  #checked: CentreSettings;

  constructor(options: HallDisplaysOptions) {
    this.#options = options;
    // A display that nobody can hear has no word to keep from the other one.
    this.#voices = new ZoneVoices((id) => options.connections(id).length > 0 && this.#reports.hasSound(id));
    this.#checked = options.engine.state.settings;
    this.#lacks = this.#check();
    options.engine.onCommit((_events, { settings }) => {
      if (settings === this.#checked) return;
      this.#checked = settings;
      this.#lacks = this.#check();
    });
  }

  /** Every second, and when a display has gone. True: another display of a hall has the word. */
  update(): boolean {
    const { settings, day } = this.#options.engine.state;
    return this.#voices.update(settings.zones, day, this.#options.monotonicMs());
  }

  /** L2: what this display is to say; null for one that never speaks. */
  voiceOf(displayId: string): BoardVoice | null {
    const { state, nowMs } = this.#options.engine;
    const { voice, timeZone } = state.settings;
    const zone = this.#zoneOf(displayId);
    const word = zone === undefined ? null : this.#voices.wordOf(zone, displayId);
    if (word === null) return null;
    const { languages, repeats } = voice;
    // L2b: opened once more elsewhere, a display does not speak twice.
    const connection = this.#options.connections(displayId)[0] ?? null;
    return { ...word, connection, languages, repeats, volume: voiceVolume(voice, timeZone, nowMs), staleMs: voice.staleSeconds * 1000 };
  }

  /** L2: `callSeq` of yesterday, sent late, is higher than today's and says nothing. False: this display does not speak. */
  said(displayId: string, callSeq: number): boolean {
    const zone = this.#zoneOf(displayId);
    if (zone === undefined || this.#voices.wordOf(zone, displayId) === null) return false;
    if (callSeq <= this.#options.engine.state.callSeq) this.#voices.said(zone.id, callSeq);
    return true;
  }

  report(displayId: string, faults: readonly DisplayFault[]): void {
    this.#reports.report(displayId, faults);
    for (const { what, name } of faults) this.#options.log.warn({ display: displayId, what, name }, 'display.fault');
    this.update();
  }

  gone(displayId: string): void {
    this.#reports.forget(displayId);
    this.update();
  }

  /** For the managers, in words. */
  notices(): Text[] {
    const known = new Set(this.#lacks.flatMap(({ id, clips }) => (clips.length === 0 ? [id] : clips.map((clip) => `${id}/${clip}`))));
    const reported = this.#reports.sentences(this.#checked.displays, ({ what, name }) => what === 'voice' && known.has(name));
    return [...this.#lacks.map(({ text }) => text), ...reported];
  }

  #check(): VoiceLack[] {
    const lacks = voiceLacks(this.#options.voiceFolder, this.#checked);
    for (const { id, clips } of lacks) this.#options.log.warn({ voice: id, missing: clips.length, clips: clips.slice(0, 20) }, 'voice.incomplete');
    return lacks;
  }

  #zoneOf(displayId: string): CentreSettings['zones'][number] | undefined {
    const { displays, zones } = this.#options.engine.state.settings;
    const shows = displays.find(({ id }) => id === displayId)?.shows;
    return shows?.kind === 'hall' ? zones.find(({ id }) => id === shows.zoneId) : undefined;
  }
}
