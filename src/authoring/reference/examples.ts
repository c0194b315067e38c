import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { factRef } from '../../checks/fact.ts';
import { check } from '../../checks/schema.ts';

const written = z.looseObject({});

const example = z.strictObject({ pass: written, fail: written });

const file = z.strictObject({
  scene: z.string(),
  words: z.record(z.string(), example),
  facts: z.array(z.strictObject({ value: factRef, 'shown-by': z.string() })),
});

/**
 * The examples of the reference page: what makes their scene, and for each word a check that passes and
 * one that fails, and for each fact a command that shows its value.
 */
export type Examples = z.output<typeof file>;

/** Reads the examples that lie beside this file. Throws where they have another shape. */
export async function readExamples(): Promise<Examples> {
  return file.parse(parse(await readFile(new URL('examples.yaml', import.meta.url), 'utf8')));
}

/** An example as a check, parsed as a task's checks are. */
export function exampleCheck(written: Examples['words'][string]['pass']) {
  return check.parse({ id: 'example', ...written });
}
