import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { Question } from './question.ts';
import { randomFrom } from './random.ts';
import { withKind } from './registry.ts';

/** A value for each parameter, by its name. */
export type Parameters = Readonly<Record<string, string>>;

/** A parameter's place in a question. */
export interface Placeholder {
  readonly name: string;
  readonly path: readonly (string | number)[];
}

const placeholder = /\{\{([a-z][a-z0-9_-]*)\}\}/gu;
/** Docker's own `--format` templates use these words between double braces. */
const templateWords = new Set(['end', 'else', 'break', 'continue']);

/** Every `{{name}}` in a question (or any part of one), with the path of the string it stands in. */
export function placeholders(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly Placeholder[] {
  if (typeof value === 'string') {
    if (!value.includes('{{')) return [];
    return [...value.matchAll(placeholder)].flatMap(([, name = '']) =>
      templateWords.has(name) ? [] : [{ name, path }],
    );
  }
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) => placeholders(entry, [...path, index]));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => placeholders(entry, [...path, key]));
}

function filled(value: unknown, parameters: Parameters): unknown {
  if (typeof value === 'string') {
    if (!value.includes('{{')) return value;
    return value.replace(placeholder, (whole, name: string) =>
      Object.hasOwn(parameters, name) ? (parameters[name] ?? whole) : whole,
    );
  }
  if (Array.isArray(value)) return value.map((entry) => filled(entry, parameters));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, filled(entry, parameters)]),
  );
}

const withoutPlaceholders = new WeakSet<Question>();
const variants = new WeakMap<Question, Map<string, Question>>();
const mostVariants = 200;

function fillIn(question: Question, parameters: Parameters): Question {
  const parsed = withKind(question, (kind) =>
    kind.schema.safeParse(filled(question, parameters), { jitless: true }),
  );
  if (parsed.success) return parsed.data;
  throw new Error(
    `The question ${question.id} cannot be filled in with ${JSON.stringify(parameters)}: ${parsed.error.message}`,
    { cause: parsed.error },
  );
}

/**
 * The question with its parameters filled in; the question itself where it has none. A `{{name}}` without a value
 * stays. The same question and values give the same object again. Throws where a value makes the question break its
 * own schema.
 */
export function instantiate(question: Question, parameters: Parameters): Question {
  if (withoutPlaceholders.has(question)) return question;
  if (!variants.has(question) && placeholders(question).length === 0) {
    withoutPlaceholders.add(question);
    return question;
  }
  const known = variants.get(question) ?? new Map<string, Question>();
  variants.set(question, known);
  const key = JSON.stringify(Object.entries(parameters).toSorted());
  const variant = known.get(key) ?? fillIn(question, parameters);
  if (known.size >= mostVariants) known.clear();
  known.set(key, variant);
  return variant;
}

/** A value for each declared parameter: drawn by the seed, or the first of each where the seed is null. */
export function drawParameters(
  declared: Readonly<Record<string, readonly string[]>>,
  seed: number | null,
): Parameters {
  const random = seed === null ? null : randomFrom(seed);
  const drawn: [string, string][] = [];
  for (const name of Object.keys(declared).toSorted()) {
    const values = declared[name] ?? [];
    const value =
      values[random && values.length > 0 ? uniformInt(random, 0, values.length - 1) : 0];
    if (value === undefined) throw new Error(`The parameter ${name} has no value to draw from.`);
    drawn.push([name, value]);
  }
  return Object.fromEntries(drawn);
}
