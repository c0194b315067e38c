import { message, type Text } from '../i18n/text.ts';
import type { Task } from '../questions/kinds/task.ts';
import { wayOf } from './way.ts';

/** The fewest ways, right and wrong, that a proof must consist of. */
export const fewest = { solutions: 2, mistakes: 5 } as const;

function sameWays(task: Task): readonly Text[] {
  const first = new Map<string, string>();
  return task.solutions.flatMap(({ name, run, next }) => {
    const way = wayOf([run, ...next].join('\n'));
    const other = first.get(way);
    if (other === undefined) first.set(way, name);
    return other === undefined ? [] : [message('proving.same-way', { one: other, other: name })];
  });
}

function unproven(task: Task): readonly Text[] {
  const failed = new Set(task.mistakes.flatMap(({ fails }) => Object.keys(fails)));
  return [...task.checks, ...task.answers]
    .filter(({ id }) => !failed.has(id))
    .map(({ id }) => message('proving.unproven', { check: id }));
}

/**
 * What a task's proof lacks before anything is run: too few ways, two solutions that are one, or a check (or an
 * answer) that no mistake fails, which nothing shows to be able to fail.
 */
export function gapsOf(task: Task): readonly Text[] {
  const { solutions, mistakes } = task;
  return [
    ...(solutions.length < fewest.solutions
      ? [message('proving.few-solutions', { least: fewest.solutions, found: solutions.length })]
      : []),
    ...(mistakes.length < fewest.mistakes
      ? [message('proving.few-mistakes', { least: fewest.mistakes, found: mistakes.length })]
      : []),
    ...sameWays(task),
    ...unproven(task),
  ];
}
