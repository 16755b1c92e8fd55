import { z } from 'zod';

const sentence = z.strictObject({ vi: z.string().min(1).max(300).normalize('NFC'), en: z.string().min(1).max(300) });

/** One record of `resources/seed/procedures.json`: facts of the national portal in the project's own form. */
export const procedureRecordSchema = z.strictObject({
  code: z.string().regex(/^[1-6]\.\d{6}$/),
  portalId: z.uuid().nullable(),
  shortName: z.strictObject({ vi: z.string().min(1).max(80).normalize('NFC'), en: z.string().min(1).max(120) }),
  fullName: z.string().min(1).max(1200).normalize('NFC'),
  field: z.string().min(1).max(200).normalize('NFC'),
  timeLimit: sentence.nullable(),
  /** `free` only where the portal states 0 and defers to nobody; a "0đ" that the province may change is `deferred`. */
  fee: z.strictObject({ status: z.enum(['free', 'stated', 'deferred', 'unknown']), text: sentence.nullable() }),
  documents: z.strictObject({ vi: z.array(z.string().normalize('NFC')), en: z.array(z.string()) }).nullable(),
});

export const procedureFileSchema = z.array(procedureRecordSchema).min(1);
export type ProcedureRecord = z.infer<typeof procedureRecordSchema>;
