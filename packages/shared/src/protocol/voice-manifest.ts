// A voice set: one language or dialect of spoken calls, a folder of resources/voice.
import { z } from 'zod';

/** Name of a folder in resources/voice. */
export const voiceId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

const clip = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const pattern = z
  .array(z.union([clip, z.literal('{number}'), z.literal('{counter}')]))
  .min(1)
  .max(12)
  .refine((parts) => parts.includes('{number}'), { error: '{number}' });

const common = {
  /** BCP 47 of the words: `vi`, also for a dialect of it. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  /** In its own words: "Tiếng Việt". */
  name: z.string().min(1).max(40).normalize('NFC'),
  pattern,
};

/** `voice.json` of a set's folder. The clips are the sound files beside it, each named for its clip. */
export const voiceFileSchema = z.strictObject({
  ...common,
  /** What each clip says: for whoever records it, and for the placeholders. */
  texts: z.record(clip, z.string().min(1).max(120).normalize('NFC')),
  /** How `npm run voice` makes a placeholder of a clip that nobody has recorded. */
  placeholder: z
    .strictObject({
      /** One of `espeak-ng --voices`. */
      voice: z.string().regex(/^[A-Za-z0-9-]{2,40}$/),
      wordsPerMinute: z.number().int().min(80).max(260),
      pitch: z.number().int().min(0).max(99),
    })
    .optional(),
});
export type VoiceFile = z.infer<typeof voiceFileSchema>;

/** Below /voice/; another one for another recording. */
const address = z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?\.[a-z0-9]{2,4}\?[a-z0-9]+$/);

/** The same as a display fetches it, with the clips that are there: clip name to address. */
export const voiceManifestSchema = z.object({
  ...common,
  clips: z.record(clip, address),
  /** K6: what a kiosk says of its screens: `help-home` and so on. */
  help: z.record(clip, address).default({}),
});
export type VoiceManifest = z.infer<typeof voiceManifestSchema>;

/** Sound files a clip may be, what a person has recorded before what is made here. */
export const CLIP_FORMATS = ['wav', 'flac', 'mp3', 'opus', 'ogg'] as const;
