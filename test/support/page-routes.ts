import type { FastifyInstance } from 'fastify';

/**
 * The addresses of an app's HTML pages, as they are declared: its GET routes that are neither for programs nor a form's,
 * which lead back to the form's page.
 */
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
  const forms = /\/(responses|drafts|hints|settle|restart|inspections|file)$/;
  return routes.filter(
    (route) => !/^\/(api\/|assets\/|healthz|readyz|\*)/.test(route) && !forms.test(route),
  );
}
