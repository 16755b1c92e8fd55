// L1, L4: what a counter's LED display shows, as the counter stands.
import { counterOf, type QueueState, ticketOf } from '../state.ts';

export type CounterShows =
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'free' }
  | { readonly kind: 'paused' }
  /** A closed counter. */
  | { readonly kind: 'dark' };

export function counterShows(state: QueueState, counterId: string): CounterShows {
  const counter = counterOf(state, counterId);
  if (counter.current !== null) return { kind: 'number', number: ticketOf(state, counter.current).number };
  if (counter.state === 'closed') return { kind: 'dark' };
  return { kind: counter.state === 'paused' ? 'paused' : 'free' };
}
