// R51, R52: texts that are, or hold, somebody's telephone or identity number. Neither has a place in a code or in a note.

export type PersonalNumber = 'phone' | 'identity';

/** Mobile numbers: ten digits from 03, 05, 07, 08 or 09, or with the country's code instead of the first. */
const PHONE = /^(?:0|(?:\+|00)?840?)[35789]\d{8}$/;
/** Where the birth was registered, century and sex (0 to 3 for those born from 1900 to 2099), year, six more digits. */
const IDENTITY = /^(\d{3})[0-3]\d{8}$/;
/** The places of Circular 07/2016/TT-BCA. A number keeps its own when provinces merge. */
const PLACES = new Set(
  [
    '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038',
    '040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079',
    '080 082 083 084 086 087 089 091 092 093 094 095 096',
  ].flatMap((line) => line.split(' ')),
);
/** No number of either kind is longer. */
const LONGEST = 14;
/** What people put between the digits of one number. */
const BETWEEN = /^[\s.()\p{Pd}]{0,3}$/u;

/** What the whole of a text is, however its digits are parted; null: neither. */
export function personalNumberOf(text: string): PersonalNumber | null {
  return kindOf(plain(text).replaceAll(/[\s.()\p{Pd}]/gu, ''));
}

/** What stands somewhere in a text; null: neither. A dossier's code or a date with an hour is none. */
export function personalNumberIn(text: string): PersonalNumber | null {
  const line = plain(text);
  const groups = [...line.matchAll(/\+?\d+/g)].map(({ 0: digits, index }) => ({ digits, from: index, to: index + digits.length }));
  for (const [i, first] of groups.entries()) {
    if (/\d[.\p{Pd}]$/u.test(line.slice(0, first.from)) || beginsWithDate(groups.slice(i).map(({ digits }) => digits))) continue;
    let joined = '';
    let to = first.from;
    for (const group of groups.slice(i)) {
      joined += group.digits;
      if (joined.length > LONGEST || !BETWEEN.test(line.slice(to, group.from))) break;
      to = group.to;
      const kind = /^[.\p{Pd}]\d/u.test(line.slice(to)) ? null : kindOf(joined);
      if (kind !== null) return kind;
    }
  }
  return null;
}

/** One form for digits of any width, without what cannot be seen. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');
}

function kindOf(digits: string): PersonalNumber | null {
  if (PHONE.test(digits)) return 'phone';
  return PLACES.has(IDENTITY.exec(digits)?.[1] ?? '') ? 'identity' : null;
}

/** Day, month, year: with an hour after it, it has as many digits as a telephone number. */
function beginsWithDate([day = '', month = '', year = '']: readonly string[]): boolean {
  return day.length <= 2 && month.length <= 2 && /^(?:19|20)\d\d$/.test(year);
}
