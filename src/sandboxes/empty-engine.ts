import { z } from 'zod';

/**
 * Removes every container, network and volume of the engine at `url` (as `http://HOST:2375`), and keeps
 * its images. Only for disposable engines: nothing is asked.
 */
export async function emptyEngine(url: string): Promise<void> {
  const containers = z.array(z.object({ Id: z.string() }));
  await removeAll(
    containers.parse(await get(`${url}/containers/json?all=1`)),
    ({ Id }) => `${url}/containers/${Id}?force=1&v=1`,
  );
  const networks = z.array(z.object({ Id: z.string(), Name: z.string() }));
  const volumes = z.object({ Volumes: z.array(z.object({ Name: z.string() })).nullable() });
  const [netList, volumeList] = await Promise.all([get(`${url}/networks`), get(`${url}/volumes`)]);
  await Promise.all([
    removeAll(
      networks.parse(netList).filter(({ Name }) => !builtIn.has(Name)),
      ({ Id }) => `${url}/networks/${Id}`,
    ),
    removeAll(
      volumes.parse(volumeList).Volumes ?? [],
      ({ Name }) => `${url}/volumes/${encodeURIComponent(Name)}?force=1`,
    ),
  ]);
}

const builtIn = new Set(['bridge', 'host', 'none']);

async function get(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

async function removeAll<T>(all: readonly T[], address: (one: T) => string): Promise<void> {
  await Promise.all(
    all.map(async (one) => {
      const response = await fetch(address(one), { method: 'DELETE' });
      const said = await response.text();
      // 404: gone by itself meanwhile, as a container started with `--rm` is. 409: its removal has begun.
      const gone = response.status === 404 || /removal of container .* is already/.test(said);
      if (!response.ok && !gone) {
        throw new Error(`${address(one)} could not be removed (${response.status}): ${said}`);
      }
    }),
  );
}
