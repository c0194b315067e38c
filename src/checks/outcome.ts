import { message, type Text } from '../i18n/text.ts';
import type { Claim } from './claim.ts';
import { containerClaims } from './container/expect.ts';
import { judgeEvents } from './events/expect.ts';
import { fileClaims } from './file/expect.ts';
import { placeOf } from './file/place.ts';
import type { FindingState } from './finding.ts';
import { httpClaims } from './http/expect.ts';
import { imageClaims } from './image/expect.ts';
import {
  seenContainer,
  seenEvents,
  seenFile,
  seenImage,
  seenNetwork,
  seenRedis,
  seenReply,
  seenTcp,
  seenVolume,
} from './look-up.ts';
import { portProbeOf, probeOf } from './needs.ts';
import { networkClaims } from './network/expect.ts';
import type { Observation, Seen } from './observation.ts';
import { redisClaims } from './redis.ts';
import type { Check, FileCheck, HttpCheck, RedisCheck, TcpCheck } from './schema.ts';
import { settleSelection } from './selection.ts';
import { judgeValue, valueLook } from './value.ts';
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

function settle<S>(
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

function settleHttp(check: HttpCheck, observation: Observation): Outcome {
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

function settlePort(check: TcpCheck | RedisCheck, observation: Observation): Outcome {
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

function settleFile(check: FileCheck, observation: Observation): Outcome {
  const place = placeOf(check.file);
  const isInContainer = 'container' in place;
  const name = isInContainer ? place.container : place.volume;
  const { path } = place;
  const subject = isInContainer
    ? message('checks.file', { path, container: name })
    : message('checks.file-in-volume', { path, volume: name });
  const look = isInContainer
    ? `docker container exec ${name} ls -l ${path}`
    : `docker container ls --all --filter volume=${name}`;
  const holder = isInContainer ? seenContainer(observation, name) : seenVolume(observation, name);
  const asked = {
    name,
    subject,
    exists: check.expect.exists,
    claims: fileClaims(check.expect),
    look,
    list: look,
  };
  if (holder.state === 'unknown') return settle(check, asked, holder, observation);
  const outcome = settle(check, asked, seenFile(observation, place), observation);
  if (holder.state === 'present') return outcome;
  return {
    ...outcome,
    state: 'failed',
    found: message('checks.absent', {
      subject: message(isInContainer ? 'checks.container' : 'checks.volume', { name }),
    }),
    failed: new Set(['exists']),
    look: isInContainer ? 'docker container ls --all' : 'docker volume ls',
  };
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
      observation,
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
      observation,
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
      observation,
    );
  }
  if ('image' in check) {
    const name = check.image;
    return settle(
      check,
      {
        name,
        subject: message('checks.image-subject', { name }),
        exists: check.expect.exists,
        claims: imageClaims(check.expect),
        look: `docker image inspect ${name}`,
        list: 'docker image ls',
      },
      seenImage(observation, name),
      observation,
    );
  }
  if ('containers' in check) return settleSelection(check, observation);
  if ('file' in check) return settleFile(check, observation);
  if ('tcp' in check || 'redis' in check) return settlePort(check, observation);
  if ('events' in check) {
    const { spoiltBy: _spoiltBy, ...judged } = judgeEvents(
      check.events,
      check.expect,
      seenEvents(observation),
    );
    return { check, look: 'docker events --since 1h --until 0s', ...judged };
  }
  if ('value' in check) {
    const judged = judgeValue(check.value, check.expect, observation);
    return { check, look: valueLook(check.value), ...judged };
  }
  return settleHttp(check, observation);
}
