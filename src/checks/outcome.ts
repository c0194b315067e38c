import { message, type Text } from '../i18n/text.ts';
import type { Claim } from './claim.ts';
import { containerClaims } from './container/expect.ts';
import type { FindingState } from './finding.ts';
import { httpClaims } from './http/expect.ts';
import { seenContainer, seenNetwork, seenReply, seenVolume } from './look-up.ts';
import { probeOf } from './needs.ts';
import { networkClaims } from './network/expect.ts';
import type { Observation, Seen } from './observation.ts';
import type { Check } from './schema.ts';
import { volumeClaims } from './volume/expect.ts';
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
}

interface Asked<S> {
  readonly name: string;
  readonly subject: Text;
  readonly exists: boolean | undefined;
  readonly claims: readonly Claim<S>[];
  readonly look: string;
  readonly list: string;
}

function settle<S>(check: Check, asked: Asked<S>, seen: Seen<S>): Outcome {
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
      const broken = claims.filter((one) => !one.holds(seen.value));
      const shown = broken.length > 0 ? broken : claims;
      const [first] = broken;
      return {
        ...outcome,
        state: broken.length > 0 ? 'failed' : 'passed',
        found: shown.length === 0 ? there : of(shown.map((one) => one.found(seen.value))),
        failed: new Set(broken.map((one) => one.key)),
        look: first?.look(asked.name) ?? look,
      };
    }
  }
}

function settleHttp(check: Extract<Check, { http: unknown }>, observation: Observation): Outcome {
  const probe = probeOf(check);
  const subject = message('checks.http', {
    container: probe.container,
    port: String(probe.port),
    path: probe.path,
  });
  const asked = {
    name: probe.container,
    subject,
    exists: undefined,
    claims: httpClaims(check.expect),
    look: `docker container logs ${probe.container}`,
    list: `docker container port ${probe.container}`,
  };
  const container = seenContainer(observation, probe.container);
  if (container.state === 'unknown') return settle(check, asked, container);
  const outcome = settle(check, asked, seenReply(observation, probe));
  if (container.state === 'absent') {
    const missing = message('checks.container', { name: probe.container });
    return {
      ...outcome,
      state: 'failed',
      found: message('checks.absent', { subject: missing }),
      failed: new Set(['exists']),
      look: 'docker container ls --all',
    };
  }
  return outcome.failed.has('exists')
    ? { ...outcome, found: message('checks.http-no-answer', { subject }) }
    : outcome;
}

/** How a check comes out on an observation. Total: whatever was seen, it has an outcome. */
export function outcomeOf(check: Check, observation: Observation): Outcome {
  if ('container' in check) {
    const name = check.container;
    return settle(
      check,
      {
        name,
        subject: message('checks.container', { name }),
        exists: check.expect.exists,
        claims: containerClaims(check.expect),
        look: `docker container inspect ${name}`,
        list: 'docker container ls --all',
      },
      seenContainer(observation, name),
    );
  }
  if ('volume' in check) {
    const name = check.volume;
    return settle(
      check,
      {
        name,
        subject: message('checks.volume', { name }),
        exists: check.expect.exists,
        claims: volumeClaims(check.expect),
        look: `docker volume inspect ${name}`,
        list: 'docker volume ls',
      },
      seenVolume(observation, name),
    );
  }
  if ('network' in check) {
    const name = check.network;
    return settle(
      check,
      {
        name,
        subject: message('checks.network-subject', { name }),
        exists: check.expect.exists,
        claims: networkClaims(check.expect),
        look: `docker network inspect ${name}`,
        list: 'docker network ls',
      },
      seenNetwork(observation, name),
    );
  }
  return settleHttp(check, observation);
}
