import type { Container, Observation } from '../../../src/checks/observation.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { ReadOnlyProxy } from '../../support/read-only-proxy.ts';

/** An engine that notes down what each look at it asked for. */
export interface NotedEngine {
  readonly engine: Engine;
  /** What looks asked for more than once, as requests without the API's version. */
  readonly askedTwice: readonly string[];
}

/** A container that has only just started, once more perhaps, is looked at again: what that may ask for. */
function askedAgain({ containers, takenAt }: Observation): ReadonlySet<string> {
  const isNew = ({ startedAt }: Container) => Date.parse(startedAt) > Date.parse(takenAt) - 1000;
  return new Set(
    Object.entries(containers).flatMap(([name, seen]) =>
      seen.state === 'present' && isNew(seen.value) ? [`GET /containers/${name}/json`] : [],
    ),
  );
}

/** The engine, noting down what goes through its proxy. Looks must be taken one after another. */
export function noting(engine: Engine, proxy: ReadOnlyProxy): NotedEngine {
  const askedTwice: string[] = [];
  return {
    askedTwice,
    engine: {
      ...engine,
      async observe(needs, options) {
        const before = proxy.requests.length;
        const observation = await engine.observe(needs, options);
        const requests = proxy.requests.slice(before).map((one) => one.replace(/\/v[\d.]+/, ''));
        const again = askedAgain(observation);
        const twice = requests.filter((one, index) => requests.indexOf(one) < index);
        askedTwice.push(...twice.filter((one) => !again.has(one)));
        return observation;
      },
    },
  };
}
