import { cleanPath } from './paths.ts';
import type { Value } from './value.ts';

/** A mount in the one form that `--volume`, `--mount` and `--tmpfs` have in common. */
export interface Mount {
  readonly type: string;
  /** The volume's name or the host's path; empty for an anonymous volume. */
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
  /** Every other option, `name=value`. */
  readonly options: readonly string[];
}

/** What holds where nothing is said. */
const assumed = new Set(['propagation=rprivate', 'driver=local', 'nocopy=false']);

/** A mount as a value; `sent` is what the CLI sends for the form that it was written in. */
export function mountValue(mount: Mount, sent: string): Value {
  const options = mount.options.filter((option) => !assumed.has(option)).toSorted();
  const parts = [
    { name: 'mount-type', text: mount.type },
    { name: 'source', text: mount.type === 'volume' ? mount.source : cleanPath(mount.source) },
    { name: 'target', text: cleanPath(mount.target) },
    { name: 'access', text: mount.readOnly ? 'ro' : 'rw' },
    { name: 'options', text: options.join(',') },
  ];
  return { about: cleanPath(mount.target), parts, sent };
}
