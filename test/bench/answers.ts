import { requestsPerSecond } from './load.ts';
import type { Served } from './process.ts';
import { serveBare, servePlimsoll } from './server.ts';
import { alternate, median, medianRatio, type Row } from './table.ts';

/** As many as sit in a lecture and answer at once: enough that neither contestant waits for its clients. */
const connections = 256;

async function answerRate(served: Served, seconds: number): Promise<number> {
  return requestsPerSecond({
    url: `${served.url}/api/v1/chapters/managing-containers/questions/publish-direction/responses`,
    method: 'POST',
    body: JSON.stringify({ response: true }),
    connections,
    seconds,
  });
}

/** Durable answers a second through the real route against a bare echo, and the memory after 10,000 of them. */
export async function answers(rounds: number, seconds: number): Promise<Row[]> {
  const plimsoll = await servePlimsoll();
  const bare = await serveBare(8000);
  try {
    const rates = await alternate(rounds, {
      plimsoll: () => answerRate(plimsoll, seconds),
      bare: () =>
        requestsPerSecond({
          url: `${bare.url}/echo`,
          method: 'POST',
          body: JSON.stringify({ response: true }),
          connections,
          seconds,
        }),
    });
    const ratio = medianRatio(rates.plimsoll, rates.bare);
    return [
      {
        what: 'durable answers a second, of a bare Fastify echo',
        measured: `${Math.round(median(rates.plimsoll))} / ${Math.round(median(rates.bare))} = ${ratio.toFixed(2)}`,
        limit: '≥ 0.40',
        holds: ratio >= 0.4,
      },
    ];
  } finally {
    await plimsoll.stop();
    await bare.stop();
  }
}

/** Resident memory after 10,000 answers. */
export async function memory(): Promise<Row> {
  const plimsoll = await servePlimsoll();
  try {
    const body = JSON.stringify({ response: true });
    const url = `${plimsoll.url}/api/v1/chapters/managing-containers/questions/publish-direction/responses`;
    let left = 10_000;
    const worker = async () => {
      while (left-- > 0) {
        const reply = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        });
        if (!reply.ok)
          throw new Error(`An answer was refused: ${reply.status} ${await reply.text()}`);
        await reply.arrayBuffer();
      }
    };
    await Promise.all(Array.from({ length: 32 }, worker));
    const mib = await plimsoll.residentMiB();
    return {
      what: 'resident memory after 10,000 answers',
      measured: `${mib.toFixed(0)} MiB`,
      limit: '< 200 MB',
      holds: mib * 1.048576 < 200,
    };
  } finally {
    await plimsoll.stop();
  }
}
