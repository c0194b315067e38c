import { z } from 'zod';
import { message, type Text } from '../../i18n/text.ts';
import type { Fact } from '../claim.ts';
import {
  type ListMatcher,
  listHolds,
  listMatcher,
  listWanted,
  partHolds,
} from '../list-matcher.ts';
import { seenChanges } from '../look-up.ts';
import type { Change, Container } from '../observation.ts';
import { isMapping, pick } from '../pick.ts';
import { type TextMatcher, textHolds, textMatcher, textWanted } from '../text-matcher.ts';
import { code, joined } from '../words.ts';
import { tidyPath } from './mounts.ts';

interface ChangeParts {
  readonly path: TextMatcher;
  readonly kind?: Change['kind'] | undefined;
}

/** A path that was added or changed, or a path with the kind of its change. */
export type ChangeWanted = string | ChangeParts;

const change: z.ZodType<ChangeWanted> = pick(
  [
    z.string().startsWith('/').max(1000),
    z.strictObject({
      path: textMatcher,
      kind: z.enum(['added', 'changed', 'deleted']).optional(),
    }),
  ],
  (input) => (isMapping(input) ? 1 : 0),
);

function partsOf(wanted: ChangeWanted): ChangeParts {
  return typeof wanted === 'string' ? { path: wanted } : wanted;
}

function changeHolds(one: Change, wanted: ChangeWanted): boolean {
  const { path, kind } = partsOf(wanted);
  return (
    (kind === undefined || one.kind === kind) &&
    textHolds(one.path, typeof path === 'string' ? tidyPath(path) : path)
  );
}

function changeWanted(wanted: ChangeWanted): Text {
  const { path, kind } = partsOf(wanted);
  return message('checks.change', { path: textWanted(path), kind: kind ?? 'any' });
}

function changeFound(one: Change): Text {
  return message('checks.change', { path: code(one.path), kind: one.kind });
}

const mostShown = 12;

/** What differs between the container's own filesystem and its image's; what lies in a mount is not among it. */
export const changes: Fact<Container, ListMatcher<ChangeWanted>> = {
  schema: listMatcher(change).describe(
    "What differs from its image's filesystem, mounts aside: a path, or a path with its kind of change.",
  ),
  holds: ({ name }, wanted, observation) => {
    const seen = seenChanges(observation, name);
    if (seen.state === 'unknown') return { unknown: seen.reason };
    const { items, complete } =
      seen.state === 'present' ? seen.value : { items: [], complete: true };
    if (complete) return listHolds(items, wanted, changeHolds);
    return partHolds(items, wanted, changeHolds) ?? { unknown: message('checks.too-many-changes') };
  },
  expected: (wanted) => message('checks.changes', { list: listWanted(wanted, changeWanted) }),
  found: ({ name }, _, observation) => {
    const seen = seenChanges(observation, name);
    if (seen.state === 'unknown') return seen.reason;
    const items = seen.state === 'present' ? seen.value.items : [];
    if (items.length === 0) return message('checks.changes-none');
    return message('checks.changes', { list: joined(items.slice(0, mostShown).map(changeFound)) });
  },
  look: (name) => `docker container diff ${name}`,
  needs: (name) => [{ kind: 'changes', container: name }],
};
