import { RE2JS } from 're2js';
import { z } from 'zod';
import type { Reason } from '../../checks/diagnoses/case.ts';
import { factNeeds, factRef, readFact } from '../../checks/fact.ts';
import type { Finding } from '../../checks/finding.ts';
import { seenLogs } from '../../checks/look-up.ts';
import type { Need } from '../../checks/need.ts';
import type { Observation, Seen } from '../../checks/observation.ts';
import { pattern } from '../../checks/pattern.ts';
import { isMapping, pick } from '../../checks/pick.ts';
import { sameFact } from '../../checks/same-fact.ts';
import { textHolds, textMatcher } from '../../checks/text-matcher.ts';
import { valueLook } from '../../checks/value.ts';
import { localised } from '../../i18n/language.ts';
import { shown } from '../../i18n/shown.ts';
import { message, type Text } from '../../i18n/text.ts';
import { plainAnswer, plainCharacters } from '../answers/plain.ts';
import { id } from '../base.ts';

const likeness = pick(
  [
    z.strictObject({ read: factRef.describe('It is this other value on the engine.') }),
    z.strictObject({ text: textMatcher.describe('It is written so.') }),
  ],
  (input) => (isMapping(input) && Object.hasOwn(input, 'text') ? 1 : 0),
);

const common = {
  id: id.describe('The response names it; stable for ever. No check may have the same.'),
  label: localised.describe('What is asked for, in a few words: its field and its line.'),
  points: z.number().positive().max(1000).default(1).describe('All or nothing.'),
  step: id
    .optional()
    .describe('The step of the task it belongs to; needed where the task has steps.'),
  diagnose: z
    .array(
      z.strictObject({
        id: id.describe('Mistakes name it.'),
        when: likeness.describe('What was reported in place of what is right.'),
        say: localised.describe('The reason, in words for the learner.'),
      }),
    )
    .max(20)
    .default([])
    .describe('What a wrong value may come of; the first that fits is told.'),
};

const name = z.string().trim().min(1).max(255);

const read = z.strictObject({
  ...common,
  read: factRef.describe('What is right: it is read off the engine when the answer is judged.'),
});
const log = z.strictObject({
  ...common,
  log: z
    .strictObject({
      container: name,
      pattern: pattern.describe('The value is its first group, or all of it where it has none.'),
    })
    .describe('What is right stands in the log of a container, in the last line that fits.'),
});
const remembered = z.strictObject({
  ...common,
  remembered: id.describe('What is right is what an earlier step remembered under this id.'),
});
const accept = z.strictObject({
  ...common,
  accept: z
    .array(z.string().trim().min(1).max(200))
    .min(1)
    .max(50)
    .describe('What is right, where no engine can say it.'),
});

/** A value that a task asks to be reported, and what decides whether it is right. */
export const answer = pick([read, log, remembered, accept], (input) => {
  if (!isMapping(input)) return 0;
  const index = ['read', 'log', 'remembered', 'accept'].findIndex((key) =>
    Object.hasOwn(input, key),
  );
  return Math.max(0, index);
}).describe('A value to report, and what decides whether it is right.');

export type Answer = z.output<typeof answer>;

/** A fact that a step kept: how it was read, and what it was. */
export interface Remembered {
  readonly ref: z.output<typeof factRef>;
  readonly value: string;
}

/** What must be looked at to judge an answer. */
export function answerNeeds(asked: Answer): readonly Need[] {
  const mistaken = asked.diagnose.flatMap(({ when }) =>
    'read' in when ? factNeeds(when.read) : [],
  );
  if ('read' in asked) return [...factNeeds(asked.read), ...mistaken];
  return 'log' in asked
    ? [{ kind: 'logs', container: asked.log.container }, ...mistaken]
    : mistaken;
}

function tidy(text: string): string {
  return plainAnswer(plainCharacters(text)).trim().toLowerCase();
}

