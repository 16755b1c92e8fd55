// Which field of the settings a text means. Lists write one field in many ways: `ĐẤT ĐAI.`, `Hoà giải`, `Ðất đai` with an eth.
import type { CentreSettings } from '@luot/shared/settings/centre';
import { WordIndex } from '../../tables/letters/word-index.ts';

type Services = CentreSettings['services'];

export interface HandledField {
  /** As the settings write it. */
  readonly name: string;
  readonly serviceId: string;
}

/** The field, or undefined where no service handles it. */
export type FindField = (text: string) => HandledField | undefined;

export function fieldFinder(services: Services): FindField {
  const index = new WordIndex(services.flatMap(({ id, fields }) => fields.map((name) => [name, { name, serviceId: id }] as const)));
  // Lists that say it in each cell: `Lĩnh vực: Đất đai`.
  return (text) => index.find(text) ?? index.find(text.normalize('NFC').replace(/^\P{L}*lĩnh vực\P{L}+/iu, ''));
}
