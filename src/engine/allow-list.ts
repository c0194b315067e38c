/**
 * Every request that reading ever makes: GET, and one of these paths, with or without an API version before it. What
 * is not on this list is not sent. `{}` stands for one encoded name.
 */
export const readRoutes = [
  '/version',
  '/events',
  '/containers/json?all=1',
  '/containers/{}/json',
  '/volumes',
  '/volumes/{}',
  '/networks',
  '/networks/{}',
  '/images/json',
  '/images/{}/json',
  '/containers/{}/top',
  '/containers/{}/changes',
  '/containers/{}/logs?stdout=1&stderr=1&tail=1000',
  '/containers/{}/archive?path={path}',
  '/_ping',
  '/events?since={time}&until={time}',
] as const;

const encoded = "[A-Za-z0-9._~!'()*%-]+";
const name = "[A-Za-z0-9._~!$&'()*+,;=:@%-]+";

const patterns = readRoutes.map(
  (route) =>
    new RegExp(
      `^(?:/v\\d+\\.\\d+)?${route.replace(/[.?]/g, '\\$&').replace('{}', name).replace('{path}', encoded).replaceAll('{time}', '\\d+(?:\\.\\d+)?')}$`,
    ),
);

/** Whether a request only reads: it is a GET, and its path (with its query) is on the written list. */
export function isRead(method: string, path: string): boolean {
  return method === 'GET' && patterns.some((pattern) => pattern.test(path));
}
