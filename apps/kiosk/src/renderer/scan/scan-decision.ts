// K2: whatever was scanned is data. A procedure's code is found in it, or it is not recognised; nothing is ever opened.
import { scanText } from '@luot/shared/domain/scan-text';
import type { Procedure } from '@luot/shared/protocol/views';

export type ScanDecision =
  | { readonly kind: 'procedure'; readonly serviceId: string; readonly code: string }
  /** K3: a code as the national catalogue writes them, of nothing that is handled here. */
  | { readonly kind: 'elsewhere'; readonly code: string }
  | { readonly kind: 'unknown' };

/** `1.001193`, not within a longer number. Without a look-behind, which older browsers cannot parse. */
const CODE = /(?:^|[^\d.])([1-6]\.\d{6})(?!\d)/g;

/** @param serviceIds what this kiosk gives numbers for */
export function decideScan(raw: string, procedures: readonly Procedure[], serviceIds: readonly string[]): ScanDecision {
  const text = scanText(raw);
  const codes = text === null ? [] : [...text.matchAll(CODE)].flatMap(([, code]) => code ?? []);
  const [first] = codes;
  if (first === undefined) return { kind: 'unknown' };
  const here = codes.flatMap((code) => procedures.find((p) => p.code === code && serviceIds.includes(p.serviceId)) ?? [])[0];
  return here === undefined ? { kind: 'elsewhere', code: first } : { kind: 'procedure', serviceId: here.serviceId, code: here.code };
}
