import { stringify } from 'yaml';
import type { Examples } from './examples.ts';
import { described, mappingsWithin, shape } from './shape.ts';
import { type Section, vocabulary, type Word } from './words.ts';

const head = `# Checks: the whole vocabulary

<!-- Made from the schemas and the examples: \`npm run -s plimsoll -- schema --reference > docs/checks.md\` -->

A check of a task looks at one thing on the engine and says what to expect of it. What it looks at is its own key, one of
those below; \`expect\` holds any number of words, and all of them must hold. How tasks are written is told in
[Writing questions](writing-questions.md).

Checks compare what is meant, not what was typed: \`-v\` and \`--mount\`, \`redis:alpine\` and its image id, \`128M\` and
\`134217728\` are the same. What the engine could not tell is \`unknown\`, never failed.

Every word has an example that passes and one that fails. The tests judge both on a real engine where this was run:
`;

const matchers = `## Matchers

### Texts

A plain value must be equal. A mapping holds conditions that must all be true: \`one-of: […]\`, \`pattern:\` (RE2 syntax, found
anywhere unless it is anchored), \`include:\` and \`exclude:\` (a part of the text), \`exists: true\` or \`false\`.

### Numbers

A plain value must be equal. A mapping holds \`one-of: […]\`, \`greater:\` (more than), \`less:\` (less than). Amounts of bytes may
have a unit, as Docker reads it: \`128M\`, \`128m\` and \`128MiB\` are 134217728.

### Lists

A plain list must be matched exactly, in any order. A mapping holds \`include:\` (each of these is there, whatever else is),
\`exclude:\` (none of these is there), and \`count:\` (how many there are in all, a [number](#numbers)).

### Conditions put together

\`all: […]\`, \`any: […]\` and \`not:\` take expectations of the same subject, and may stand within one another.
`;

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trim()}\n\`\`\``;
}

function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, collectionStyle: 'any' }).trim();
}

function keysOf(word: { readonly schema: Word['schema'] }): readonly string[] {
  return mappingsWithin(word.schema).flatMap((one) =>
    Object.entries(one.shape).map(([key, schema]) => {
      const said = described(schema);
      return `- \`${key}\`: ${shape(schema)}${said === '' ? '' : `. ${said}`}`;
    }),
  );
}

function wordPart({ id, key, schema }: Word, examples: Examples): string {
  const example = examples.words[id];
  const keys = keysOf({ schema });
  return [
    `### ${id.startsWith('containers') ? 'where ' : ''}\`${key}\``,
    described(schema),
    `Written as: ${shape(schema)}.`,
    ...(keys.length === 0 ? [] : [keys.join('\n')]),
    ...(example
      ? [fenced('yaml', `# passes\n${yaml(example.pass)}\n# fails\n${yaml(example.fail)}`)]
      : []),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function sectionPart({ subject, looksAt, words }: Section, examples: Examples): string {
  const keys = keysOf({ schema: looksAt });
  return [
    `## \`${subject}\``,
    described(looksAt),
    ...(keys.length === 0 ? [] : [keys.join('\n')]),
    ...words.map((word) => wordPart(word, examples)),
  ].join('\n\n');
}

const aboutFacts = `## Facts

A \`value\` of a check, a \`read\` of an answer and what a step is to \`remember\` name a fact: the thing it is read off, and
which fact of it. Facts are compared by what they mean: an id by its first twelve digits or more, \`128M\` and 134217728, a
time in any zone, a subnet by any of its addresses. Each stands here with a command that shows it in the same scene; the
tests hold both against each other.`;

function factLine({ value, 'shown-by': command }: Examples['facts'][number]): string {
  const { fact, ...rest } = value;
  const about = stringify(rest, { lineWidth: 0, collectionStyle: 'flow' }).trim().slice(2, -2);
  return `- \`${fact}\` of \`${about}\`: \`${command}\``;
}

/** The reference page of checks, as `docs/checks.md` holds it. */
export function referencePage(examples: Examples): string {
  return `${[
    head.trim(),
    fenced('sh', examples.scene),
    ...vocabulary().map((section) => sectionPart(section, examples)),
    aboutFacts,
    examples.facts.map(factLine).join('\n'),
    matchers.trim(),
  ].join('\n\n')}\n`;
}
