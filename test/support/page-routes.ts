import type { FastifyInstance } from 'fastify';

/** The addresses of an app's HTML pages: its GET routes that are not for programs, as they are declared. */
export function pageRoutes(app: FastifyInstance): string[] {
  const steps: string[] = [];
  const routes: string[] = [];
  for (const line of app.printRoutes({ commonPrefix: false, method: 'GET' }).split('\n')) {
    const found = /^([│ ]*)[├└]── (\S+)( \(GET)?/.exec(line);
    if (!found) continue;
    const [, indent = '', step = '', handled] = found;
    steps.length = indent.length / 4;
    steps.push(step);
    if (handled) routes.push(steps.join('').replace('//', '/'));
  }
  return routes.filter((route) => !/^\/(api\/|assets\/|healthz|readyz|\*)/.test(route));
}
