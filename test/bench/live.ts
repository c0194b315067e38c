import { setTimeout as sleep } from 'node:timers/promises';
import {
  type DisposableEngine,
  startDisposableEngine,
} from '../../src/sandboxes/disposable-engine.ts';
import { readOnlyProxy } from '../support/read-only-proxy.ts';
import { until } from '../support/until.ts';
import { openChromium, type WatchedPage, watchPage } from './live-page.ts';
import { followVerdicts, followVolumes } from './live-stream.ts';
import { servePlimsoll } from './server.ts';
import { storm } from './storm.ts';
import { percentile, type Row } from './table.ts';

const task = '/chapters/managing-containers/tasks/named-volume';
const volume = 'redis_data';
const check = 'exists';
const idleMs = 35_000;
const manyContainers = 300;
const stormOf = { events: 1000, seconds: 5 } as const;

const now = () => performance.timeOrigin + performance.now();

/** What one series of changes came to, in milliseconds. */
interface Times {
  /** From the exit of the docker command to the changed page; below 0 where the page was first. */
  readonly toPage: number[];
  /** From the engine's time of the event to the verdict as a program receives it. */
  readonly toVerdict: number[];
}

async function series(
  engine: DisposableEngine,
  page: WatchedPage,
  verdictsUrl: string,
  rounds: number,
): Promise<Times> {
  const verdicts = await followVerdicts(verdictsUrl, check);
  const volumes = await followVolumes(engine.dockerHost, volume);
  const toPage: number[] = [];
  const toVerdict: number[] = [];
  const step = async (words: readonly string[], state: string, action: string) => {
    const began = now();
    await engine.docker(words);
    const exited = now();
    toPage.push((await page.changed(state, began)) - exited);
    // The page may be told a moment before the program is.
    const [event, verdict] = await until(async () => {
      const event = volumes.came.find((one) => one.what === action && one.at >= began - 1);
      const verdict = verdicts.came.find((one) => one.what === state && one.at > began);
      if (!event || !verdict) throw new Error(`No event ${action} or no verdict ${state} came.`);
      return [event, verdict] as const;
    }, 'the event and the verdict come');
    toVerdict.push(verdict.at - event.at);
    await sleep(60);
  };
  for (let round = 0; round < rounds; round += 1) {
    await step(['volume', 'create', volume], 'passed', 'create');
    await step(['volume', 'rm', volume], 'failed', 'destroy');
  }
  verdicts.stop();
  volumes.stop();
  return { toPage, toVerdict };
}

const ms = (value: number) => `${value.toFixed(1)} ms`;

function rowsOf(where: string, { toPage, toVerdict }: Times): Row[] {
  const page = percentile(toPage, 95);
  const verdict = percentile(toVerdict, 95);
  return [
    {
      what: `from the docker command's exit to the changed page${where}, p95 of ${toPage.length}`,
      measured: `${ms(page)} (p50 ${ms(percentile(toPage, 50))})`,
      limit: '≤ 100 ms',
      holds: page <= 100,
    },
    {
      what: `from the event to the verdict sent${where}, p95 of ${toVerdict.length}`,
      measured: `${ms(verdict)} (p50 ${ms(percentile(toVerdict, 50))})`,
      limit: '≤ 25 ms',
      holds: verdict <= 25,
    },
  ];
}

/** Requests that one open task makes while nothing happens: those of the sweep, and no other. */
async function idle(engine: DisposableEngine): Promise<Row> {
  const proxy = await readOnlyProxy(engine.dockerHost);
  const served = await servePlimsoll({ DOCKER_HOST: proxy.dockerHost });
  const browser = await openChromium();
  try {
    await watchPage(browser, served.url + task, check);
    await sleep(2_000);
    const before = proxy.requests.length;
    await sleep(idleMs);
    const made = proxy.requests.slice(before);
    const each = new Set(made);
    return {
      what: `requests of an idle open task in ${idleMs / 1000} s, and those of one sweep`,
      measured: `${made.length} and ${each.size}`,
      limit: 'the same',
      holds: made.length > 0 && made.length === each.size,
    };
  } finally {
    await browser.close();
    await served.stop();
    await proxy.stop();
  }
}

/** How soon an open page and a program are told what happened on an engine: alone, among many containers, in a storm. */
export async function live(rounds: number): Promise<Row[]> {
  const engine = await startDisposableEngine({ images: ['redis:alpine'] });
  const served = await servePlimsoll({ DOCKER_HOST: engine.dockerHost });
  const browser = await openChromium();
  try {
    const page = await watchPage(browser, served.url + task, check);
    const verdictsUrl = `${served.url}/api/v1${task}/live`;
    await series(engine, page, verdictsUrl, 3);
    const alone = await series(engine, page, verdictsUrl, rounds);

    const noise = storm(engine.dockerHost, stormOf);
    const stormed = await series(engine, page, verdictsUrl, Math.ceil(rounds / 2));
    const { events, seconds } = await noise;

    await engine.shell(
      `for i in $(seq ${manyContainers}); do docker container create --name other-$i redis:alpine >/dev/null; done`,
    );
    await sleep(2_000);
    const among = await series(engine, page, verdictsUrl, rounds);
    const ratio = percentile(among.toVerdict, 95) / percentile(alone.toVerdict, 95);
    await engine.empty();
    return [
      ...rowsOf('', alone),
      ...rowsOf(` in a storm of ${events} events in ${seconds.toFixed(1)} s`, stormed),
      {
        what: `from the event to the verdict among ${manyContainers} containers, p95, times that without`,
        measured: `${ms(percentile(among.toVerdict, 95))} / ${ms(percentile(alone.toVerdict, 95))} = ${ratio.toFixed(2)}`,
        limit: '≤ 3.00',
        holds: ratio <= 3,
      },
      await idle(engine),
    ];
  } finally {
    await browser.close();
    await served.stop();
    await engine.stop();
  }
}
