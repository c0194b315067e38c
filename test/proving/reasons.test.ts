import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { render } from '../../src/i18n/text.ts';
import { perform } from '../../src/proving/perform.ts';
import { type StartedPlace, startPlace } from '../../src/proving/place.ts';
import { task } from '../../src/questions/kinds/task.ts';
import { make } from '../questions/support/examples.ts';

let place: StartedPlace;
beforeAll(async () => {
  place = await startPlace(['nginx:latest'], () => undefined);
});
afterAll(() => place.stop());

const start = (name: string) => `docker container run -d --name ${name} nginx`;
const attach = 'timeout -s INT 1 docker container attach';

const checks = {
  runs: { container: 'web', expect: { running: true } },
  left: {
    events: [{ action: 'attach', actor: 'web' }],
    expect: { 'not-after': [{ action: 'die', actor: 'web' }] },
  },
  touched: { events: [{ action: 'exec', actor: 'web', command: { include: '/tmp/testing' } }] },
  file: { file: { container: 'web', path: '/tmp/testing' }, expect: { exists: true } },
  changed: { container: 'web', expect: { changes: { include: '/tmp/testing' } } },
  paused: { events: [{ action: 'pause', actor: 'web' }] },
  volume: { volume: 'data', expect: { exists: true } },
  mounted: {
    container: 'web',
    expect: { mounts: { include: { type: 'volume', name: 'data', destination: '/data' } } },
  },
  network: { network: 'front', expect: { exists: true } },
  attached: {
    container: 'web',
    expect: { networks: { include: { name: 'front', aliases: { include: 'site' } } } },
  },
  published: {
    container: 'web',
    expect: { ports: { include: { 'host-port': 8080, 'container-port': 80 } } },
  },
  image: { image: 'mine:1', expect: { exists: true } },
} as const;

/** What doing this is found to be wrong with, other than the checks that must fail, for the reasons that must be given. */
async function unlike(run: string, fails: Partial<Record<keyof typeof checks, string>>) {
  const question = make(task, {
    checks: Object.entries(checks)
      .filter(([id]) => Object.hasOwn(fails, id))
      .map(([id, check]) => ({ id, ...check })),
    solutions: [{ name: 'x', run: 'true' }],
  });
  const mistake = { name: 'wrong', run, next: [], answers: {}, fails };
  const faults = await perform(question, { kind: 'mistake', mistake }, place, 3_000);
  return faults.map((fault) => render(fault, 'en'));
}

describe('on a real engine, the reason is', () => {
  it.each<[string, string, Parameters<typeof unlike>[1]]>([
    [
      'that Ctrl-C in attach went to the main process',
      `${start('web')}\n${attach} web`,
      { runs: 'killed-in-attach', left: 'killed-in-attach' },
    ],
    [
      'only that it is stopped, where it outlived the attach and was stopped later',
      `${start('web')}\n(docker attach --sig-proxy=false web & sleep 1; kill -9 $!)\ndocker stop web`,
      { runs: 'stopped', left: 'failed' },
    ],
    [
      'that a container was run where a command was to be run in one',
      `${start('web')}\ndocker run --rm nginx touch /tmp/testing`,
      { touched: 'run-not-exec', file: 'run-not-exec', changed: 'run-not-exec' },
    ],
    [
      'that it was done to another container',
      `${start('web')}\n${start('other')}\ndocker exec other touch /tmp/testing\ndocker pause other\n`,
      { touched: 'exec-elsewhere', file: 'exec-elsewhere', paused: 'on-other-container' },
    ],
    [
      'that somebody attached to another container',
      `${start('web')}\n${start('other')}\n${attach} other`,
      { left: 'attach-elsewhere' },
    ],
    [
      'that the container was replaced',
      `${start('web')}\ndocker exec web touch /tmp/testing\ndocker rm -f web\n${start('web')}`,
      { file: 'replaced' },
    ],
    [
      'that it was removed',
      `${start('web')}
      docker volume create data
      docker network create front
      docker tag nginx mine:1
      docker rm -f web
      docker volume rm data
      docker network rm front
      docker image rm mine:1`,
      {
        runs: 'already-removed',
        volume: 'already-removed',
        network: 'already-removed',
        image: 'already-removed',
      },
    ],
    [
      'that another container has it',
      `docker network create front
      ${start('web')}
      docker run -d --name strange -v data:/data --network front --network-alias site -p 8080:80 nginx`,
      {
        mounted: 'on-other-container',
        attached: 'on-other-container',
        published: 'on-other-container',
      },
    ],
  ])('%s', async (_reason, run, fails) => {
    expect(await unlike(run, fails)).toEqual([]);
  });
});
