// K4: where a centre's dossiers are asked for. One of three sources, or none.
import { z } from 'zod';
import { id } from './settings-parts.ts';

/** What a source calls each thing we need; nothing else of it is read. Default: names of the national exchange API. */
export const DOSSIER_FIELDS = {
  code: 'MaHoSo',
  state: 'TrangThai',
  procedureCode: 'MaTTHC',
  procedureName: 'TenTTHC',
  receivedOn: 'NgayTiepNhan',
  dueOn: 'NgayHenTra',
  finishedOn: 'NgayKetThucXuLy',
  returnedOn: 'NgayTraKetQua',
  amountDue: 'SoTienPhaiNop',
  paysOnline: 'DuocThanhToanTrucTuyen',
  office: 'DonViXuLy',
} as const;
export type DossierField = keyof typeof DOSSIER_FIELDS;

const fieldName = z.string().min(1).max(80).normalize('NFC');
const fields = z.strictObject(
  Object.fromEntries(Object.keys(DOSSIER_FIELDS).map((field) => [field, fieldName.optional()])) as Record<DossierField, z.ZodOptional<typeof fieldName>>,
);

export const dossierSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** The newest CSV, XLSX or JSON file in a folder of the operator's places.json (R30), written there by the one-stop system. */
  z.strictObject({ kind: z.literal('folder'), place: id, fields: fields.default({}) }),
  /** A service of the operator's places.json (R30) that answers for one dossier. */
  z.strictObject({
    kind: z.literal('http'),
    service: id,
    fields: fields.default({}),
    /** Path to the record in the answer, `data.0` for `{ data: [ … ] }`; empty: the answer itself. */
    record: z.string().max(120).default(''),
  }),
  /** The centre's own small list, kept in its data folder (`luot dossiers import`). */
  z.strictObject({ kind: z.literal('own') }),
]);
export type DossierSource = z.infer<typeof dossierSourceSchema>;

/** Services where something is done about a dossier; null: the service of its procedure. */
export const dossierSettingsSchema = z.strictObject({
  source: dossierSourceSchema,
  desks: z.strictObject({ supplement: id.nullable(), pay: id.nullable(), collect: id.nullable(), ask: id.nullable() }),
});
export type DossierSettings = z.infer<typeof dossierSettingsSchema>;
