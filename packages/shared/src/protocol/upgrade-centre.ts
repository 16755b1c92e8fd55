// Settings of earlier versions in today's shape: an ordered list, a reason beside each step. Untrusted input goes in and
// comes out; the schema judges the result.

type Document = Readonly<Record<string, unknown>>;

const STEPS: readonly ((document: Document) => Document)[] = [
  // 1: printers were the only devices. Panels, keypads and scanners came, and all stand in one registry.
  (document) => {
    if (!Array.isArray(document['printers']) || document['devices'] !== undefined) return document;
    const { printers, ...rest } = document;
    return { ...rest, devices: printers };
  },
];

export function upgradeCentre(document: unknown): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document;
  return STEPS.reduce<Document>((upgraded, step) => step(upgraded), document as Document);
}
