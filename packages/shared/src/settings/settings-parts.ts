// Pieces that several parts of the settings are made of.
import { z } from 'zod';

/** Ids appear in file names, URLs and ticket ids, so they are plain. */
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { error: 'id' })
  // Ids are keys of plain objects: `constructor` is one already.
  .refine((value) => !(value in {}), { error: 'id' });

export const text = z.strictObject({ vi: z.string().min(1).max(200).normalize('NFC'), en: z.string().min(1).max(200) });

/** Bytes as a technician writes them out of a manual: `02 30 31`. At most 64; kept without spaces, in small letters. */
export const bytes = z
  .string()
  .transform((value) => value.replace(/\s/g, '').toLowerCase())
  .pipe(z.string().regex(/^([0-9a-f]{2}){0,64}$/, { error: 'hex' }));
