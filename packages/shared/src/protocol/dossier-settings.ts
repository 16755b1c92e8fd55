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
  /** The newest CSV, XLSX or JSON file in a folder, written there by the one-stop system. */
  z.strictObject({ kind: z.literal('folder'), folder: z.string().min(1).max(300), fields: fields.default({}) }),
  /** A service that answers for one dossier. `{code}` in the address is the dossier's code; without it the code is sent as `MaHoSo` in a JSON body. */
  z.strictObject({
    kind: z.literal('http'),
    url: z.string().max(500).refine(isHttpAddress, { error: 'url' }),
    fields: fields.default({}),
    /** Path to the record in the answer, `data.0` for `{ data: [ … ] }`; empty: the answer itself. */
    record: z.string().max(120).default(''),
    /** A header that proves who asks; its value stands in a file beside the data, never here. */
    secret: z
      .strictObject({ header: z.string().regex(/^[A-Za-z][\w-]{0,60}$/), file: z.string().min(1).max(300) })
      .nullable()
      .default(null),
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

/** An address with at most one place for the code. */
function isHttpAddress(value: string): boolean {
  return /^https?:\/\/[^\s/?#]+(?:[/?#]\S*)?$/.test(value) && value.split('{code}').length <= 2;
}
