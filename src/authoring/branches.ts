import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** How far a branch is from fitting: of another type is furthest, then another variant, then each error counts. */
function misfit(issues: readonly Issue[]): number {
  let sum = 0;
  for (const issue of issues) {
    if (issue.code === 'invalid_type' && issue.path.length === 0) sum += 1_000_000;
    else if (issue.code === 'invalid_value') sum += 1000;
    else if (issue.code === 'unrecognized_keys') sum += 10 * issue.keys.length;
    else sum += issue.code === 'invalid_type' ? 15 : 5;
  }
  return sum;
}

/** The index of the branch of a union that the author most likely meant, by what each branch says against the input. */
export function bestBranch(errors: readonly (readonly Issue[])[]): number {
  let best = 0;
  for (const [index, issues] of errors.entries()) {
    if (misfit(issues) < misfit(errors[best] ?? [])) best = index;
  }
  return best;
}

/** Whether no branch even takes a value of this type. */
export function allOfAnotherType(errors: readonly (readonly Issue[])[]): boolean {
  return errors.every((issues) =>
    issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0),
  );
}
