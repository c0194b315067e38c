/** Ends a switch over a closed union: the compiler refuses a case that was left out. */
export function assertNever(value: never): never {
  throw new Error(`A case is missing for ${JSON.stringify(value)}`);
}
