/** Ends every switch over a union: a case added later is a compile error here. Throws, because reaching it is a bug. */
export function assertNever(value: never): never {
  throw new Error(`impossible case: ${JSON.stringify(value)}`);
}
