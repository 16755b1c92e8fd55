/** Languages every text exists in; Vietnamese is the first one on every screen. */
export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in every language. */
export type Text = Readonly<Record<Language, string>>;

export type TextParams = Readonly<Record<string, string | number>>;

/** Replaces `{name}` by the parameter of that name; a name without a parameter stays, so that it is seen. */
export function fillTemplate(template: string, params: TextParams = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
