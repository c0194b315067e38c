import { assertNever } from '../assert-never.ts';
import { message } from '../i18n/text.ts';
import { containerClaims } from './container/expect.ts';
import { judgeEvents } from './events/expect.ts';
import { imageClaims } from './image/expect.ts';
import { seenContainer, seenEvents, seenImage, seenNetwork, seenVolume } from './look-up.ts';
import { networkClaims } from './network/expect.ts';
import type { Observation } from './observation.ts';
import type { Check } from './schema.ts';
import { settleSelection } from './selection.ts';
import { type Outcome, settle } from './settle.ts';
import { settleFile } from './settle-file.ts';
import { settleHttp, settlePort } from './settle-port.ts';
import { judgeValue, valueLook } from './value.ts';
import { volumeClaims } from './volume/expect.ts';

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
  if ('http' in check) return settleHttp(check, observation);
  return assertNever(check);
}
