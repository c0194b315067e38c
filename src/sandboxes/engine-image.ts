import { readdirSync } from 'node:fs';
import path from 'node:path';
import { busyboxPackage, busyboxSystem } from './busybox.ts';
import { withLock } from './cache.ts';
import type { Docker } from './docker.ts';
import { directory, type Entry, merge, program, text } from './file-tree.ts';
import { archive, type Image, imageId } from './image.ts';
import { loadArchive } from './image-archive.ts';
import { makeLayer } from './layer.ts';
import { listImages } from './list-images.ts';
import { locate, type PackageFiles, packageFiles, triplet, withLibraries } from './packages.ts';
import { refusal } from './refusal.ts';

const repository = 'plimsoll-engine';

/**
 * Makes sure that the host's engine has the image of a disposable engine, made of the machine's own
 * Docker packages, and gives its name, which follows its content. Quick when it is there already; when it is made
 * anew, those of older content that no container uses are removed.
 */
export async function ensureEngineImage(docker: Docker): Promise<string> {
  return withLock('engine-image', async () => {
    const made = await engineImage();
    const image = { ...made, name: `${repository}:${imageId(made).slice(7, 19)}` };
    const [there] = await listImages([image.name], docker);
    if (there?.present) return image.name;
    await loadArchive(docker, archive([image]));
    await removeOthers(image.name, docker);
    return image.name;
  });
}

async function removeOthers(current: string, { api, ask }: Docker): Promise<void> {
  const listed = await ask(api.listImages({ filters: { reference: [repository] } }));
  const others = listed.flatMap(({ RepoTags }) => RepoTags ?? []).filter((tag) => tag !== current);
  for (const tag of others) {
    try {
      await ask(api.getImage(tag).remove());
    } catch (error) {
      // 409: a container uses it; it goes when a later image is made. 404: somebody else has removed it.
      const status = refusal(error)?.status;
      if (status !== 409 && status !== 404) throw error;
    }
  }
}

const programs = [
  '/usr/sbin/dockerd',
  '/usr/bin/containerd',
  '/usr/bin/containerd-shim-runc-v2',
  '/usr/sbin/runc',
  '/usr/sbin/docker-proxy',
  '/usr/bin/docker-init',
  '/usr/bin/docker',
  '/usr/sbin/xtables-legacy-multi',
  '/usr/sbin/xtables-nft-multi',
];

async function engineImage(): Promise<Image> {
  const files = await packageFiles(['docker.io', 'iptables', busyboxPackage]);
  const tools = merge(
    await busyboxSystem(files),
    await withLibraries(files, programs),
    xtablesModules(files),
    [
      ['/usr/local/sbin/plimsoll-engine', text(start)],
      ['/var/lib/docker', directory(0o710)],
    ] satisfies [string, Entry][],
  );
  return {
    name: `${repository}:latest`,
    layers: [await makeLayer(tools)],
    config: {
      Entrypoint: ['/usr/local/sbin/plimsoll-engine'],
      Env: ['PATH=/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin'],
      Volumes: { '/var/lib/docker': {} },
      Labels: { 'org.opencontainers.image.description': describe(files) },
    },
  };
}

function describe(files: PackageFiles): string {
  const parts = Object.entries(files.versions).map(([name, version]) => `${name} ${version}`);
  return `A disposable Docker engine, made of this machine's Debian packages: ${parts.join(', ')}`;
}

function xtablesModules(files: PackageFiles): [string, Entry][] {
  const folder = `/usr/lib/${triplet()}/xtables`;
  const found = locate(files, folder);
  return readdirSync(found).map((name) => [`${folder}/${name}`, program(path.join(found, name))]);
}

// Kernels without the old tables need the other iptables. A v1 parent group lies under this container's
// own one, so that its limits hold for what runs inside; in v2 the container has a tree of its own, whose
// root must be empty of processes before groups below it can have controllers.
const start = `#!/bin/sh
set -e
if xtables-legacy-multi iptables -t nat -L >/dev/null 2>&1; then kind=legacy; else kind=nft; fi
for name in iptables iptables-save iptables-restore ip6tables ip6tables-save ip6tables-restore; do
  ln -sf xtables-$kind-multi /usr/sbin/$name
done
mount -o remount,rw /sys 2>/dev/null || true
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  mount -o remount,rw /sys/fs/cgroup
  mkdir -p /sys/fs/cgroup/engine
  while read -r pid; do echo "$pid" >/sys/fs/cgroup/engine/cgroup.procs || true; done </sys/fs/cgroup/cgroup.procs
  sed -e 's/ / +/g' -e 's/^/+/' </sys/fs/cgroup/cgroup.controllers >/sys/fs/cgroup/cgroup.subtree_control
  parent=/inner
else
  parent=$(sed -n 's/^[0-9]*:memory://p' /proc/self/cgroup)/inner
fi
exec dockerd --host=tcp://0.0.0.0:2375 --host=unix:///var/run/docker.sock --tls=false \\
  --exec-opt native.cgroupdriver=cgroupfs --cgroup-parent="$parent" --oom-score-adjust=0 "$@"
`;
