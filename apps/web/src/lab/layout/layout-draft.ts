// A ticket's layout while somebody tries things out: what is switched off keeps its place, and a text may be half written.
import { LANGUAGES, type Text } from '@luot/shared/domain/text';
import type { PaperField, TicketLayout } from '@luot/shared/settings/ticket-layout';

export interface LayoutDraft {
  readonly parts: readonly { readonly field: PaperField; readonly on: boolean }[];
  /** Empty in both languages: the centre's name. */
  readonly header: Text;
  readonly footer: Text;
  readonly logo: string | null;
}

/** Every part with its name, in the order of a ticket nobody has changed. */
export const PART_NAMES: Readonly<Record<PaperField, `layout.part-${PaperField}`>> = {
  logo: 'layout.part-logo',
  header: 'layout.part-header',
  service: 'layout.part-service',
  number: 'layout.part-number',
  time: 'layout.part-time',
  class: 'layout.part-class',
  ahead: 'layout.part-ahead',
  counters: 'layout.part-counters',
  checklist: 'layout.part-checklist',
  qr: 'layout.part-qr',
  footer: 'layout.part-footer',
};
const EMPTY: Text = { vi: '', en: '' };

export function draftOf({ logo, header, footer, fields }: TicketLayout): LayoutDraft {
  const others = (Object.keys(PART_NAMES) as PaperField[]).filter((field) => !fields.includes(field));
  const parts = [...fields.map((field) => ({ field, on: true })), ...others.map((field) => ({ field, on: false }))];
  return { parts, header: header ?? EMPTY, footer, logo };
}

/** As the settings take it, or null while a text is there in one language only. */
export function layoutOf({ parts, header, footer, logo }: LayoutDraft): TicketLayout | null {
  const [top, bottom] = [tidy(header), tidy(footer)];
  const missing = (text: Text) => LANGUAGES.filter((language) => text[language] === '').length;
  if (missing(top) === 1 || missing(bottom) > 0) return null;
  return { logo, header: missing(top) === 0 ? top : null, footer: bottom, fields: parts.filter(({ on }) => on).map(({ field }) => field) };
}

/** A ticket without a number is none. */
export function withPart(draft: LayoutDraft, field: PaperField, on: boolean): LayoutDraft {
  if (field === 'number') return draft;
  return { ...draft, parts: draft.parts.map((part) => (part.field === field ? { field, on } : part)) };
}

/** One place up (-1) or down (1); the same draft where there is no further place. */
export function movePart(draft: LayoutDraft, field: PaperField, by: -1 | 1): LayoutDraft {
  const from = draft.parts.findIndex((part) => part.field === field);
  const [part, other] = [draft.parts[from], draft.parts[from + by]];
  if (part === undefined || other === undefined) return draft;
  const parts = [...draft.parts];
  [parts[from], parts[from + by]] = [other, part];
  return { ...draft, parts };
}

function tidy({ vi, en }: Text): Text {
  return { vi: vi.trim().normalize('NFC'), en: en.trim().normalize('NFC') };
}
