/*
 * Stand-ins: shaped by hand after the published descriptions of the Engine API, because engines as new as these
 * cannot be run where the tests run.
 */

const id = `abcdef012345${'0'.repeat(52)}`;

/** `GET /containers/{id}/json` of API 1.44: `DNSNames`, and `Aliases` still with the short id (until 1.45). */
export const since144 = {
  Id: id,
  Name: '/web',
  Image: `sha256:${'1'.repeat(64)}`,
  State: { Status: 'running', Running: true, ExitCode: 0 },
  Config: { Image: 'redis:alpine', Hostname: 'called' },
  HostConfig: {},
  NetworkSettings: {
    Networks: {
      front: {
        Aliases: ['redis', 'abcdef012345'],
        DNSNames: ['web', 'redis', 'abcdef012345', 'called'],
        IPAddress: '172.20.0.2',
      },
    },
  },
};

/** The same of API 1.52: no addresses at the top of `NetworkSettings`, empty fields left out or null. */
export const since152 = {
  Id: id,
  Name: '/web',
  Image: `sha256:${'1'.repeat(64)}`,
  State: { Status: 'running', Running: true, ExitCode: 0 },
  Config: { Image: 'redis:alpine', Cmd: null },
  HostConfig: { PortBindings: null, RestartPolicy: {} },
  Mounts: null,
  NetworkSettings: {
    Ports: null,
    Networks: { bridge: { IPAddress: '172.17.0.2', Aliases: null } },
  },
};

/** A status that no engine has. */
export const imageless = { ...since152, State: { Status: 'dreaming' } };
