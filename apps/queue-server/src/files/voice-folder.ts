// The folder of voice sets: what is in it now, and what this centre's calls would need and is not there.
// It is read anew each time, so that recordings count as soon as they are dropped in.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CHIME, missingClips } from '@luot/shared/domain/announcement';
import { no, ok, type Result } from '@luot/shared/domain/result';
import { reasonOf } from '@luot/shared/domain/start-fault';
import type { Text } from '@luot/shared/domain/text';
import { CLIP_FORMATS, type VoiceManifest, voiceFileSchema } from '@luot/shared/protocol/voice-manifest';
import type { CentreSettings } from '@luot/shared/settings/centre';

/** A set as displays fetch it. Error: why it cannot be used, for the brackets of a sentence. */
export function readVoice(folder: string, id: string): Result<VoiceManifest, string> {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(join(folder, id, 'voice.json'), 'utf8'));
  } catch (error) {
    return no(reasonOf(error));
  }
  const parsed = voiceFileSchema.safeParse(document);
  if (!parsed.success) return no(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '));
  const { language, name, pattern, texts } = parsed.data;
  const [own, shared] = [clipsIn(join(folder, id)), clipsIn(folder)];
  // A set may have a chime of its own.
  const addresses = (clips: readonly string[]) =>
    Object.fromEntries(
      clips.flatMap((clip) => {
        const file = own.has(clip) ? `${id}/${own.get(clip)}` : clip === CHIME ? shared.get(clip) : undefined;
        return file === undefined ? [] : [[clip, `${file}?${versionOf(join(folder, file))}`] as const];
      }),
    );
  return ok({
    language,
    name,
    pattern,
    clips: addresses([CHIME, ...Object.keys(texts)]),
    // What a kiosk says stands in the texts of its screens, not in the set.
    help: addresses([...own.keys()].filter((clip) => /^help-[a-z0-9-]+$/.test(clip))),
  });
}

/** Sound files by the clip they are; of one clip in several formats the one a person has recorded. */
function clipsIn(folder: string): ReadonlyMap<string, string> {
  const files = new Set(entriesOf(folder));
  const clips = [...files].map((file) => file.slice(0, file.lastIndexOf('.')));
  return new Map(
    clips.flatMap((clip) => {
      const file = CLIP_FORMATS.map((format) => `${clip}.${format}`).find((name) => files.has(name));
      return file === undefined ? [] : [[clip, file] as const];
    }),
  );
}

/** Another one after each change of the file. */
function versionOf(file: string): string {
  const { mtimeMs, size } = statSync(file);
  return `${Math.floor(mtimeMs).toString(36)}${size.toString(36)}`;
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

export interface VoiceLack {
  readonly id: string;
  /** Empty: the whole set cannot be used. */
  readonly clips: readonly string[];
  readonly text: Text;
}

/** As many names as a sentence holds; the rest are counted. */
const NAMED = 6;

/** L2e: for each language of a centre with a voice, what it cannot say of this centre's numbers and counters. */
export function voiceLacks(folder: string, settings: CentreSettings): VoiceLack[] {
  if (settings.zones.every(({ voice }) => voice === undefined)) return [];
  return settings.voice.languages.flatMap((id): VoiceLack[] => {
    const voice = readVoice(folder, id);
    if (!voice.ok) {
      return [
        {
          id,
          clips: [],
          text: {
            vi: `Giọng đọc “${id}” không dùng được (${voice.no}): số vẫn hiện trên bảng nhưng không được đọc bằng giọng này.`,
            en: `The voice “${id}” cannot be used (${voice.no}): numbers are shown, and not said in it.`,
          },
        },
      ];
    }
    const clips = missingClips(voice.value, settings);
    if (clips.length === 0) return [];
    const names = clips.slice(0, NAMED).join(', ') + (clips.length > NAMED ? ', …' : '');
    return [
      {
        id,
        clips,
        text: {
          vi: `Giọng đọc “${id}” thiếu ${clips.length} đoạn âm thanh (${names}): số vẫn hiện trên bảng, lời đọc ngắn hơn.`,
          en: `The voice “${id}” lacks ${clips.length} ${clips.length === 1 ? 'clip' : 'clips'} (${names}): numbers are shown, what is said is shorter.`,
        },
      },
    ];
  });
}
