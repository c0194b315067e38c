import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { randomFrom, seedFrom } from '../../questions/random.ts';
import { sideOf, variantSeed } from './seeds.ts';
import type { AssessmentQuestion, AssessmentSection, AssessmentSettings } from './settings.ts';

interface Keyed {
  readonly question: AssessmentQuestion;
  readonly name: string;
  readonly key: number;
}

function keyed(question: AssessmentQuestion, seed: number): Keyed {
  const name = `${question.chapter}/${question.question}`;
  const random = randomFrom(seedFrom(`question ${seed} ${name}`));
  return { question, name, key: uniformInt(random, 0, 0x7fffffff) };
}

function byKey(one: Keyed, other: Keyed): number {
  return one.key - other.key || (one.name < other.name ? -1 : 1);
}

/**
 * The section's questions in the order in which the student with this seed meets them. Each question draws its own
 * place, so that one added at the end comes in somewhere and moves none of the others past each other. Which of the first
 * two listed comes before the other goes by the seed's side: no two seeds that follow each other give the same order.
 */
export function questionOrder(
  section: Pick<AssessmentSection, 'order' | 'questions'>,
  seed: number,
): readonly AssessmentQuestion[] {
  const { order, questions } = section;
  if (order === 'listed') return questions;
  const [first, second, ...rest] = questions.map((question) => keyed(question, seed));
  if (first === undefined || second === undefined) return questions;
  const turned = byKey(first, second) < 0 !== (sideOf(seed) === 0);
  const pair = turned
    ? [
        { ...first, key: second.key },
        { ...second, key: first.key },
      ]
    : [first, second];
  return [...pair, ...rest].sort(byKey).map(({ question }) => question);
}

/** A section with its questions in the order in which somebody meets them. */
export type MetSection = Pick<AssessmentSection, 'heading' | 'questions'>;

/**
 * The sections of an assessment as the student with this attempt's seed meets them; null is somebody who has none, and
 * meets them as everybody would who got the same.
 */
export function sectionsInOrder(
  {
    settings,
    seed,
  }: {
    readonly settings: Pick<AssessmentSettings, 'sections' | 'variants'>;
    readonly seed: number;
  },
  attempt: number | null,
): readonly MetSection[] {
  const mine = variantSeed(settings, { assessment: seed, attempt: attempt ?? seed });
  return settings.sections.map((section) => ({
    heading: section.heading,
    questions: [...questionOrder(section, mine)],
  }));
}
