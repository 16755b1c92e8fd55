// K2, K3: what a scanned text leads to here. Nothing scanned is ever opened; what has no place here has its own sentence.
import { bookingCodeOf, type Recognised, recognise } from '@luot/shared/domain/codes/recognise';
import { scanText } from '@luot/shared/domain/codes/scan-text';
import type { CatalogueView } from '@luot/shared/protocol/views/catalogue-view';

/** Why a scan leads nowhere, each with its own words and way on. */
export type ScanNotice =
  | { readonly why: 'repealed'; readonly code: string; readonly successors: readonly string[] }
  | { readonly why: 'internal' | 'other-province' | 'unknown-code'; readonly code: string }
  /** `unknown-page`: a portal's that no table here knows; `unknown-ticket`: ours, and not of today. */
  | { readonly why: 'unknown-page' | 'damaged-code' | 'identity-card' | 'health-card' | 'not-recognised' | 'unknown-ticket' };

export type ScanDecision =
  | { readonly kind: 'procedure'; readonly code: string }
  | { readonly kind: 'search'; readonly words: string }
  | { readonly kind: 'dossier'; readonly code: string }
  | { readonly kind: 'ticket'; readonly token: string }
  | { readonly kind: 'booking'; readonly code: string }
  | { readonly kind: 'notice'; readonly notice: ScanNotice };

/** What means nothing in itself; another system's booking code may look like any of these. */
const MEANINGLESS: readonly ScanNotice['why'][] = ['not-recognised', 'unknown-page', 'damaged-code'];

/**
 * What a code leads to, the same whichever way it was read (K20a).
 * @param raw as a camera, a cable or a keyboard handed it on; what is no text leads to a notice like everything that means nothing
 * @param expectsBooking the visitor is about to show a booking: what is nothing else is its code (Q10)
 */
export function decideScan(raw: string, catalogue: CatalogueView, expectsBooking = false): ScanDecision {
  const text = scanText(raw) ?? '';
  const decision = decide(recognise(text), catalogue);
  if (!expectsBooking || decision.kind !== 'notice' || !MEANINGLESS.includes(decision.notice.why)) return decision;
  const code = bookingCodeOf(text);
  return code === null ? decision : { kind: 'booking', code };
}

function decide(found: Recognised, catalogue: CatalogueView): ScanDecision {
  switch (found.kind) {
    case 'procedure':
      return procedure(found.codes, catalogue);
    case 'portal-page': {
      const known = catalogue.procedures.find((p) => p.portalId === found.portalId) ?? catalogue.others.find((p) => p.portalId === found.portalId);
      return known === undefined ? notice({ why: 'unknown-page' }) : procedure([known.code], catalogue);
    }
    case 'foreign-page': {
      const known = catalogue.procedures.find((p) => p.foreignIds.includes(found.foreignId));
      return known === undefined ? notice({ why: 'unknown-page' }) : procedure([known.code], catalogue);
    }
    case 'search':
      return { kind: 'search', words: found.words };
    case 'dossier':
      return { kind: 'dossier', code: found.code };
    case 'ticket':
      return { kind: 'ticket', token: found.token };
    case 'booking':
      return { kind: 'booking', code: found.code };
    case 'card':
      return notice({ why: found.card === 'identity' ? 'identity-card' : 'health-card' });
    case 'damaged-code':
      return notice({ why: 'damaged-code' });
    case 'unknown':
      return notice({ why: 'not-recognised' });
  }
}

/** Of several codes the first that is handled here; otherwise the first that is in force at all. */
function procedure(codes: readonly string[], { procedures, others }: CatalogueView): ScanDecision {
  const inForce = codes.flatMap((code) => procedures.find((p) => p.code === code) ?? []);
  const known = inForce.find(({ serviceId }) => serviceId !== null) ?? inForce[0];
  if (known !== undefined) return { kind: 'procedure', code: known.code };
  const other = codes.flatMap((code) => others.find((o) => o.code === code) ?? [])[0];
  if (other?.why === 'repealed')
    return notice({ why: 'repealed', code: other.code, successors: other.successors.filter((code) => procedures.some((p) => p.code === code)) });
  if (other !== undefined) return notice({ why: 'other-province', code: other.code });
  const code = codes[0] ?? '';
  return notice({ why: /^[56]/.test(code) ? 'internal' : 'unknown-code', code });
}

function notice(of: ScanNotice): ScanDecision {
  return { kind: 'notice', notice: of };
}
