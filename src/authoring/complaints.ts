import { z } from 'zod';
import { type Complaint, leadsTo, type Path, valueAt } from './complaint.ts';
import { nearest } from './nearest.ts';
import { complaintsOf } from './wording.ts';

function samePath(one: Path, other: Path): boolean {
  return one.length === other.length && leadsTo(one, other);
}

/** A key that is missing only because it was misspelt is one error, not two. */
function withoutKnockOn(complaints: readonly Complaint[], tree: unknown): readonly Complaint[] {
  const unknown = complaints.filter(({ at, path }) => at === 'key' && path.length > 0);
  return complaints.filter((complaint) => {
    if (complaint.at === 'key' || valueAt(tree, complaint.path) !== undefined) return true;
    const name = String(complaint.path.at(-1));
    return !unknown.some(
      ({ path }) =>
        samePath(path.slice(0, -1), complaint.path.slice(0, -1)) &&
        nearest(String(path.at(-1)), [name]) !== null,
    );
  });
}

/** A value checked against a schema: what it became, or all that is wrong with it. */
export type Checked<T> =
  | { readonly value: T; readonly complaints: readonly [] }
  | { readonly value: undefined; readonly complaints: readonly Complaint[] };

/** Checks a file's tree against a schema. */
export function check<T>(schema: z.ZodType<T>, tree: unknown): Checked<T> {
  // A parser compiled for each schema takes longer to make than a few dozen files take to check.
  const parsed = z.core.safeParse(schema, tree, { jitless: true });
  if (parsed.success) return { value: parsed.data, complaints: [] };
  const complaints = parsed.error.issues.flatMap((issue) => complaintsOf(issue, schema, tree));
  return { value: undefined, complaints: withoutKnockOn(complaints, tree) };
}
