import { message } from '../i18n/text.ts';
import type { HttpCheck } from './http/check.ts';
import { httpClaims } from './http/expect.ts';
import { seenContainer, seenRedis, seenReply, seenTcp } from './look-up.ts';
import { portProbeOf, probeOf } from './needs.ts';
import type { Observation, Seen } from './observation.ts';
import type { RedisCheck, TcpCheck } from './port-checks.ts';
import { redisClaims } from './redis.ts';
import type { Check } from './schema.ts';
import { type Asked, type Outcome, settle } from './settle.ts';

/** What a port of a container answers: without the container, or with it unknown, there is no more to say. */
function settleProbe<S>(
  check: Check,
  asked: Asked<S>,
  seen: Seen<S>,
  observation: Observation,
): Outcome {
  const container = seenContainer(observation, asked.name);
  if (container.state === 'unknown') return settle(check, asked, container, observation);
  const outcome = settle(check, asked, seen, observation);
  if (container.state === 'absent' && asked.exists !== false) {
    const missing = message('checks.container', { name: asked.name });
    return {
      ...outcome,
      state: 'failed',
      found: message('checks.absent', { subject: missing }),
      failed: new Set(['exists']),
      look: 'docker container ls --all',
    };
  }
  return outcome.failed.has('exists') && asked.exists !== false
    ? { ...outcome, found: message('checks.http-no-answer', { subject: asked.subject }) }
    : outcome;
}

/** How a check of a reply comes out. */
export function settleHttp(check: HttpCheck, observation: Observation): Outcome {
  const probe = probeOf(check);
  const asked = {
    name: probe.container,
    subject: message('checks.http', {
      container: probe.container,
      port: String(probe.port),
      path: probe.path,
    }),
    exists: undefined,
    claims: httpClaims(check.expect),
    look: `docker container logs ${probe.container}`,
    list: `docker container port ${probe.container}`,
  };
  return settleProbe(check, asked, seenReply(observation, probe), observation);
}

/** How a check of a connection or a PING comes out. */
export function settlePort(check: TcpCheck | RedisCheck, observation: Observation): Outcome {
  const isTcp = 'tcp' in check;
  const probe = portProbeOf(isTcp ? check.tcp : check.redis);
  const { container: name, port } = probe;
  const subject = message(isTcp ? 'checks.tcp' : 'checks.redis', {
    container: name,
    port: String(port),
  });
  const look = `docker container logs ${name}`;
  const list = `docker container port ${name}`;
  const common = { name, subject, look, list };
  if ('redis' in check) {
    const asked = { ...common, exists: undefined, claims: redisClaims(check.expect) };
    return settleProbe(check, asked, seenRedis(observation, probe), observation);
  }
  const { open } = check.expect;
  const outcome = settleProbe(
    check,
    { ...common, exists: open ? undefined : false, claims: [] },
    seenTcp(observation, probe),
    observation,
  );
  const said = (isOpen: boolean) => message(isOpen ? 'checks.open' : 'checks.closed', { subject });
  const isPassed = outcome.state === 'passed';
  return {
    ...outcome,
    expected: said(open),
    found: isPassed
      ? said(open)
      : outcome.failed.has('exists') && !open
        ? said(true)
        : outcome.found,
  };
}
