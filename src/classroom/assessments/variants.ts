import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { Question } from '../../questions/question.ts';
import { randomFrom, seedFrom } from '../../questions/random.ts';
import { shuffled } from '../../questions/shuffle.ts';
import { drawParameters, type Parameters } from '../../questions/variants.ts';
import { type Seeds, sideOf, variantSeed } from './seeds.ts';
import type { AssessmentSettings } from './settings.ts';

function drawOne(values: readonly string[], seed: number, name: string): string | undefined {
  if (values.length < 2) return values[0];
  const side = sideOf(seed);
  const random = randomFrom(seedFrom(`parameter ${seed} ${name}`));
  return values[side + 2 * uniformInt(random, 0, Math.ceil((values.length - side) / 2) - 1)];
}

/**
 * A value for each parameter that the chapter declares, by the seed: from the values in even places or from those in
 * odd ones, so that seeds that follow each other share none (where there are two or more). Each parameter is drawn by
 * itself: one that is added later changes no other.
 */
export function parametersBySeed(
  chapter: string,
  declared: Readonly<Record<string, readonly string[]>>,
  seed: number,
): Parameters {
  const drawn = Object.entries(declared).map(([name, values]) => {
    const value = drawOne(values, seed, `${chapter}/${name}`);
    if (value === undefined) throw new Error(`The parameter ${name} has no value to draw from.`);
    return [name, value] as const;
  });
  return Object.fromEntries(drawn);
}

/** More draws than any order that can lie on either side will ever need: the chance to need them all is 1 in 2^64. */
const mostDraws = 64;

/**
 * The seed to give to `shuffled` for this question. Which of two parts comes before the other goes by the seed's side,
 * so that seeds that follow each other give other orders, wherever the question has more than one to give.
 */
export function optionSeed(chapter: string, question: Question, seed: number): number {
  const draw = (count: number) => seedFrom(`options ${seed} ${chapter}/${question.id} ${count}`);
  for (let count = 0; count < mostDraws; count += 1) {
    const drawn = draw(count);
    const order = shuffled(question, drawn);
    const [first, second] = order.toSorted();
    if (first === undefined || second === undefined) return drawn;
    if (order.indexOf(first) < order.indexOf(second) === (sideOf(seed) === 0)) return drawn;
  }
  return draw(0);
}

/** What makes a question a student's own. */
export interface Variant {
  readonly parameters: Parameters;
  /** The seed for `shuffled`. */
  readonly options: number;
}

/**
 * The variant of a question for the attempt with these seeds. Where all students get the same, its parameters have their
 * first values and its options one order for all.
 */
export function variantOf(
  settings: Pick<AssessmentSettings, 'variants'>,
  seeds: Seeds,
  chapter: {
    readonly id: string;
    readonly parameters: Readonly<Record<string, readonly string[]>>;
  },
  question: Question,
): Variant {
  const seed = variantSeed(settings, seeds);
  return {
    parameters: settings.variants
      ? parametersBySeed(chapter.id, chapter.parameters, seed)
      : drawParameters(chapter.parameters, null),
    options: optionSeed(chapter.id, question, seed),
  };
}
