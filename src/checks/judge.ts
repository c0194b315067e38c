import { message } from '../i18n/text.ts';
import { diagnose } from './diagnose.ts';
import type { Finding, Verdict } from './finding.ts';
import type { Observation } from './observation.ts';
import { outcomeOf } from './outcome.ts';
import type { Check } from './schema.ts';

/**
 * Judges checks on what was seen. Pure and total: the same checks and observation always give the same verdict, and
 * none throws. What was not seen is `unknown`; a check's points are all or nothing.
 */
export function judge(checks: readonly Check[], observation: Observation): Verdict {
  const outcomes = checks.map((check) => outcomeOf(check, observation));
  const reasons = diagnose(outcomes, observation);
  const findings = outcomes.map((outcome, index): Finding => {
    const passed = outcome.state === 'passed';
    const reason = reasons[index];
    return {
      check: outcome.check.id,
      title: outcome.check.title ?? outcome.expected,
      state: outcome.state,
      points: passed ? outcome.check.points : 0,
      max: outcome.check.points,
      expected: outcome.expected,
      found: outcome.found,
      diagnosis: reason ? { id: reason.id, text: reason.text } : null,
      next: nextLook(outcome),
    };
  });
  return {
    passed: findings.length > 0 && findings.every((finding) => finding.state === 'passed'),
    points: findings.reduce((sum, finding) => sum + finding.points, 0),
    max: findings.reduce((sum, finding) => sum + finding.max, 0),
    findings,
  };
}

function nextLook(outcome: ReturnType<typeof outcomeOf>) {
  switch (outcome.state) {
    case 'passed':
    case 'waiting':
      return null;
    case 'unknown':
      return message('checks.look', { command: 'docker version' });
    case 'failed':
      return message('checks.look', { command: outcome.look });
  }
}
