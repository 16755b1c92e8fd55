// A platform takes about a millisecond to make a formatter with a time zone, and a screen asks for several in every frame.

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The formatter of a locale and options, made once.
 * @throws RangeError for a time zone the platform does not know
 */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, options);
    formats.set(key, format);
  }
  return format;
}
