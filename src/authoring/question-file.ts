import { z } from 'zod';
import { message } from '../i18n/text.ts';
import { questionProblems } from '../questions/any.ts';
import type { Question } from '../questions/question.ts';
import { isKind, questionKinds } from '../questions/registry.ts';
import { type Complaint, leadsTo, type Path, valueAt } from './complaint.ts';
import { check } from './complaints.ts';
import { nearest } from './nearest.ts';
import { repair } from './repair.ts';
import { described, listed } from './words.ts';

const names = Object.keys(questionKinds);
const mapping = z.record(z.string(), z.unknown());
const withKind = z.looseObject({ kind: z.string() });

function unknownKind(kind: string): Complaint {
  const near = nearest(kind, names);
  return {
    path: ['kind'],
    at: 'value',
    expected: message('authoring.expected-kind', { kinds: listed(names) }),
    found:
      near === null
        ? described(kind)
        : message('authoring.found-near', { found: described(kind), nearest: near }),
  };
}

/** Parts that refer to ids elsewhere in the question: where an id is broken, what they say cannot be judged. */
const referring = ['pairs', 'mistakes'];

function isKnockOn(path: Path, broken: readonly Path[]): boolean {
  const idsBroken = broken.some((one) => one.at(-1) === 'id' || one.length <= 2);
  return (
    broken.some((one) => leadsTo(one, path) || leadsTo(path, one)) ||
    (idsBroken && referring.includes(String(path[0])))
  );
}

/** What is wrong beyond the schema, in whatever of the question fits it. */
function refusals(
  schema: z.ZodType<Question>,
  tree: unknown,
  complaints: readonly Complaint[],
): readonly Complaint[] {
  const repaired = repair(schema, tree, complaints);
  if (!repaired) return [];
  return questionProblems(repaired.value)
    .filter(({ path }) => !isKnockOn(path, repaired.replaced))
    .map((found) => ({ ...found, at: 'value' as const }));
}

/** A question file's tree checked: the question, or all that is wrong with it. */
export interface CheckedQuestion {
  readonly question: Question | null;
  readonly complaints: readonly Complaint[];
}

/** Checks one question file. Its kind is looked at first, so that what is said is of that kind alone. */
export function checkQuestion(tree: unknown): CheckedQuestion {
  const shape = check(valueAt(tree, ['kind']) === undefined ? withKind : mapping, tree);
  if (!shape.value) return { question: null, complaints: shape.complaints };
  const kind = shape.value.kind;
  if (!isKind(kind)) return { question: null, complaints: [unknownKind(String(kind))] };
  const schema: z.ZodType<Question> = questionKinds[kind].schema;
  const { value, complaints } = check(schema, tree);
  if (!value) {
    return { question: null, complaints: [...complaints, ...refusals(schema, tree, complaints)] };
  }
  const refused = questionProblems(value).map((found) => ({ ...found, at: 'value' as const }));
  return { question: refused.length === 0 ? value : null, complaints: refused };
}
