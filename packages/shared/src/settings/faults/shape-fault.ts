import { z } from 'zod';
import type { Text } from '../../domain/text.ts';

const vi = z.locales.vi().localeError;
const en = z.locales.en().localeError;

/** What a schema says of a document, a sentence in every language that begins with its place: `hours.week.0: …`. */
export function shapeFault(issue: z.core.$ZodIssue): Text {
  const path = issue.path.map(String).join('.') || '.';
  const say = (locale: typeof vi) => {
    const message = locale(issue as z.core.$ZodRawIssue);
    return `${path}: ${typeof message === 'string' ? message : (message?.message ?? issue.message)}`;
  };
  return { vi: say(vi), en: say(en) };
}
