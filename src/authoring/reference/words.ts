import { z } from 'zod';
import { checkSchema, subjects } from '../../checks/schema.ts';
import { bare } from '../schema-walk.ts';

type Schema = z.core.$ZodType;

/** One word of the vocabulary: something that a check may expect of its subject. */
export interface Word {
  /** `container.memory`; `containers.image` for the words that select. */
  readonly id: string;
  readonly key: string;
  readonly schema: Schema;
}

/** A kind of check with its words. */
export interface Section {
  readonly subject: (typeof subjects)[number];
  /** What stands under the key of the subject. */
  readonly looksAt: Schema;
  readonly words: readonly Word[];
}

function shapeOf(schema: Schema | undefined): Readonly<Record<string, Schema>> {
  const plain = schema && bare(schema, {});
  return plain instanceof z.ZodObject ? plain.shape : {};
}

function sectionOf(subject: Section['subject']): Section {
  const { shape } = checkSchema(subject);
  const looksAt = shape[subject];
  if (!looksAt) throw new Error(`A check of ${subject} has no key ${subject}`);
  const words = subject === 'containers' ? shapeOf(shapeOf(looksAt).where) : shapeOf(shape.expect);
  return {
    subject,
    looksAt,
    words: Object.entries(words).map(([key, schema]) => ({ id: `${subject}.${key}`, key, schema })),
  };
}

/** The whole vocabulary of checks, read off their schemas. */
export function vocabulary(): readonly Section[] {
  return subjects.map(sectionOf);
}
