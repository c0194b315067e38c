import type { Command, Flag } from '../../../../src/docker-cli/grammar/grammar.ts';

/** One meaning that a value can have, in its spellings; the first is the plainest. */
export type Meaning = readonly [string, ...string[]];

const memory: readonly Meaning[] = [
  ['64m', '64M', '64mb', '65536k', '67108864', '64MiB'],
  ['128m', '134217728b', '0.125g'],
  ['1g', '1024m', '1GB'],
];
const whole: readonly Meaning[] = [['5'], ['7'], ['50']];
const time: readonly Meaning[] = [
  ['90s', '1m30s', '1.5m'],
  ['2s', '2000ms'],
  ['1h', '60m', '3600s'],
];
const since: readonly Meaning[] = [['10m', '600s'], ['2h', '120m'], ['2026-01-02T00:00:00Z']];
const pairs: readonly Meaning[] = [['a=1'], ['b=2'], ['a=2'], ['c=']];
const bools: readonly Meaning[] = [
  ['true', '1', 't', 'TRUE', 'T', 'True'],
  ['false', '0', 'f', 'FALSE', 'F', 'False'],
];

const byType: Readonly<Record<string, readonly Meaning[]>> = {
  bool: bools,
  bytes: memory,
  int: whole,
  uint: whole,
  uint16: [['10'], ['500']],
  duration: time,
  decimal: [
    ['0.5', '.5', '0.50'],
    ['2', '2.0'],
  ],
  map: pairs,
  ulimit: [['nofile=1024', 'nofile=1024:1024'], ['nofile=1024:2048'], ['nproc=64']],
  mount: [
    [
      'type=volume,src=data,dst=/data',
      'type=volume,source=data,target=/data',
      'dst=/data,src=data',
      'destination=/data,type=volume,source=data',
    ],
    ['type=volume,src=cache,dst=/cache,readonly', 'src=cache,ro=true,dst=/cache'],
    ['type=tmpfs,dst=/tmp', 'target=/tmp,type=tmpfs'],
    ['type=bind,src=/srv,dst=/srv', 'type=bind,source=/srv,target=/srv'],
  ],
  network: [['front', 'name=front'], ['back', 'name=back'], ['host'], ['none']],
  'gpu-request': [['all'], ['2', 'count=2']],
};

const devices: readonly Meaning[] = [['/dev/sda:1mb', '/dev/sda:1024kb'], ['/dev/sda:2mb']];
const rates: readonly Meaning[] = [['/dev/sda:100'], ['/dev/sda:200']];
const names: readonly Meaning[] = [['web'], ['api'], ['Web']];

