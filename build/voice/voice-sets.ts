// The folders of resources/voice, and the clips in them that nobody has recorded.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CHIME } from '@luot/shared/domain/announcement';
import { CLIP_FORMATS, type VoiceFile, voiceFileSchema } from '@luot/shared/protocol/voice-manifest';
import { prepareClip } from '../../apps/counter-display/src/renderer/voice/prepare-clip.ts';
import { chime } from './chime.ts';
import { helpTexts, spokenText } from './help-texts.ts';
import { CLIP_RATE, hasComment, type Sound, type Speaker, speak, writeOgg } from './sound-tools.ts';

/** In the head of every clip made here: whatever has none was recorded by a person and is left alone. */
const MARK = 'LUOT_PLACEHOLDER';
/** Rises when the same text would be made into another sound. */
const RECIPE = 1;
const QUALITY = 4;
/** Whole sentences, beside which nothing is joined. */
const HELP_QUALITY = 0;

export interface VoiceSet {
  readonly id: string;
  readonly folder: string;
  readonly file: VoiceFile;
}

/** Every folder with a `voice.json`. @throws Error with the file's name and what is wrong in it */
export function voiceSets(root: string): VoiceSet[] {
  return readdirSync(root)
    .filter((id) => existsSync(join(root, id, 'voice.json')))
    .sort()
    .map((id) => {
      const path = join(root, id, 'voice.json');
      const parsed = voiceFileSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
      if (!parsed.success) throw new Error(`${path}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`);
      return { id, folder: join(root, id), file: parsed.data };
    });
}

/** The sound file of a clip that is there, or null. */
export function clipFile(folder: string, clip: string): string | null {
  return CLIP_FORMATS.map((format) => join(folder, `${clip}.${format}`)).find((file) => existsSync(file)) ?? null;
}

/** Makes the chime, where there is none or an older one of ours. */
export function makeChime(root: string): boolean {
  return make(root, CHIME, 'bell', () => chime(CLIP_RATE), QUALITY);
}

/** Makes a set's placeholders that are missing or say something else by now; returns their names. */
export function makePlaceholders({ folder, file: { language, texts, placeholder } }: VoiceSet): string[] {
  if (placeholder === undefined) return [];
  const speaker: Speaker = placeholder;
  const made = (said: Readonly<Record<string, string>>, quality: number) =>
    Object.entries(said).flatMap(([clip, text]) => (make(folder, clip, placeholderOf(speaker, text), () => speak(speaker, text), quality) ? [clip] : []));
  return [...made(texts, QUALITY), ...made(helpTextsSpoken(language), HELP_QUALITY)];
}

/** A kiosk's help says what its screens show now: a recording is taken to, a placeholder is looked at. */
export function outdatedHelp({ folder, file: { language, placeholder } }: VoiceSet): string[] {
  return Object.entries(helpTextsSpoken(language))
    .filter(([clip, text]) => {
      const file = clipFile(folder, clip);
      if (file === null) return true;
      return hasComment(file, MARK) && (placeholder === undefined || !hasComment(file, markOf(placeholderOf(placeholder, text))));
    })
    .map(([clip]) => clip);
}

function helpTextsSpoken(language: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(helpTexts(language)).map(([clip, text]) => [clip, spokenText(text)]));
}

function placeholderOf(speaker: Speaker, text: string): string {
  return JSON.stringify([speaker, text]);
}

function markOf(what: string): string {
  return `${MARK}=${createHash('sha256').update(`${RECIPE} ${what}`).digest('hex').slice(0, 16)}`;
}

function make(folder: string, clip: string, what: string, sound: () => Sound, quality: number): boolean {
  const mark = markOf(what);
  const there = clipFile(folder, clip);
  const file = join(folder, `${clip}.ogg`);
  // A recording, or a placeholder that says the same.
  if (there !== null && (there !== file || !hasComment(file, MARK) || hasComment(file, mark))) return false;
  rmSync(file, { force: true });
  const { samples, rate } = sound();
  writeOgg(file, { samples: prepareClip(samples, rate), rate }, mark, quality);
  return true;
}
