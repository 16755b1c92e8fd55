// Procedures (thủ tục hành chính) as files and the store hold them. What a source does not say is null or left out.
import { z } from 'zod';
import { withoutUnseen } from '../domain/plain-text.ts';
import { shortNameOf, tidyName } from '../domain/procedure-name.ts';
import { id } from './settings-parts.ts';

/** R23: a line of text, in which what is seen is what is there. */
const line = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => withoutUnseen(text.normalize('NFC')).replaceAll(/\s+/gu, ' ').trim())
    .pipe(z.string().min(1))
    .refine((text) => !text.includes('\uFFFD'), { error: 'lost-letters' });

const sentence = z.strictObject({ vi: line(300), en: line(300) });
const name = z.string().min(1).max(2_000).transform(tidyName).pipe(z.string().min(1).max(1_200));

/** `1.001193`: what a citizen asks for. 5.x and 6.x are internal and never stand in a centre's list. */
export const procedureCode = z.string().regex(/^[1-4]\.\d{6}$/, { error: 'code' });

/** A province's unit code since July 2025: `H15`. */
export const provinceCode = z.string().regex(/^H\d{2}$/, { error: 'province' });

/** `free` only where the source states 0 and defers to nobody; a "0đ" that the province may change is `deferred`. */
const fee = z.strictObject({ status: z.enum(['free', 'stated', 'deferred', 'unknown']), text: sentence.nullable() });

export const procedureRecordSchema = z
  .strictObject({
    code: procedureCode,
    /** The page of the national portal: `https://dichvucong.gov.vn/thu-tuc-hanh-chinh/{portalId}`. */
    portalId: z.uuid().nullable().default(null),
    /** Ids under which other portals' links name it: `102614`. */
    foreignIds: z
      .array(z.string().regex(/^(?:\d{4,8}|[\da-f]{24})$/))
      .max(20)
      .default([]),
    /** The name people use; made of the full one where nobody has written it. English: null where there is none. */
    shortName: z.strictObject({ vi: line(200), en: line(200).nullable() }).optional(),
    fullName: name,
    /** Lĩnh vực, exactly as the catalogue names it. */
    field: name,
    /** The service of this centre that handles it; null: the one that handles its field. */
    serviceId: id.nullable().default(null),
    /** The province that has issued it for itself alone; null: the whole country. */
    province: provinceCode.nullable().default(null),
    timeLimit: sentence.nullable().default(null),
    /** D5: received after this, it is due a working day later. */
    cutOff: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time' })
      .nullable()
      .default(null),
    fee: fee.default({ status: 'unknown', text: null }),
    documents: z
      .strictObject({ vi: z.array(line(300)).max(40), en: z.array(line(300)).max(40) })
      .nullable()
      .default(null),
    /** Decree 42/2022/NĐ-CP: wholly online, in part, or information only; null: not known. */
    online: z.enum(['full', 'partial', 'none']).nullable().default(null),
  })
  .transform(({ shortName, ...record }) => ({ ...record, shortName: shortName ?? { vi: shortNameOf(record.fullName), en: null } }));

/** K3: a code that is no longer in force, with what has taken its place where that is known. */
export const repealedCodeSchema = z.strictObject({ code: procedureCode, successors: z.array(procedureCode).max(10).default([]) });

export const procedureFileSchema = z.strictObject({
  procedures: z.array(procedureRecordSchema).max(20_000),
  repealed: z.array(repealedCodeSchema).max(20_000).default([]),
});

export type ProcedureRecord = z.infer<typeof procedureRecordSchema>;
export type RepealedCode = z.infer<typeof repealedCodeSchema>;
export type ProcedureFile = z.infer<typeof procedureFileSchema>;
