/** An expected "no" is data: a value or a refusal, never an exception. */
export type Result<Value, No> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly no: No };

export function ok<Value>(value: Value): Result<Value, never> {
  return { ok: true, value };
}

export function no<No>(reason: No): Result<never, No> {
  return { ok: false, no: reason };
}
