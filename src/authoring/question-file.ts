import { z } from 'zod';
import { message } from '../i18n/text.ts';
import { questionProblems } from '../questions/any.ts';
import { questionBase } from '../questions/base.ts';
import type { Question } from '../questions/question.ts';
import { isKind, questionKinds } from '../questions/registry.ts';
import { type Complaint, leadsTo, type Path } from './complaint.ts';
import { check } from './complaints.ts';
import { nearest } from './nearest.ts';
import { repair } from './repair.ts';
import { described, listed } from './words.ts';

const names = Object.keys(questionKinds);
const mapping = z.record(z.string(), z.unknown());
const anyKind = z.looseObject(questionBase.omit({ kind: true }).shape);

/** What is wrong with `kind`, and the kind that was most likely meant. */
function kindComplaint(tree: Readonly<Record<string, unknown>>): Complaint {
  const { kind } = tree;
  const kinds = message('authoring.expected-kind', { kinds: listed(names) });
  const misspelt = Object.keys(tree).find((key) => nearest(key, ['kind']) !== null);
  if (kind === undefined) {
    return {
      path: misspelt === undefined ? ['kind'] : [misspelt],
      at: 'key',
      expected: message('authoring.expected-key', { key: 'kind', what: kinds }),
      found:
        misspelt === undefined
          ? message('authoring.found-no-key')
          : message('authoring.found-unknown-key', { key: misspelt }),
    };
  }
  const near = nearest(String(kind), names);
  return {
    path: ['kind'],
    at: 'value',
    expected: kinds,
    found:
      near === null
        ? described(kind)
        : message('authoring.found-near', { found: described(kind), nearest: near }),
  };
}

/** Without its kind, a question is checked as the kind it was meant to be, or for what every kind has. */
function checkUnknownKind(tree: Readonly<Record<string, unknown>>): readonly Complaint[] {
  const complaint = kindComplaint(tree);
  const meant = typeof tree.kind === 'string' ? nearest(tree.kind, names) : null;
  const rest =
    meant === null
      ? check(anyKind, tree).complaints
      : checkQuestion({ ...tree, kind: meant }).complaints;
  return [complaint, ...rest];
}

/** Lists of parts with ids, and what refers to those: where an id is broken, what refers to it cannot be judged. */
const withIds = ['left', 'right', 'checks'];
const referring = ['pairs', 'mistakes', 'after'];

function isKnockOn(path: Path, broken: readonly Path[]): boolean {
  const idsBroken = broken.some(
    (one) => withIds.includes(String(one[0])) && (one.at(-1) === 'id' || one.length <= 2),
  );
  return (
    broken.some((one) => leadsTo(one, path) || leadsTo(path, one)) ||
    (idsBroken && path.some((step) => referring.includes(String(step))))
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
  const shape = check(mapping, tree);
  if (!shape.value) return { question: null, complaints: shape.complaints };
  const { kind } = shape.value;
  if (!isKind(kind)) return { question: null, complaints: checkUnknownKind(shape.value) };
  const schema: z.ZodType<Question> = questionKinds[kind].schema;
  const { value, complaints } = check(schema, tree);
  if (!value) {
    return { question: null, complaints: [...complaints, ...refusals(schema, tree, complaints)] };
  }
  const refused = questionProblems(value).map((found) => ({ ...found, at: 'value' as const }));
  return { question: refused.length === 0 ? value : null, complaints: refused };
}
