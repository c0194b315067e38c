import type { FastifyInstance } from 'fastify';

/** All that an app answers, as `METHOD /route`; HEAD is left out, which every GET has beside it. */
export function allRoutes(app: FastifyInstance): string[] {
  const steps: string[] = [];
  const routes: string[] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const found = /^([│ ]*)[├└]── (\S+)(?: \(([^)]+)\))?/.exec(line);
    if (!found) continue;
    const [, indent = '', step = '', methods = ''] = found;
    steps.length = indent.length / 4;
    steps.push(step);
    // The printed tree drops what stands before a wildcard; the one there is serves the assets.
    const route = steps
      .join('')
      .replace('//', '/')
      .replace(/^\/\*$/, '/assets/*');
    for (const method of methods.split(', '))
      if (method !== '' && method !== 'HEAD') routes.push(`${method} ${route}`);
  }
  return [...new Set(routes)];
}
