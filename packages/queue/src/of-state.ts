// What several views ask of one state is worked out once. States are values: what was true of one stays true of it.
import type { QueueState } from './state.ts';

export function ofState<Value>(compute: (state: QueueState) => Value): (state: QueueState) => Value {
  const known = new WeakMap<QueueState, { readonly value: Value }>();
  return (state) => {
    const found = known.get(state) ?? { value: compute(state) };
    known.set(state, found);
    return found.value;
  };
}
