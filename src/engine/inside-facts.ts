import type { Bounded, Change, Process } from '../checks/observation.ts';
import { array, number, object, text, texts } from './raw.ts';

const kinds: readonly Change['kind'][] = ['changed', 'added', 'deleted'];
const mostChanges = 2_000;

/** The processes of a container, from the table that the host's `ps` makes; null where it has no such shape. */
export function processFacts(value: unknown): readonly Process[] | null {
  const raw = object(value);
  const titles = texts(raw.Titles).map((title) => title.toUpperCase());
  const column = (...names: readonly string[]) =>
    titles.findIndex((title) => names.includes(title));
  const pid = column('PID');
  const user = column('USER', 'UID');
  const command = column('COMMAND', 'CMD', 'ARGS');
  if (command < 0) return null;
  return array(raw.Processes).map((row) => {
    const cells = texts(row);
    return {
      pid: Number(cells[pid] ?? 0),
      user: cells[user] ?? '',
      command: (cells[command] ?? '').trim(),
    };
  });
}

/** What differs from a container's image; null where a line has another shape. */
export function changeFacts(value: unknown): Bounded<Change> | null {
  const changes = array(value).map((one): Change | null => {
    const kind = kinds[number(object(one).Kind)];
    const path = text(object(one).Path);
    return kind === undefined || path === '' ? null : { kind, path };
  });
  const items = changes.filter((one) => one !== null);
  if (items.length !== changes.length) return null;
  return { items: items.slice(0, mostChanges), complete: items.length <= mostChanges };
}
