import autocannon from 'autocannon';

/** One load on one URL: how many connections, for how long, and what is sent. */
export interface Load {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly body?: string;
  readonly connections: number;
  readonly seconds: number;
}

/** Requests a second that were answered with a 2xx; any other answer is an error, because it measures nothing. */
export async function requestsPerSecond(load: Load): Promise<number> {
  const result = await autocannon({
    url: load.url,
    method: load.method,
    connections: load.connections,
    duration: load.seconds,
    headers: { 'content-type': 'application/json', accept: '*/*' },
    ...(load.body === undefined ? {} : { body: load.body }),
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) {
    throw new Error(
      `${load.method} ${load.url}: ${failed} of ${result.requests.total} requests failed (non-2xx ${result.non2xx}, errors ${result.errors}).`,
    );
  }
  return result['2xx'] / result.duration;
}
