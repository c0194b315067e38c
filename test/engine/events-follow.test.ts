import { describe, expect, it, onTestFinished } from 'vitest';
import { connectEngine } from '../../src/engine/connect.ts';
import type { EngineWord } from '../../src/engine/events.ts';
import { disposableEngine } from '../support/engine.ts';
import { until } from '../support/until.ts';
import { json, standIn } from './support/stand-in.ts';

function hear(dockerHost: string) {
  const engine = connectEngine({ DOCKER_HOST: dockerHost });
  const words: EngineWord[] = [];
  const stop = engine.follow((word) => words.push(word));
  onTestFinished(() => {
    stop();
    engine.close();
  });
  return {
    engine,
    words,
    stop,
    times: (kind: EngineWord['kind']) => words.filter((word) => word.kind === kind).length,
    actions: () =>
      words.flatMap((word) =>
        word.kind === 'event' ? [`${word.event.type} ${word.event.action}`] : [],
      ),
  };
}

const volumeCreated = `${JSON.stringify({
  Type: 'volume',
  Action: 'create',
  Actor: { ID: 'redis_data', Attributes: { driver: 'local' } },
  time: 1,
})}\n`;

describe('following a real engine', () => {
  const sandbox = disposableEngine({ images: ['redis:alpine'] });

  it('tells what is made and what an exec runs, and nothing of what only reads', async () => {
    const heard = hear(sandbox().dockerHost);
    await until(async () => heard.times('listening') === 1, 'it listens');
    await sandbox().shell(
      'docker volume create redis_data; docker run -d --name redis -v redis_data:/data redis:alpine; docker exec redis ls /data; docker ps; docker inspect redis; docker volume ls',
    );
    await until(async () => heard.actions().includes('container exec_die'), 'the exec ended');
    expect(heard.actions()).toEqual(
      expect.arrayContaining(['volume create', 'container create', 'container start']),
    );
    const exec = heard.words.find(
      (word) => word.kind === 'event' && word.event.action === 'exec_create',
    );
    expect(exec).toMatchObject({
      event: { detail: 'ls /data', actor: { attributes: { name: 'redis' } } },
    });
    expect(heard.times('lost')).toBe(0);
    const before = heard.words.length;
    await heard.engine.observe([{ kind: 'container', name: 'redis' }]);
    await sandbox().shell('docker inspect redis; docker logs redis; docker volume ls');
    expect(heard.words.length).toBe(before);
  });
});

describe('following an engine in trouble', () => {
  it('says that it is gone, finds it again, and listens anew', async () => {
    const fake = await standIn((_path, answer) => {
      answer.writeHead(200);
      answer.flushHeaders();
    });
    const heard = hear(fake.dockerHost);
    await until(async () => heard.times('listening') === 1, 'it listens');
    await fake.stop();
    await until(async () => heard.times('gone') > 0, 'it is gone');
    await fake.start();
    await until(async () => heard.times('listening') === 2, 'it listens again');
  });

  it('takes half a line, what is no JSON and what is no event as something lost, and goes on', async () => {
    const fake = await standIn((_path, answer) => {
      answer.writeHead(200);
      answer.write(volumeCreated.slice(0, 20));
      setTimeout(() => answer.write(volumeCreated.slice(20)), 20);
      setTimeout(() => answer.write(`{"Type": "con\n{"odd": true}\n`), 40);
      setTimeout(() => answer.write(`${'x'.repeat(300 * 1024)}\n${volumeCreated}`), 60);
    });
    const heard = hear(fake.dockerHost);
    await until(async () => heard.actions().length === 2, 'the event after the bad lines');
    expect(heard.words.map((word) => word.kind)).toEqual([
      'listening',
      'event',
      'lost',
      'lost',
      'lost',
      'event',
    ]);
  });

  it.each([
    ['an error', (answer: Parameters<Parameters<typeof standIn>[0]>[1]) => json(answer, {}, 500)],
    ['half an event and then nothing', (answer) => answer.writeHead(200).end('{"Type":"vol')],
    ['a broken connection', (answer) => answer.destroy()],
  ])('tries again after %s', async (_what, first) => {
    let times = 0;
    const fake = await standIn((_path, answer) => {
      times += 1;
      if (times === 1) first(answer);
      else answer.writeHead(200).write(volumeCreated);
    });
    const heard = hear(fake.dockerHost);
    await until(async () => heard.actions().length === 1, 'an event of the second try');
    expect(heard.times('gone')).toBe(1);
  });

  it('listens anew when an observation found that the connection is of no use', async () => {
    let hangs = true;
    const fake = await standIn((path, answer) => {
      if (path === '/events') answer.writeHead(200).flushHeaders();
      else if (!hangs) json(answer, { message: 'no such volume' }, 404);
    });
    const heard = hear(fake.dockerHost);
    await until(async () => heard.times('listening') === 1, 'it listens');
    const seen = await heard.engine.observe([{ kind: 'volume', name: 'x' }], { deadlineMs: 100 });
    expect(seen.volumes.x?.state).toBe('unknown');
    hangs = false;
    await until(async () => heard.times('listening') === 2, 'it listens anew');
  });

  it('asks no more once it is stopped', async () => {
    const fake = await standIn((_path, answer) => answer.destroy());
    const heard = hear(fake.dockerHost);
    await until(async () => heard.times('gone') > 0, 'it is gone');
    heard.stop();
    const words = heard.words.length;
    const paths = fake.paths.length;
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(heard.words.length).toBe(words);
    expect(fake.paths.length).toBe(paths);
  });
});
