// K6: what a kiosk says aloud of its screens is what it shows there, clip by clip: `kiosk.help-home` is help-home.
import { LANGUAGES, type Language } from '@luot/shared/domain/text';
import { STRING_KEYS, templateOf } from '@luot/strings/say';

/** Texts of the help dialog that are buttons and answers, not a screen's. */
const NOT_SAID = ['kiosk.help-listen', 'kiosk.help-silence', 'kiosk.help-call', 'kiosk.help-called', 'kiosk.help-coming'];

/** Clip to text, in a language the screens have; none in any other. */
export function helpTexts(language: string): Readonly<Record<string, string>> {
  const own = LANGUAGES.find((known): known is Language => known === language);
  if (own === undefined) return {};
  const keys = STRING_KEYS.filter((key) => key.startsWith('kiosk.help-') && !NOT_SAID.includes(key));
  return Object.fromEntries(keys.map((key) => [key.replace('kiosk.', ''), templateOf(own, key)]));
}

/** As a machine reads it: "ông/bà" is two words, and quotation marks are not heard. */
export function spokenText(text: string): string {
  return text.replaceAll('/', ' ').replaceAll(/[“”]/g, '');
}
