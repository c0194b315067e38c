import { z } from 'zod';
import { message, type Text } from '../i18n/text.ts';
import { id } from '../questions/base.ts';
import { ruleInWords } from './rules.ts';

const idPattern = z.core
  .safeParse(id, ' ')
  .error?.issues.flatMap((issue) => (issue.code === 'invalid_format' ? [issue.pattern] : []))[0];

/** A type, as zod names it, in words. */
export function typeName(expected: string): Text {
  switch (expected) {
    case 'string':
      return message('authoring.type-text');
    case 'number':
      return message('authoring.type-number');
    case 'int':
      return message('authoring.type-whole-number');
    case 'boolean':
      return message('authoring.type-boolean');
    case 'array':
      return message('authoring.type-list');
    case 'object':
    case 'record':
      return message('authoring.type-mapping');
    case 'nonoptional':
      return message('authoring.type-any');
    default:
      return message('authoring.type-other', { name: expected });
  }
}

/** What a bound on a size or a number asks for, in words. */
export function bound(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Text {
  const least = issue.code === 'too_small';
  const limit = Number(least ? issue.minimum : issue.maximum);
  const side = least ? 'least' : 'most';
  switch (issue.origin) {
    case 'string':
      return least && limit === 1
        ? message('authoring.expected-not-empty')
        : message(`authoring.expected-length-${side}`, { limit });
    case 'array':
    case 'set':
      return message(`authoring.expected-entries-${side}`, { limit });
    default:
      if (issue.inclusive === false) return message(`authoring.expected-beyond-${side}`, { limit });
      return message(`authoring.expected-number-${side}`, { limit });
  }
}

/** What a text's form must be, in words. */
export function format(issue: z.core.$ZodIssueInvalidStringFormat): Text {
  if (!issue.message.startsWith('Invalid ')) return ruleInWords(issue.message);
  if (issue.pattern === idPattern) return message('authoring.expected-id');
  return message('authoring.expected-pattern', { pattern: issue.pattern ?? issue.format });
}
