// What is wrong with the words of a settings document: what nobody sees, and two names people take for one.
import { isBlank, nameKey, unseenCharacter } from '../../domain/plain-text.ts';
import { fillTemplate, LANGUAGES, type Text, type TextParams } from '../../domain/text.ts';
import type { CentreSettings } from '../centre.ts';

const SENTENCES = {
  unseen: {
    vi: '{path}: có ký tự không nhìn thấy {value} (ký tự điều khiển, dấu đổi chiều chữ hoặc chữ bị hỏng). Hãy gõ lại.',
    en: '{path}: there is the unseen character {value} (a control, a direction mark or a broken letter). Please type it again.',
  },
  blank: { vi: '{path}: chỉ có khoảng trắng.', en: '{path}: there are only spaces.' },
  'same-name': {
    vi: '{path}: tên "{value}" trùng với tên của "{other}"; không ai phân biệt được.',
    en: '{path}: the name "{value}" is that of "{other}" too; nobody could tell them apart.',
  },
} as const satisfies Record<string, Text>;

function fault(code: keyof typeof SENTENCES, params: TextParams): Text {
  return { vi: fillTemplate(SENTENCES[code].vi, params), en: fillTemplate(SENTENCES[code].en, params) };
}

export function nameFaults(centre: CentreSettings): Text[] {
  return [...wordFaults(centre, ''), ...sameNames(centre)];
}

/** A frame of a display may be filled with spaces; a name may not. */
const READ_BY_PEOPLE = /(?:^|\.)(?:vi|en|fields\.\d+)$/;

/** Every text anywhere in the document. */
function wordFaults(value: unknown, path: string): Text[] {
  if (typeof value === 'string') {
    const found = unseenCharacter(value);
    if (found !== null) return [fault('unseen', { path, value: found })];
    return READ_BY_PEOPLE.test(path) && isBlank(value) ? [fault('blank', { path })] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => wordFaults(inside, path === '' ? key : `${path}.${key}`));
}

/** Things people choose between, or are sent to, by their name. */
function sameNames(centre: CentreSettings): Text[] {
  const { services, classes, zones, counters, displays, kiosks, devices, pauseReasons } = centre;
  return Object.entries({ services, classes, zones, counters, displays, kiosks, devices, pauseReasons }).flatMap(([list, things]) =>
    LANGUAGES.flatMap((language) => {
      const known = new Map<string, string>();
      return things.flatMap(({ id, name }) => {
        const key = nameKey(name[language]);
        const other = known.get(key);
        if (other === undefined) known.set(key, id);
        return other === undefined || other === id ? [] : [fault('same-name', { path: `${list}.${id}.name.${language}`, value: name[language], other })];
      });
    }),
  );
}