function fromLog(
  source: Extract<Answer, { log: unknown }>['log'],
  observation: Observation,
): Seen<string> {
  const seen = seenLogs(observation, source.container);
  if (seen.state !== 'present') return seen;
  const compiled = RE2JS.compile(source.pattern);
  for (const line of seen.value.items.toReversed()) {
    const matcher = compiled.matcher(line);
    if (!matcher.find()) continue;
    const value = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
    if (value !== null && value !== undefined) return { state: 'present', value };
  }
  return seen.value.complete
    ? { state: 'absent' }
    : { state: 'unknown', reason: message('questions.log-not-whole') };
}

/** What is right, where the engine says it; null where it does not, or not now. */
export function rightValue(
  asked: Answer,
  observation: Observation,
  kept: Readonly<Record<string, Remembered>>,
): string | null {
  if ('accept' in asked) return null;
  if ('remembered' in asked)
    return Object.hasOwn(kept, asked.remembered) ? (kept[asked.remembered]?.value ?? null) : null;
  const seen =
    'read' in asked ? readFact(observation, asked.read) : fromLog(asked.log, observation);
  return seen.state === 'present' ? seen.value : null;
}

type Judged = { readonly state: 'passed' | 'failed' | 'unknown'; readonly found: Text };

function judged(
  asked: Answer,
  given: string,
  observation: Observation,
  kept: Readonly<Record<string, Remembered>>,
): Judged {
  const reported = message('questions.answer-reported', { given: shown(given) });
  const against = (right: boolean): Judged => ({
    state: right ? 'passed' : 'failed',
    found: reported,
  });
  const settle = (seen: Seen<string>, same: (value: string) => boolean): Judged => {
    switch (seen.state) {
      case 'unknown':
        return { state: 'unknown', found: seen.reason };
      case 'absent':
        return { state: 'failed', found: message('questions.answer-nothing-there') };
      case 'present':
        return against(same(seen.value));
    }
  };
  if ('read' in asked) {
    return settle(readFact(observation, asked.read), (value) =>
      sameFact(asked.read, plainAnswer(given), value),
    );
  }
  if ('log' in asked)
    return settle(fromLog(asked.log, observation), (value) => tidy(value) === tidy(given));
  if ('accept' in asked) return against(asked.accept.some((one) => tidy(one) === tidy(given)));
  const fact = Object.hasOwn(kept, asked.remembered) ? kept[asked.remembered] : undefined;
  return fact === undefined
    ? { state: 'unknown', found: message('checks.not-looked') }
    : against(sameFact(fact.ref, plainAnswer(given), fact.value));
}

/** Why a value is wrong: what the author says of one like it, or that it is another than the engine's. */
function reasonOf(asked: Answer, given: string, observation: Observation): Reason {
  const fits = asked.diagnose.find(({ when }) => {
    if ('text' in when) return textHolds(plainAnswer(plainCharacters(given)).trim(), when.text);
    const seen = readFact(observation, when.read);
    return seen.state === 'present' && sameFact(when.read, plainAnswer(given), seen.value);
  });
  return fits
    ? { id: fits.id, text: fits.say }
    : { id: 'wrong-answer', text: message('questions.answer-wrong') };
}

function lookFor(asked: Answer): Text | null {
  if ('read' in asked) return message('checks.look', { command: valueLook(asked.read) });
  return 'log' in asked
    ? message('checks.look', { command: `docker container logs ${asked.log.container}` })
    : null;
}

/** The finding on a reported value; one that was not reported waits. The right value is never told. */
export function judgeAnswer(
  asked: Answer,
  given: string | undefined,
  observation: Observation,
  kept: Readonly<Record<string, Remembered>>,
): Finding {
  const empty = given === undefined || given.trim() === '';
  const verdict = empty
    ? ({ state: 'waiting', found: message('questions.answer-missing') } as const)
    : judged(asked, given, observation, kept);
  return {
    check: asked.id,
    title: asked.label,
    state: verdict.state,
    points: verdict.state === 'passed' ? asked.points : 0,
    max: asked.points,
    expected: message('questions.answer-expected', { label: asked.label }),
    found: verdict.found,
    diagnosis: verdict.state === 'failed' ? reasonOf(asked, given ?? '', observation) : null,
    next: verdict.state === 'failed' ? lookFor(asked) : null,
  };
}
