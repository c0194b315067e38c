import type { AssessmentSettings } from './settings.ts';

/** The seeds that are stored: one of the assessment, and one of the student's attempt (unsigned 32-bit numbers). */
export interface Seeds {
  readonly assessment: number;
  readonly attempt: number;
}

/**
 * The seed of the attempt of the student in this place (from 0) of the list: seeds of neighbours in the list follow each
 * other, which is what keeps their variants apart. It is stored with the attempt and never reckoned again.
 */
export function attemptSeed(assessmentSeed: number, place: number): number {
  return (assessmentSeed + place) >>> 0;
}

/** The seed that parameters and options are drawn by: the attempt's own, or one for all where all get the same. */
export function variantSeed(settings: Pick<AssessmentSettings, 'variants'>, seeds: Seeds): number {
  return settings.variants ? seeds.attempt : seeds.assessment;
}

/**
 * Seeds that follow each other take sides in turn. Whatever is drawn is drawn from one half of what is possible, by
 * this side, so that it differs from both neighbours' for certain and not only by chance.
 */
export function sideOf(seed: number): 0 | 1 {
  return seed % 2 === 0 ? 0 : 1;
}

/** The seed as an attempt's row keeps it: with whether it is the student's own or everybody's. */
export function seedText(settings: Pick<AssessmentSettings, 'variants'>, seeds: Seeds): string {
  return `${settings.variants ? 'own' : 'same'} ${variantSeed(settings, seeds)}`;
}

/** What `seedText` wrote: both seeds are the one that was kept. Throws an `Error` for any other text. */
export function readSeedText(text: string): Seeds & Pick<AssessmentSettings, 'variants'> {
  const [, whose, digits] = /^(own|same) (\d{1,10})$/.exec(text) ?? [];
  if (digits === undefined) {
    throw new Error(
      `The seed of an assessment's attempt should read like "own 17", and is "${text}".`,
    );
  }
  const seed = Number(digits);
  return { variants: whose === 'own', assessment: seed, attempt: seed };
}
