// Codes of dossiers (hồ sơ), as receipts print them. Several systems' receipts come to one counter.
// Sources: Circular 01/2018/TT-VPCP Art. 19 (old form), Circular 03/2025/TT-VPCP (present form), receipts of the
// Vietnam Social Security.

/** Who numbered the dossier: a one-stop or ministry system, or the social insurance. */
export type DossierSystem = 'one-stop' | 'social-insurance';

export interface DossierCode {
  /** In capitals, as printed: `H15.50.05.13-261008-0975`, `000.00.12.H62-201105-0004`, `03706/2026/07906`. */
  readonly code: string;
  readonly system: DossierSystem;
}

/**
 * Unit (with or without the old numeric head), date as yymmdd, running number of 4 to 7 digits. Around a sign there may be
 * spaces or the end of a line; within digits never, as they might be another number's.
 */
const ONE_STOP = /(?:^|[^\dA-Z.])((?:\d{3} ?\. ?\d{2} ?\. ?\d{1,3} ?\. ?)?[A-Z]\d{2}(?: ?\. ?\d{2,3}){0,4} ?- ?\d{6} ?- ?\d{4,7})(?![\dA-Z])/;
const SOCIAL_INSURANCE = /(?:^|[^\d/])(\d{5} ?\/ ?\d{4} ?\/ ?\d{5})(?!\d| ?\/)/;
/** Whatever a printer or a word processor makes of a hyphen; the minus signs are no dashes to Unicode. */
const HYPHENS = /[\p{Pd}\u02d7\u2043\u2212]/gu;

/** The first dossier code in a text, or null. Small letters are taken as capitals, any dash as a hyphen, full-width signs as plain. */
export function findDossierCode(text: string): DossierCode | null {
  const capitals = withPlainSigns(text);
  const oneStop = ONE_STOP.exec(capitals)?.[1]?.replaceAll(' ', '');
  if (oneStop !== undefined && isDate(oneStop.split('-')[1] ?? '')) return { code: oneStop, system: 'one-stop' };
  const insurance = SOCIAL_INSURANCE.exec(capitals)?.[1]?.replaceAll(' ', '');
  return insurance === undefined ? null : { code: insurance, system: 'social-insurance' };
}

function withPlainSigns(text: string): string {
  return narrow(text).replaceAll(HYPHENS, '-').replaceAll(/\s+/g, ' ').toUpperCase();
}

/** Full-width letters, digits and signs, as some keyboards write them, in their usual width. */
export function narrow(text: string): string {
  return text.replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/** `yymmdd` with a month and a day there can be. */
function isDate(yymmdd: string): boolean {
  const [month, day] = [Number(yymmdd.slice(2, 4)), Number(yymmdd.slice(4, 6))];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** As many as a person can choose among. */
const MOST_SUGGESTIONS = 3;

/**
 * Codes that were perhaps meant by a text typed without its dots and hyphens: `H15500513261008 0975` is
 * `H15.50.05.13-261008-0975`. Unit parts are taken as pairs, which nearly all are. None for a proper code.
 */
export function suggestDossierCodes(typed: string): string[] {
  if (findDossierCode(typed) !== null) return [];
  const [, letter, digits] = /^([A-Z])(\d{12,24})$/.exec(withPlainSigns(typed).replaceAll(/[^\dA-Z]/g, '')) ?? [];
  if (letter === undefined || digits === undefined) return [];
  const codes: string[] = [];
  // Provincial systems number with four digits, ministries with six or seven.
  for (const sequence of [4, 6, 7, 5]) {
    const date = digits.slice(-sequence - 6, -sequence);
    const unit = digits.slice(0, -sequence - 6);
    const year = Number(date.slice(0, 2));
    if (unit.length < 2 || unit.length > 10 || unit.length % 2 === 1 || !isDate(date) || year < 15 || year > 60) continue;
    codes.push(`${letter}${unit.match(/\d\d/g)?.join('.') ?? ''}-${date}-${digits.slice(-sequence)}`);
  }
  return codes.slice(0, MOST_SUGGESTIONS);
}
