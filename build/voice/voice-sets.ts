// The folders of resources/voice, and the clips in them that nobody has recorded.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CHIME } from '@luot/shared/domain/announcement';
import { CLIP_FORMATS, type VoiceFile, voiceFileSchema } from '@luot/shared/protocol/voice-manifest';
import { prepareClip } from '../../apps/counter-display/src/renderer/voice/prepare-clip.ts';
import { chime } from './chime.ts';
import { CLIP_RATE, hasComment, type Sound, type Speaker, speak, writeOgg } from './sound-tools.ts';

/** In the head of every clip made here: whatever has none was recorded by a person and is left alone. */
const MARK = 'LUOT_PLACEHOLDER';
/** Rises when the same text would be made into another sound. */
const RECIPE = 1;

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
  return make(root, CHIME, 'bell', () => chime(CLIP_RATE));
}

/** Makes a set's placeholders that are missing or say something else by now; returns their names. */
export function makePlaceholders({ folder, file: { texts, placeholder } }: VoiceSet): string[] {
  if (placeholder === undefined) return [];
  const speaker: Speaker = placeholder;
  return Object.entries(texts).flatMap(([clip, text]) => (make(folder, clip, JSON.stringify([speaker, text]), () => speak(speaker, text)) ? [clip] : []));
}

function make(folder: string, clip: string, what: string, sound: () => Sound): boolean {
  const mark = `${MARK}=${createHash('sha256').update(`${RECIPE} ${what}`).digest('hex').slice(0, 16)}`;
  const there = clipFile(folder, clip);
  const file = join(folder, `${clip}.ogg`);
  // A recording, or a placeholder that says the same.
  if (there !== null && (there !== file || !hasComment(file, MARK) || hasComment(file, mark))) return false;
  rmSync(file, { force: true });
  const { samples, rate } = sound();
  writeOgg(file, { samples: prepareClip(samples, rate), rate }, mark);
  return true;
}
