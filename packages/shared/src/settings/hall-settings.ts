// What a hall shows and says beside its calls.
import { z } from 'zod';
import { id, text } from './settings-parts.ts';

const time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'time' });
const percent = z.number().int().min(0).max(100);

/** L2. Languages are the names of folders in resources/voice, spoken one after the other. */
export const voiceSchema = z.strictObject({
  languages: z.array(z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)).max(4),
  /** How often a call is said when nobody else waits to be called. */
  repeats: z.number().int().min(1).max(3),
  /** Percent of full volume from a time of day on; before the first entry the last one holds. */
  volume: z
    .array(z.strictObject({ from: time, percent }))
    .min(1)
    .max(12),
  /** Nothing is said within these. */
  quiet: z.array(z.tuple([time, time])).max(6),
  /** A call older than this is only shown. */
  staleSeconds: z.number().int().min(5).max(300),
});
export type VoiceSettings = z.infer<typeof voiceSchema>;

export const USUAL_VOICE: VoiceSettings = {
  languages: ['vi', 'en'],
  repeats: 2,
  volume: [{ from: '00:00', percent: 80 }],
  quiet: [],
  staleSeconds: 30,
};

/** Beside the calls: lines of text, and how long each picture of the centre's media folder stays. */
export const boardsSchema = z.strictObject({
  messages: z.array(z.strictObject({ text, zones: z.array(id).min(1).optional() })).max(20),
  pictureSeconds: z.number().int().min(3).max(120),
});
export type BoardsSettings = z.infer<typeof boardsSchema>;

export const USUAL_BOARDS: BoardsSettings = { messages: [], pictureSeconds: 12 };

/** S6: whether visitors are asked, and how long what they write is kept. */
export const ratingsSchema = z.strictObject({ ask: z.boolean(), commentDays: z.number().int().min(1).max(365) });
export type RatingsSettings = z.infer<typeof ratingsSchema>;

export const USUAL_RATINGS: RatingsSettings = { ask: true, commentDays: 30 };
