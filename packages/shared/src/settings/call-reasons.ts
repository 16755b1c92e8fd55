// Q8: why somebody may be called before their turn. A list, because what a clerk writes may be about a person.
import { z } from 'zod';
import { id, text } from './settings-parts.ts';

/** A key each: the digits from 1. */
export const callReasonsSchema = z
  .array(z.strictObject({ id, name: text }))
  .min(1)
  .max(9);
export type CallReasons = z.infer<typeof callReasonsSchema>;

/** What a centre begins with. */
export const USUAL_CALL_REASONS: CallReasons = [
  { id: 'frail', name: { vi: 'Người cao tuổi, người khuyết tật', en: 'Elderly or disabled' } },
  { id: 'infant', name: { vi: 'Bế con nhỏ, mang thai', en: 'With an infant, or pregnant' } },
  { id: 'papers', name: { vi: 'Quay lại bổ sung giấy tờ', en: 'Back with missing papers' } },
  { id: 'overlooked', name: { vi: 'Đã gọi nhầm, gọi sót', en: 'Called by mistake or overlooked' } },
  { id: 'appointment', name: { vi: 'Hồ sơ đã hẹn', en: 'Dossier by appointment' } },
  { id: 'closing', name: { vi: 'Sắp hết giờ nhận hồ sơ', en: 'Receiving hours end soon' } },
  { id: 'head', name: { vi: 'Lãnh đạo chỉ đạo', en: 'Told by the head of the centre' } },
  { id: 'other', name: { vi: 'Lý do khác', en: 'Another reason' } },
];
