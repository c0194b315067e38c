import type { z } from 'zod';
import { assertNever } from '../assert-never.ts';
import { message, type Text } from '../i18n/text.ts';
import { allOfAnotherType, bestBranch } from './branches.ts';
import { asPath, type Complaint, type Path, valueAt } from './complaint.ts';
import { bound, format, typeName } from './expectations.ts';
import { nearest } from './nearest.ts';
import { ruleInWords } from './rules.ts';
import { knownKeysAt } from './schema-walk.ts';
import { described, listed, oneOf } from './words.ts';

type Issue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;

function oneOfFound(values: readonly unknown[], value: unknown): Text {
  const near = typeof value === 'string' ? nearest(value, values.map(String)) : null;
  return near === null
    ? described(value)
    : message('authoring.found-near', { found: described(value), nearest: near });
}

function unknownKeys(
  issue: z.core.$ZodIssueUnrecognizedKeys,
  path: Path,
  schema: Schema,
  tree: unknown,
): Complaint[] {
  const known = knownKeysAt(schema, tree, path);
  const mapping = valueAt(tree, path);
  const present = typeof mapping === 'object' && mapping !== null ? Object.keys(mapping) : [];
  const free = known.filter((key) => !present.includes(key));
  return issue.keys.map((key) => {
    const near = nearest(key, free) ?? nearest(key, known);
    return {
      path: [...path, key],
      at: 'key',
      expected:
        known.length === 0
          ? message('authoring.expected-no-key')
          : message('authoring.expected-known-key', { keys: listed(known) }),
      found:
        near === null
          ? message('authoring.found-unknown-key', { key })
          : message('authoring.found-unknown-key-near', { key, nearest: near }),
    };
  });
}

function union(
  issue: z.core.$ZodIssueInvalidUnion,
  path: Path,
  schema: Schema,
  tree: unknown,
): Complaint[] {
  const value = valueAt(tree, path);
  if (issue.errors.length === 0) {
    const options = 'options' in issue ? (issue.options ?? []) : [];
    return [
      {
        path,
        at: 'value',
        expected: oneOf(options.map(String)),
        found: oneOfFound(options, value),
      },
    ];
  }
  if (allOfAnotherType(issue.errors)) {
    const types = issue.errors.map((errors) =>
      errors.find((error) => error.code === 'invalid_type' && error.path.length === 0),
    );
    const names = types.flatMap((type) =>
      type?.code === 'invalid_type' ? [typeName(type.expected)] : [],
    );
    const expected = names.reduce((all, next) => message('authoring.either', { all, next }));
    return [{ path, at: 'value', expected, found: described(value) }];
  }
  const branch = issue.errors[bestBranch(issue.errors)] ?? [];
  return branch.flatMap((inner) =>
    complaintsOf({ ...inner, path: [...path, ...inner.path] }, schema, tree),
  );
}

/** Every complaint in an issue that zod raised on a file's tree: each with its path, what was expected and what stands there. */
export function complaintsOf(issue: Issue, schema: Schema, tree: unknown): Complaint[] {
  const path = asPath(issue.path);
  const value = valueAt(tree, path);
  const missing = value === undefined && path.length > 0;
  const complaint = (expected: Text): Complaint[] => [
    {
      path,
      at: 'value',
      expected: missing
        ? message('authoring.expected-key', { key: String(path.at(-1)), what: expected })
        : expected,
      found: missing ? message('authoring.found-no-key') : described(value),
    },
  ];
  switch (issue.code) {
    case 'invalid_type':
      return complaint(typeName(issue.expected));
    case 'too_small':
    case 'too_big':
      return complaint(bound(issue));
    case 'invalid_format':
      return complaint(format(issue));
    case 'not_multiple_of':
      return complaint(message('authoring.expected-multiple', { divisor: Number(issue.divisor) }));
    case 'invalid_value': {
      const [one] = complaint(oneOf(issue.values.map(String)));
      return one ? [missing ? one : { ...one, found: oneOfFound(issue.values, value) }] : [];
    }
    case 'unrecognized_keys':
      return unknownKeys(issue, path, schema, tree);
    case 'invalid_union':
      return missing && allOfAnotherType(issue.errors)
        ? complaint(union(issue, path, schema, tree)[0]?.expected ?? typeName('string'))
        : union(issue, path, schema, tree);
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((inner) =>
        complaintsOf({ ...inner, path: [] }, schema, path.at(-1)).map((found) => ({
          ...found,
          path,
          at: 'key' as const,
        })),
      );
    case 'custom':
      return complaint(ruleInWords(issue.message));
    default:
      return assertNever(issue);
  }
}
