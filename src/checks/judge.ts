import { message, type Text } from '../i18n/text.ts';
import { diagnose } from './diagnose.ts';
import type { Finding, Verdict } from './finding.ts';
import type { Observation } from './observation.ts';
import { outcomeOf } from './outcome.ts';
import type { Check } from './schema.ts';
import type { Outcome } from './settle.ts';
import { facts } from './words.ts';

/**
 * Judges checks on what was seen. Pure and total: the same checks and observation always give the same verdict, and
 * none throws. What was not seen is `unknown`; what holds before the checks it comes after is `waiting`; a check's
 * points are all or nothing.
 */
export function judge(checks: readonly Check[], observation: Observation): Verdict {
  const outcomes = inTurn(checks.map((check) => outcomeOf(check, observation)));
  const reasons = diagnose(outcomes, observation);
  const findings = outcomes.map((outcome, index): Finding => {
    const passed = outcome.state === 'passed';
    const reason = reasons[index];
    return {
      check: outcome.check.id,
      title: titleOf(outcome),
      state: outcome.state,
      points: passed ? outcome.check.points : 0,
      max: outcome.check.points,
      expected: outcome.expected,
      found: outcome.found,
      diagnosis: reason ? { id: reason.id, text: reason.text } : null,
      next: nextLook(outcome, reason?.look ?? outcome.look),
    };
  });
  return {
    passed: findings.length > 0 && findings.every((finding) => finding.state === 'passed'),
    points: findings.reduce((sum, finding) => sum + finding.points, 0),
    max: findings.reduce((sum, finding) => sum + finding.max, 0),
    findings,
  };
}

function titleOf(outcome: Outcome): Text {
  return outcome.check.title ?? outcome.expected;
}

/** The outcomes, those that hold too early waiting: a check can only come after checks above it. */
function inTurn(outcomes: readonly Outcome[]): readonly Outcome[] {
  const passed = new Set<string>();
  return outcomes.map((outcome) => {
    if (outcome.state !== 'passed') return outcome;
    const ahead = outcome.check.after.filter((id) => !passed.has(id));
    if (ahead.length === 0) {
      passed.add(outcome.check.id);
      return outcome;
    }
    const titles = outcomes.filter((one) => ahead.includes(one.check.id)).map(titleOf);
    return {
      ...outcome,
      state: 'waiting',
      found: message('checks.counts-after', { list: facts(titles) }),
    };
  });
}

function nextLook({ state, remedy }: Outcome, command: string): Text | null {
  switch (state) {
    case 'passed':
    case 'waiting':
      return null;
    case 'unknown':
      return remedy ?? message('checks.look', { command: 'docker version' });
    case 'failed':
      return message('checks.look', { command });
  }
}
