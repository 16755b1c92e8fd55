/** A length beside a figure, of the largest or of all; nothing is as long as nothing. */
export function ShareBar({ of, count, kind = 'received' }: { readonly of: number; readonly count: number; readonly kind?: 'received' | 'served' }) {
  return count === 0 ? null : <span className="bar" data-kind={kind} style={{ inlineSize: `${(count / of) * 100}%` }} />;
}
