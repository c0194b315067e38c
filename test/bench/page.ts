import { requestsPerSecond } from './load.ts';
import { serveBare, servePlimsoll } from './server.ts';
import { alternate, median, medianRatio, type Row } from './table.ts';

/** Question pages a second against a bare Fastify + EJS page of the same size. */
export async function page(rounds: number, seconds: number): Promise<Row> {
  const plimsoll = await servePlimsoll();
  const url = `${plimsoll.url}/chapters/managing-containers/questions/publish-direction`;
  const bytes = (await (await fetch(url)).arrayBuffer()).byteLength;
  const bare = await serveBare(bytes);
  const bareBytes = (await (await fetch(`${bare.url}/page`)).arrayBuffer()).byteLength;
  try {
    const rates = await alternate(rounds, {
      plimsoll: () => requestsPerSecond({ url, method: 'GET', connections: 32, seconds }),
      bare: () =>
        requestsPerSecond({ url: `${bare.url}/page`, method: 'GET', connections: 32, seconds }),
    });
    const ratio = medianRatio(rates.plimsoll, rates.bare);
    return {
      what: `question pages a second (${bytes} bytes), of a bare Fastify + EJS page (${bareBytes} bytes)`,
      measured: `${Math.round(median(rates.plimsoll))} / ${Math.round(median(rates.bare))} = ${ratio.toFixed(2)}`,
      limit: '≥ 0.40',
      holds: ratio >= 0.4,
    };
  } finally {
    await plimsoll.stop();
    await bare.stop();
  }
}
