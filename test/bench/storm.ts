import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

function post(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: 'POST' }, (reply) => {
      reply.resume();
      reply.on('end', () => resolve());
      reply.on('error', reject);
      if ((reply.statusCode ?? 500) >= 400) reject(new Error(`${url}: ${reply.statusCode}`));
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function make(base: string, agent: Agent, name: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const sent = request(
      `${base}/containers/create?name=${name}`,
      { agent, method: 'POST', headers: { 'content-type': 'application/json' } },
      (reply) => {
        reply.resume();
        reply.on('end', () => resolve());
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify({ Image: 'redis:alpine' }));
  });
}

/**
 * Makes so many events on an engine, evenly in so many seconds: containers that nobody asked for are renamed. Gives how
 * many there were, and in what time.
 */
export async function storm(
  dockerHost: string,
  wanted: { readonly events: number; readonly seconds: number },
): Promise<{ readonly events: number; readonly seconds: number }> {
  const base = dockerHost.replace('tcp:', 'http:');
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const workers = 4;
  for (let worker = 0; worker < workers; worker += 1) await make(base, agent, `storm-${worker}-0`);
  const began = performance.now();
  const each = wanted.events / workers;
  const run = async (worker: number) => {
    for (let turn = 0; turn < each; turn += 1) {
      const dueMs = (turn / each) * wanted.seconds * 1000;
      const early = dueMs - (performance.now() - began);
      if (early > 0) await sleep(early);
      await post(
        `${base}/containers/storm-${worker}-${turn}/rename?name=storm-${worker}-${turn + 1}`,
        agent,
      );
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => run(worker)));
  agent.destroy();
  return { events: each * workers, seconds: (performance.now() - began) / 1000 };
}
