import { createHash } from 'node:crypto';
import type { Json } from './request.ts';

const idOf = (name: string) => createHash('sha256').update(name).digest('hex');
const since = '2026-01-02T03:04:05.000000006Z';

/** The daemon's answer to `/version`. */
export const version: Json = {
  Version: '28.2.2',
  ApiVersion: '1.50',
  MinAPIVersion: '1.24',
  GitCommit: '45873be',
  GoVersion: 'go1.24.3',
  Os: 'linux',
  Arch: 'amd64',
  KernelVersion: '6.1.0',
  Components: [],
};

/** The daemon's answer to `/info`. */
export const info: Json = {
  ID: 'b2b6c9b8-60ea-4a83-b0f2-1a2c3c1a9d11',
  Name: 'engine',
  ServerVersion: '28.2.2',
  OperatingSystem: 'Debian GNU/Linux 12 (bookworm)',
  OSType: 'linux',
  Architecture: 'x86_64',
  Driver: 'overlay2',
  LoggingDriver: 'json-file',
  CgroupDriver: 'systemd',
  CgroupVersion: '2',
  ExperimentalBuild: true,
  IndexServerAddress: 'https://index.docker.io/v1/',
  RegistryConfig: {
    InsecureRegistryCIDRs: ['127.0.0.0/8'],
    IndexConfigs: { 'docker.io': { Name: 'docker.io', Mirrors: [], Secure: true, Official: true } },
    Mirrors: [],
  },
  Swarm: {
    NodeID: 'nodea',
    NodeAddr: '192.0.2.1',
    LocalNodeState: 'active',
    ControlAvailable: true,
    RemoteManagers: [{ NodeID: 'nodea', Addr: '192.0.2.1:2377' }],
  },
  Plugins: {
    Volume: ['local'],
    Network: ['bridge', 'host', 'null', 'overlay'],
    Log: ['json-file'],
  },
  SecurityOptions: [],
};

/** A running container of this name: as inspected, and as in a list. */
export function container(name: string) {
  const id = idOf(name);
  const endpoint = { NetworkID: idOf('bridge'), IPAddress: '172.17.0.2', Gateway: '172.17.0.1' };
  const state = { Status: 'running', Running: true, Paused: false, Pid: 4242, ExitCode: 0 };
  const json: Json = {
    Id: id,
    Created: since,
    Name: `/${name}`,
    Path: 'nginx',
    Args: [],
    State: { ...state, StartedAt: since, FinishedAt: '0001-01-01T00:00:00Z', Error: '' },
    Image: `sha256:${idOf('nginx')}`,
    Config: { Image: 'nginx', Tty: false, OpenStdin: true, Env: [], Cmd: ['nginx'], Labels: {} },
    HostConfig: { NetworkMode: 'default', LogConfig: { Type: 'json-file', Config: {} } },
    Mounts: [],
    NetworkSettings: {
      Ports: { '80/tcp': [{ HostIp: '0.0.0.0', HostPort: '8080' }] },
      Networks: { bridge: endpoint },
    },
  };
  const listed: Json = {
    Id: id,
    Names: [`/${name}`],
    Image: 'nginx',
    ImageID: `sha256:${idOf('nginx')}`,
    Command: 'nginx',
    Created: 1_767_323_045,
    State: 'running',
    Status: 'Up 2 hours',
    Ports: [{ PrivatePort: 80, PublicPort: 8080, Type: 'tcp', IP: '0.0.0.0' }],
    Labels: {},
    Mounts: [],
    HostConfig: { NetworkMode: 'default' },
    NetworkSettings: { Networks: { bridge: endpoint } },
  };
  return { id, json, listed };
}

/** A command that ran in a container and ended well. */
export const exec = { ID: idOf('exec'), Running: false, ExitCode: 0, Pid: 0 };

/** One reading of a container's resources. */
export const stats: Json = {
  read: since,
  preread: since,
  name: '/web',
  id: idOf('web'),
  pids_stats: { current: 1 },
  cpu_stats: { cpu_usage: { total_usage: 1 }, system_cpu_usage: 1, online_cpus: 2 },
  precpu_stats: { cpu_usage: { total_usage: 0 }, system_cpu_usage: 0 },
  memory_stats: { usage: 1024, limit: 4096, stats: {} },
};

/** An image of this name: as inspected, and as in a list. */
export function image(name: string) {
  const Id = `sha256:${idOf(name)}`;
  const common = { Id, RepoTags: [`${name}:latest`], RepoDigests: [], Size: 10_000_000 };
  const json: Json = {
    ...common,
    Created: since,
    Os: 'linux',
    Architecture: 'amd64',
    Config: { Cmd: ['nginx'], Env: [], ExposedPorts: { '80/tcp': {} } },
    RootFS: { Type: 'layers', Layers: [`sha256:${idOf('layer')}`] },
  };
  const listed: Json = { ...common, Created: 1_767_323_045, SharedSize: -1, Containers: -1 };
  return { Id, json, listed };
}

/** A volume of this name. */
export function volume(name: string): Json {
  return {
    Name: name,
    Driver: 'local',
    Scope: 'local',
    Mountpoint: `/var/lib/docker/volumes/${name}/_data`,
    CreatedAt: since,
    Labels: {},
    Options: {},
  };
}

/** A network of this name. */
export function network(name: string) {
  return {
    Id: idOf(name),
    Name: name,
    Driver: 'bridge',
    Scope: 'local',
    Created: since,
    Containers: {},
    Options: {},
    Labels: {},
    IPAM: { Driver: 'default', Config: [{ Subnet: '172.18.0.0/16', Gateway: '172.18.0.1' }] },
  };
}
