import { message, type Text } from '../i18n/text.ts';
import type { Claim } from './claim.ts';
import type { FindingState } from './finding.ts';
import type { Observation, Seen } from './observation.ts';
import type { Check } from './schema.ts';
import { facts } from './words.ts';

/** How one check came out, before its reason is looked for. */
export interface Outcome {
  readonly check: Check;
  readonly state: FindingState;
  readonly expected: Text;
  readonly found: Text;
  /** The keys of `expect` that do not hold. */
  readonly failed: ReadonlySet<string>;
  /** A command that shows the thing. */
  readonly look: string;
  /** Where it cannot be told, what lets it be told after all; the engine's state unless said. */
  readonly remedy?: Text;
}

/** What a check asks of one thing. */
export interface Asked<S> {
  readonly name: string;
  readonly subject: Text;
  readonly exists: boolean | undefined;
  readonly claims: readonly Claim<S>[];
  readonly look: string;
  readonly list: string;
}

/** How a check of one thing comes out on what was seen of it. */
export function settle<S>(
  check: Check,
  asked: Asked<S>,
  seen: Seen<S>,
  observation: Observation,
): Outcome {
  const { subject, claims, look, list } = asked;
  const of = (texts: readonly Text[]): Text =>
    message('checks.subject', { subject, facts: facts(texts) });
  const there = message('checks.exists', { subject });
  const missing = message('checks.absent', { subject });
  const expected =
    asked.exists === false
      ? missing
      : claims.length === 0
        ? there
        : of(claims.map((one) => one.expected));
  const outcome = { check, expected, failed: new Set<string>(), look };
  switch (seen.state) {
    case 'unknown':
      return { ...outcome, state: 'unknown', found: seen.reason };
    case 'absent':
      return asked.exists === false
        ? { ...outcome, state: 'passed', found: missing, look: list }
        : { ...outcome, state: 'failed', found: missing, failed: new Set(['exists']), look: list };
    case 'present': {
      if (asked.exists === false)
        return { ...outcome, state: 'failed', found: there, failed: new Set(['exists']) };
      const held = claims.map((one) => one.holds(seen.value, observation));
      const broken = claims.filter((_, index) => held[index] === false);
      const open = held.find((one) => typeof one !== 'boolean');
      if (broken.length === 0 && open) return { ...outcome, state: 'unknown', found: open.unknown };
      const shown = broken.length > 0 ? broken : claims;
      const [first] = broken;
      return {
        ...outcome,
        state: broken.length > 0 ? 'failed' : 'passed',
        found:
          shown.length === 0 ? there : of(shown.map((one) => one.found(seen.value, observation))),
        failed: new Set(broken.map((one) => one.key)),
        look: first?.look(asked.name) ?? look,
      };
    }
  }
}
