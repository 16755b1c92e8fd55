import type { Language } from '@luot/shared/domain/text';

/** A business day as a date people read: `23/11/2026`, `23 November 2026`. */
export function dayWords(day: string | null, language: Language): string {
  if (day === null) return '–';
  const form =
    language === 'vi' ? ({ day: '2-digit', month: '2-digit', year: 'numeric' } as const) : ({ day: 'numeric', month: 'long', year: 'numeric' } as const);
  return new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { ...form, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));
}
