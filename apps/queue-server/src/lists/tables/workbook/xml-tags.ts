// The few tags of a workbook that are looked at beside its cells. No parser of XML: Excel's files have no comments and no
// sections of raw text, and what a file says otherwise is only not found.

/** All tags of that name, with their attributes; a prefix before the name does not count. */
export function tagsOf(xml: string, name: string): readonly string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}(?:\\s[^<>]*)?>`, 'g')) ?? [];
}

/** By their names without a prefix. */
export function attributesOf(tag: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(tag.matchAll(/([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g), ([, name = '', double, single]): [string, string] => [
      name,
      unescaped(double ?? single ?? ''),
    ]),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#x([\da-f]{1,5})|#(\d{1,6})|(lt|gt|amp|quot|apos));/gi, (whole, hex?: string, decimal?: string, name?: string) =>
    name === undefined ? String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) : (ENTITIES[name.toLowerCase()] ?? whole),
  );
}
