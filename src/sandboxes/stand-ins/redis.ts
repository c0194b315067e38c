import { busyboxPackage, busyboxSystem } from '../busybox.ts';
import { directory, merge, text } from '../file-tree.ts';
import { makeLayer } from '../layer.ts';
import { packageFiles, withLibraries } from '../packages.ts';
import { type StandIn, standInLabels } from './stand-in.ts';

/** `redis:alpine`: a real Redis that keeps its data in the volume `/data`. */
export const redis: StandIn = {
  name: 'redis:alpine',
  async make() {
    const base = await packageFiles([busyboxPackage]);
    const files = await packageFiles(['redis-server', 'redis-tools']);
    const own = merge(await withLibraries(files, ['/usr/bin/redis-server', '/usr/bin/redis-cli']), [
      ['/usr/local/bin/docker-entrypoint.sh', text(entrypoint)],
      ['/data', directory(0o755, 999)],
    ]);
    return {
      name: this.name,
      layers: [await makeLayer(await busyboxSystem(base)), await makeLayer(own)],
      config: {
        Entrypoint: ['docker-entrypoint.sh'],
        Cmd: ['redis-server'],
        Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
        WorkingDir: '/data',
        ExposedPorts: { '6379/tcp': {} },
        Volumes: { '/data': {} },
        Labels: standInLabels('a real Redis', {
          roots: [],
          versions: { ...files.versions, ...base.versions },
        }),
      },
    };
  },
};

// Other containers must be able to connect, so protected mode is off; an option given later wins.
const entrypoint = `#!/bin/sh
set -e
case "\${1:-redis-server}" in
  -*|*.conf) set -- redis-server "$@" ;;
esac
if [ "\${1:-}" = redis-server ]; then
  shift
  case "\${1:-}" in
    ''|-*) set -- redis-server --protected-mode no "$@" ;;
    *) config=$1; shift; set -- redis-server "$config" --protected-mode no "$@" ;;
  esac
  if [ "$(id -u)" = 0 ]; then
    find . \\! -user redis -exec chown redis:redis {} +
    exec su -s /bin/sh -c 'exec "$@"' -- redis sh "$@"
  fi
fi
exec "$@"
`;