/** Values of flags that take more than their type says, by the flag's name. */
const byName: Readonly<Record<string, readonly Meaning[]>> = {
  'add-host': [['db:10.0.0.2', 'db=10.0.0.2'], ['db:10.0.0.3'], ['api:10.0.0.2']],
  alias: [['db'], ['cache']],
  annotation: pairs,
  attach: [['stdout', 'STDOUT'], ['stderr', 'Stderr'], ['stdin']],
  author: [['me'], ['you <you@example.com>']],
  'blkio-weight-device': [['/dev/sda:100'], ['/dev/sda:200']],
  'build-arg': pairs,
  'cap-add': [['NET_ADMIN', 'CAP_NET_ADMIN', 'net_admin'], ['SYS_TIME'], ['ALL', 'all']],
  'cap-drop': [['NET_RAW', 'CAP_NET_RAW', 'cap_net_raw'], ['MKNOD'], ['ALL']],
  'cgroup-parent': names,
  cgroupns: [['host'], ['private']],
  change: [['ENV A=1'], ['CMD sh']],
  'cpuset-cpus': [['0'], ['0-1'], ['0,1']],
  'cpuset-mems': [['0'], ['1']],
  'detach-keys': [['ctrl-a'], ['ctrl-p,ctrl-q']],
  device: [['/dev/fuse', '/dev/fuse:/dev/fuse', '/dev/fuse:/dev/fuse:rwm'], ['/dev/fuse:/dev/x:r']],
  'device-cgroup-rule': [['c 1:3 mr'], ['a 7:* rmw']],
  'device-read-bps': devices,
  'device-read-iops': rates,
  'device-write-bps': devices,
  'device-write-iops': rates,
  dns: [['1.1.1.1'], ['8.8.8.8']],
  'dns-option': [['ndots:2'], ['use-vc']],
  'dns-search': [['example.com'], ['example.org']],
  domainname: names,
  driver: [['bridge'], ['local']],
  entrypoint: [['sh'], ['']],
  env: [...pairs, ['A=one two'], ["A=it's"], ['A="quoted"'], ['A=$5']],
  'env-file': [['env.list', './env.list'], ['labels.list']],
  expose: [['90', '90/tcp'], ['90/udp'], ['9000-9001']],
  file: [['Dockerfile', './Dockerfile'], ['Dockerfile.dev']],
  format: [['json'], ['{{.ID}}']],
  'group-add': [['audio'], ['1000']],
  'health-cmd': [['true'], ['curl -f localhost']],
  hostname: names,
  'ipam-driver': [['default'], ['mine']],
  ipc: [['host'], ['private']],
  label: pairs,
  'label-file': [['labels.list'], ['env.list']],
  link: [['db:db', 'db'], ['db:sql']],
  'link-local-ip': [['169.254.1.1'], ['169.254.1.2']],
  'log-driver': [['json-file'], ['none']],
  'log-opt': pairs,
  'mac-address': [['02:42:ac:11:00:02'], ['02:42:ac:11:00:03']],
  message: [['note'], ['a longer note']],
  name: names,
  opt: pairs,
  output: [['out.tar'], ['other.tar']],
  pid: [['host'], ['container:db']],
  platform: [['linux/arm64'], ['linux/amd64']],
  publish: [
    ['8080:80', '8080:80/tcp', 'published=8080,target=80', 'target=80,published=8080,protocol=tcp'],
    ['80:8080'],
    ['127.0.0.1:8080:80', '127.0.0.1:8080:80/tcp'],
    ['8443:443'],
    ['53:53/udp'],
    ['80', '80/tcp'],
    ['7000-7001:7000-7001'],
  ],
  pull: [['missing'], ['never'], ['always']],
  restart: [['no'], ['always'], ['on-failure:3'], ['unless-stopped']],
  runtime: [['runc'], ['other']],
  'security-opt': [['no-new-privileges'], ['label=disable']],
  since,
  signal: [['HUP'], ['TERM'], ['9']],
  'stop-signal': [['TERM'], ['9']],
  'storage-opt': pairs,
  sysctl: [['net.core.somaxconn=1024'], ['net.core.somaxconn=64']],
  tag: [['app', 'app:latest'], ['app:1'], ['other']],
  tail: [['5'], ['all'], ['50']],
  target: [['base'], ['final']],
  tmpfs: [['/tmp'], ['/run:size=64m']],
  until: since,
  user: [['1000'], ['1000:1000'], ['root']],
  userns: [['host']],
  uts: [['host']],
  volume: [
    ['data:/data', 'data:/data:rw'],
    ['data:/data:ro'],
    ['cache:/data'],
    ['/data'],
    ['/srv:/srv'],
  ],
  'volume-driver': [['local'], ['other']],
  'volumes-from': [['db'], ['db:ro']],
  workdir: [['/app'], ['/srv']],
  limit: whole,
  last: whole,
  type: [['container']],
  ip: [['172.18.0.9'], ['172.18.0.10']],
  ip6: [['fd00::9'], ['fd00::10']],
};

/** Filters that each command knows. */
const filters: Readonly<Record<string, readonly Meaning[]>> = {
  'container ls': [['status=exited'], ['status=running'], ['name=web'], ['label=a']],
  'image ls': [['dangling=true'], ['dangling=false'], ['reference=nginx']],
  'volume ls': [['dangling=true'], ['driver=local'], ['name=data']],
  'network ls': [['driver=bridge'], ['name=front'], ['type=custom']],
  'system events': [['type=container'], ['event=start'], ['container=web']],
  search: [['is-official=true'], ['stars=3']],
};
const pruneFilters: readonly Meaning[] = [['label=a'], ['label!=b'], ['label=c=1']];

/**
 * Flags of which no random line is made: what they need (another system, a registry, a file of a certain kind, a
 * standard input) is not here, or what they take has no meaning without a swarm, or not beside one another.
 */
const leftOut = new Set([
  ...['cpu-count', 'cpu-percent', 'io-maxbandwidth', 'io-maxiops', 'isolation'],
  ...['disable-content-trust', 'use-api-socket', 'cidfile', 'iidfile', 'secret', 'checkpoint'],
  ...['checkpoint-dir', 'input', 'amend', 'stream', 'squash', 'config-from', 'config-only'],
  ...['availability', 'group', 'limit-bytes', 'required-bytes', 'scope', 'sharing', 'cluster'],
  ...[
    'topology-preferred',
    'topology-required',
    'aux-address',
    'subnet',
    'gateway',
    'ip-range',
    'ingress',
  ],
  ...['cache-from', 'network-alias', 'gw-priority', 'driver-opt', 'ipam-opt', 'keep-storage'],
]);

