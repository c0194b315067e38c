import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { loadContent } from '../../src/authoring/load.ts';
import { judge } from '../../src/checks/judge.ts';
import { needs } from '../../src/checks/needs.ts';
import { connectEngine } from '../../src/engine/connect.ts';
import { instantiate } from '../../src/questions/variants.ts';
import { startDisposableEngine } from '../../src/sandboxes/disposable-engine.ts';
import { alternate, median, medianRatio, type Row } from './table.ts';

const looks = 200;

/** The mean time of one run in milliseconds. */
async function meanMs(times: number, run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  for (let time = 0; time < times; time++) await run();
  return (performance.now() - started) / times;
}

function rawGet(url: URL, agent: Agent): Promise<unknown> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
      reply.on('error', reject);
    }).on('error', reject);
  });
}

async function shellCheck(dockerHost: string): Promise<void> {
  const child = spawn('sh', ['-c', 'docker inspect redis | grep redis_data'], {
    env: { ...process.env, DOCKER_HOST: dockerHost },
    stdio: 'ignore',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The shell check ended with ${code}.`);
}

async function namedVolumeChecks() {
  const loaded = await loadContent('questions');
  if (loaded.content === null) throw new Error('The content has problems: run plimsoll check.');
  const chapter = loaded.content.chapters.find(({ id }) => id === 'managing-containers');
  const task = chapter?.questions.find(({ id }) => id === 'named-volume');
  const drawn = task && instantiate(task, { volume: 'redis_data' });
  if (drawn?.kind !== 'task') throw new Error('There is no task named-volume.');
  return drawn.checks;
}

/** Observe and judge `named-volume` against one raw inspect over the same connection, and against a shell check. */
export async function grading(rounds: number): Promise<Row[]> {
  const disposable = await startDisposableEngine({ images: ['redis:alpine'] });
  const engine = connectEngine({ DOCKER_HOST: disposable.dockerHost });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    await disposable.shell(
      'docker volume create redis_data; docker run -d --name redis -v redis_data:/data redis:alpine',
    );
    const checks = await namedVolumeChecks();
    const wanted = needs(checks);
    const url = new URL(`${disposable.dockerHost.replace('tcp:', 'http:')}/containers/redis/json`);
    const look = async () => {
      const verdict = judge(checks, await engine.observe(wanted));
      if (!verdict.passed) throw new Error('The task should pass here.');
    };
    const contestants = {
      graded: () => meanMs(looks, look),
      raw: () => meanMs(looks, () => rawGet(url, agent)),
      shell: () => meanMs(10, () => shellCheck(disposable.dockerHost)),
    };
    await alternate(1, contestants);
    const times = await alternate(rounds, contestants);
    const ms = (values: readonly number[]) => `${median(values).toFixed(2)} ms`;
    const toRaw = medianRatio(times.graded, times.raw);
    const toShell = medianRatio(times.shell, times.graded);
    return [
      {
        what: 'observe and judge named-volume, times one raw inspect',
        measured: `${ms(times.graded)} / ${ms(times.raw)} = ${toRaw.toFixed(2)}`,
        limit: '≤ 3.00',
        holds: toRaw <= 3,
      },
      {
        what: 'docker inspect redis | grep redis_data, times that',
        measured: `${ms(times.shell)} / ${ms(times.graded)} = ${toShell.toFixed(1)}`,
        limit: '≥ 8.0',
        holds: toShell >= 8,
      },
    ];
  } finally {
    agent.destroy();
    engine.close();
    await disposable.stop();
  }
}
