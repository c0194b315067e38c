import type { Text } from '../i18n/text.ts';

/**
 * What a check came to: `passed`; `failed`; `waiting` where it holds, and the checks it comes after do not yet;
 * `unknown` where the engine could not say.
 */
export type FindingState = 'passed' | 'failed' | 'waiting' | 'unknown';

/** One check's verdict, with its reason. Plain JSON. */
export interface Finding {
  /** The check's id within its task. */
  readonly check: string;
  /** What the check asks for, in a few words: its line in the checklist. */
  readonly title: Text;
  readonly state: FindingState;
  readonly points: number;
  readonly max: number;
  readonly expected: Text;
  readonly found: Text;
  /** The likeliest reason of a failure. */
  readonly diagnosis: { readonly id: string; readonly text: Text } | null;
  /** Where to look next: a command that shows the thing, never the solution. */
  readonly next: Text | null;
}

/** The verdict on a whole task. */
export interface Verdict {
  readonly passed: boolean;
  readonly points: number;
  readonly max: number;
  readonly findings: readonly Finding[];
}