/** The meanings from which a flag of a command is given one; none where no random line is made of it. */
export function meaningsOf(command: Command, flag: Flag): readonly Meaning[] {
  const path = command.path.join(' ');
  if (leftOut.has(flag.name) || (path.startsWith('volume') && flag.name === 'type')) return [];
  if (flag.type === 'bool') return bools;
  if (flag.name === 'filter') return path.endsWith('prune') ? pruneFilters : (filters[path] ?? []);
  if (path === 'image build' && flag.name === 'network') return [['host'], ['none']];
  if (path === 'image build' && flag.name === 'platform') return [['linux/arm64'], ['linux/amd64']];
  return byName[flag.name] ?? byType[flag.type] ?? [];
}

const names2: readonly (readonly string[])[] = [['web'], ['db'], ['api']];
const many: readonly (readonly string[])[] = [['web'], ['db'], ['web', 'db'], ['db', 'web']];

/** Arguments for each command of which random lines are made; a command that has none here is shown by hand. */
export const argumentsOf: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'container run': [
    ['nginx'],
    ['redis'],
    ['nginx', 'sh'],
    ['alpine', 'ls', '-l'],
    ['nginx:latest'],
  ],
  'container create': [['nginx'], ['redis'], ['nginx', 'sh'], ['alpine', 'echo', 'a b']],
  'container exec': [
    ['web', 'ls'],
    ['db', 'ls'],
    ['web', 'ls', '-l'],
    ['web', 'sh', '-c', 'ls /tmp'],
  ],
  'container ls': [[]],
  'container logs': names2,
  'container start': many,
  'container stop': many,
  'container restart': many,
  'container kill': many,
  'container rm': many,
  'container pause': many,
  'container unpause': many,
  'container wait': many,
  'container attach': names2,
  'container cp': [
    ['web:/etc/hosts', 'out'],
    ['link.txt', 'web:/tmp'],
    ['db:/etc/hosts', 'out'],
  ],
  'container commit': [['web'], ['web', 'mine'], ['web', 'mine:1'], ['db', 'mine']],
  'container diff': names2,
  'container port': names2,
  'container top': [['web'], ['web', 'aux'], ['db']],
  'container rename': [
    ['web', 'api'],
    ['api', 'web'],
  ],
  'container update': many,
  'container export': names2,
  'container inspect': many,
  'container prune': [[]],
  'image ls': [[], ['nginx'], ['redis']],
  'image rm': [['nginx'], ['redis'], ['nginx', 'redis']],
  'image prune': [[]],
  'image pull': [['nginx'], ['nginx:alpine'], ['redis'], ['docker.io/library/nginx:latest']],
  'image push': [['me/app'], ['me/app:1'], ['me/other']],
  'image save': [['nginx'], ['redis'], ['nginx', 'redis']],
  'image load': [[]],
  'image import': [['image.tar'], ['image.tar', 'mine'], ['image.tar', 'mine:1']],
  'image history': [['nginx'], ['redis']],
  'image inspect': [['nginx'], ['redis'], ['nginx', 'redis']],
  'image tag': [
    ['nginx', 'web'],
    ['nginx', 'web:1'],
    ['nginx', 'web:latest'],
  ],
  'image build': [['.']],
  'volume create': [['data'], ['cache'], []],
  'volume ls': [[]],
  'volume rm': [['data'], ['cache'], ['data', 'cache']],
  'volume inspect': [['data'], ['cache'], ['cache', 'data']],
  'volume prune': [[]],
  'network create': [['front'], ['back']],
  'network connect': [
    ['front', 'web'],
    ['back', 'web'],
    ['front', 'db'],
  ],
  'network disconnect': [
    ['front', 'web'],
    ['back', 'web'],
    ['front', 'db'],
  ],
  'network ls': [[]],
  'network rm': [['front'], ['back'], ['front', 'back']],
  'network inspect': [['front'], ['back'], ['front', 'back']],
  'network prune': [[]],
  'system df': [[]],
  'system info': [[]],
  'system events': [[]],
  'system prune': [[]],
  inspect: [['web'], ['nginx'], ['data']],
  search: [['redis'], ['nginx']],
  version: [[]],
};
