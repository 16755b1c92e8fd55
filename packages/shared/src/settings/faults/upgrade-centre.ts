// Settings of earlier versions in today's shape: an ordered list, a reason beside each step. Untrusted input goes in and
// comes out; the schema judges the result.
import { USUAL_CALL_REASONS } from '../call-reasons.ts';
import { USUAL_BOARDS, USUAL_RATINGS, USUAL_VOICE } from '../hall-settings.ts';
import { USUAL_ORDER } from '../order-settings.ts';

type Document = Readonly<Record<string, unknown>>;

const STEPS: readonly ((document: Document) => Document)[] = [
  // 1: printers were the only devices. Panels, keypads and scanners came, and all stand in one registry.
  (document) => {
    if (!Array.isArray(document['printers']) || document['devices'] !== undefined) return document;
    const { printers, ...rest } = document;
    return { ...rest, devices: printers };
  },
  // 2: the kiosk came to measure in millimetres, to know its province and to ask about dossiers.
  (document) => {
    const { kiosks } = document;
    if (!Array.isArray(kiosks) || (document['dossiers'] !== undefined && document['province'] !== undefined && kiosks.every(hasDensity))) return document;
    return {
      province: null,
      dossiers: { source: { kind: 'none' }, desks: { supplement: null, pay: null, collect: null, ask: null } },
      ...document,
      kiosks: kiosks.map(withDensity),
    };
  },
  // 3: priority came to be bounded, tickets to be held and booked; halls came to speak and to show pictures.
  (document) => {
    const usual = { order: USUAL_ORDER, voice: USUAL_VOICE, boards: USUAL_BOARDS, ratings: USUAL_RATINGS };
    if (!Array.isArray(document['counters']) || Object.keys(usual).every((part) => part in document)) return document;
    return { ...usual, ...document };
  },
  // 4: why somebody is called before their turn came to be chosen, not written.
  (document) => {
    if (!Array.isArray(document['counters']) || 'callReasons' in document) return document;
    return { callReasons: USUAL_CALL_REASONS, ...document };
  },
];

export function upgradeCentre(document: unknown): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document;
  return STEPS.reduce<Document>((upgraded, step) => step(upgraded), document as Document);
}

/** 21.5" Full HD, the most usual kiosk. */
const USUAL_DPI = 102;

function hasDensity(kiosk: unknown): boolean {
  return typeof kiosk === 'object' && kiosk !== null && 'screenDpi' in kiosk;
}

function withDensity(kiosk: unknown): unknown {
  return typeof kiosk === 'object' && kiosk !== null ? { screenDpi: USUAL_DPI, ...kiosk } : kiosk;
}
