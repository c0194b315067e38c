/** Why two lines count as the same, or not, otherwise than by the requests that they make. */
export interface Rule {
  readonly id: RuleId;
  /** `wider`: other requests count as the same. `narrower`: the same requests count as different. */
  readonly direction: 'wider' | 'narrower';
  /** What a wider rule makes of two lines. */
  readonly verdict: 'same' | 'same-effect' | 'different';
  readonly why: string;
}

export type WiderRule =
  | 'image-latest'
  | 'kill-signal'
  | 'last-of-all'
  | 'list-order'
  | 'mount-form'
  | 'network-default'
  | 'signal-name';

export type RuleId = WiderRule | 'inspect-any' | 'shown';

/** Every place where the comparison knowingly says another thing than the requests of the docker CLI do. */
export const rules: readonly Rule[] = [
  {
    id: 'list-order',
    direction: 'wider',
    verdict: 'same',
    why: 'The engine keeps no order of variables, ports, mounts, labels, filters and the like, and names given to one command are dealt with one by one; the CLI itself sends some of them in an order of chance.',
  },
  {
    id: 'image-latest',
    direction: 'wider',
    verdict: 'same-effect',
    why: 'A reference without a tag means `latest`, and one without a registry means `docker.io/library`; some requests carry it as it was written.',
  },
  {
    id: 'mount-form',
    direction: 'wider',
    verdict: 'same-effect',
    why: '`--volume`, `--mount` and `--tmpfs` are sent in fields of their own, and mount the same; only a bind of a path that is not there differs, which `--volume` makes and `--mount` refuses.',
  },
  {
    id: 'network-default',
    direction: 'wider',
    verdict: 'same-effect',
    why: 'A container without `--network` is on the default network, which is `bridge`.',
  },
  {
    id: 'signal-name',
    direction: 'wider',
    verdict: 'same-effect',
    why: 'The engine takes `9`, `KILL` and `SIGKILL` for the same signal.',
  },
  {
    id: 'kill-signal',
    direction: 'wider',
    verdict: 'same-effect',
    why: '`docker kill` without a signal sends `KILL`.',
  },
  {
    id: 'last-of-all',
    direction: 'wider',
    verdict: 'same-effect',
    why: 'The last containers created are counted among all, whether `--all` is given or not.',
  },
  {
    id: 'shown',
    direction: 'narrower',
    verdict: 'different',
    why: 'Flags and arguments that only the client knows (`--quiet`, `--format`, `--no-trunc`, `--force` of a prune, where a copy is written to) change what a person sees or is asked, and no request.',
  },
  {
    id: 'inspect-any',
    direction: 'narrower',
    verdict: 'different',
    why: '`docker inspect NAME` asks for a container first: it makes the same request as `docker container inspect` when there is one, and finds something else when there is none.',
  },
];
