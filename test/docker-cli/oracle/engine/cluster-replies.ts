import type { Route } from './replies.ts';
import type { Json } from './request.ts';

const meta = {
  Version: { Index: 7 },
  CreatedAt: '2026-01-02T03:04:05Z',
  UpdatedAt: '2026-01-02T03:04:05Z',
};

const service = (name: string): Json => ({
  ID: `id-of-${name}`,
  ...meta,
  Spec: {
    Name: name,
    Labels: {},
    TaskTemplate: { ContainerSpec: { Image: 'nginx' }, ForceUpdate: 0 },
    Mode: { Replicated: { Replicas: 1 } },
    EndpointSpec: { Mode: 'vip' },
  },
  Endpoint: { Spec: {} },
});

const node = (name: string): Json => ({
  ID: name,
  ...meta,
  Spec: { Name: name, Role: 'manager', Availability: 'active', Labels: {} },
  Description: { Hostname: name, Platform: { OS: 'linux', Architecture: 'x86_64' } },
  Status: { State: 'ready', Addr: '192.0.2.1' },
  ManagerStatus: { Leader: true, Reachability: 'reachable', Addr: '192.0.2.1:2377' },
});

const named = (name: string): Json => ({
  ID: `id-of-${name}`,
  ...meta,
  Spec: { Name: name, Labels: {} },
});

const swarm: Json = {
  ID: 'swarm',
  ...meta,
  Spec: {
    Name: 'default',
    Labels: {},
    Orchestration: { TaskHistoryRetentionLimit: 5 },
    Raft: {},
    Dispatcher: {},
    CAConfig: {},
    EncryptionConfig: { AutoLockManagers: false },
    TaskDefaults: {},
  },
  JoinTokens: { Worker: 'SWMTKN-1-worker', Manager: 'SWMTKN-1-manager' },
};

const plugin = (name: string): Json => ({
  Id: 'plugin',
  Name: name,
  Enabled: false,
  Settings: { Mounts: [], Env: [], Args: [], Devices: [] },
  PluginReference: name,
  Config: { Description: '', Interface: { Types: [] }, Network: {}, Linux: {} },
});

/** What a swarm's manager answers, and what is asked about plugins. */
export const clusterReplies: readonly Route[] = [
  ['GET', /^\/swarm$/, () => ({ status: 200, body: swarm })],
  ['GET', /^\/swarm\/unlockkey$/, () => ({ status: 200, body: { UnlockKey: 'SWMKEY-1-x' } })],
  ['POST', /^\/swarm\/init$/, () => ({ status: 200, body: 'nodea' })],
  ['POST', /^\/swarm\/(?:join|leave|update|unlock)$/, () => ({ status: 200 })],
  ['GET', /^\/services$/, () => ({ status: 200, body: [service('api')] })],
  ['POST', /^\/services\/create$/, () => ({ status: 201, body: { ID: 'id-of-api' } })],
  ['POST', /^\/services\/.+\/update$/, () => ({ status: 200, body: { Warnings: [] } })],
  ['GET', /^\/(?:services|tasks)\/.+\/logs$/, () => ({ status: 200, body: Buffer.from('') })],
  ['GET', /^\/services\/([^/]+)$/, (name) => ({ status: 200, body: service(name) })],
  ['DELETE', /^\/services\/[^/]+$/, () => ({ status: 200 })],
  ['GET', /^\/tasks$/, () => ({ status: 200, body: [] })],
  ['GET', /^\/nodes$/, () => ({ status: 200, body: [node('nodea')] })],
  ['GET', /^\/nodes\/([^/]+)$/, (name) => ({ status: 200, body: node(name) })],
  ['POST', /^\/nodes\/.+\/update$/, () => ({ status: 200 })],
  ['DELETE', /^\/nodes\/[^/]+$/, () => ({ status: 200 })],
  ['GET', /^\/(?:secrets|configs)$/, () => ({ status: 200, body: [named('key')] })],
  ['POST', /^\/(?:secrets|configs)\/create$/, () => ({ status: 201, body: { ID: 'id-of-key' } })],
  ['GET', /^\/(?:secrets|configs)\/([^/]+)$/, (name) => ({ status: 200, body: named(name) })],
  ['DELETE', /^\/(?:secrets|configs)\/[^/]+$/, () => ({ status: 204 })],
  ['GET', /^\/plugins$/, () => ({ status: 200, body: [] })],
  ['GET', /^\/plugins\/privileges$/, () => ({ status: 200, body: [] })],
  ['POST', /^\/plugins\/pull$/, () => ({ status: 200, body: Buffer.from('') })],
  ['POST', /^\/plugins\/.+\/(?:enable|disable|set|push|upgrade)$/, () => ({ status: 204 })],
  ['GET', /^\/plugins\/(.+)\/json$/, (name) => ({ status: 200, body: plugin(name) })],
  ['DELETE', /^\/plugins\/.+$/, () => ({ status: 200, body: plugin('x') })],
];
