import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Docker } from './docker.ts';
import { disposableLabel } from './leftovers.ts';
import { processMark } from './process-mark.ts';
import { wordsOf } from './refusal.ts';

/** Starts the container of a disposable engine on the host's, and gives its address there. */
export async function startEngineContainer(
  name: string,
  image: string,
  host: Docker,
): Promise<string> {
  const container = await host.ask(
    host.api.createContainer({
      name,
      Image: image,
      Labels: { [disposableLabel]: processMark() },
      HostConfig: await rights(host),
    }),
  );
  await host.ask(container.start());
  const { NetworkSettings } = await host.ask(container.inspect());
  const addresses = Object.values(NetworkSettings.Networks).map(({ IPAddress }) => IPAddress);
  const address = addresses.find((one) => one !== '');
  if (address !== undefined) return address;
  throw new Error(
    `The disposable engine ${name} has no address, so it ended at once. Its last words:\n${await lastWords(name, host)}`,
  );
}

const info = z.looseObject({ CgroupVersion: z.string().optional() });

/** The rights that docker-in-docker needs where `--privileged` is not to be had. */
async function rights(host: Docker) {
  const { CgroupVersion } = info.parse(await host.ask(host.api.info()));
  const groups =
    CgroupVersion === '2'
      ? { CgroupnsMode: 'private' }
      : { CgroupnsMode: 'host', Binds: ['/sys/fs/cgroup:/sys/fs/cgroup:rw'] };
  return {
    Init: true,
    // runc enters a process of another user, as redis is, only with SYS_PTRACE.
    CapAdd: ['SYS_ADMIN', 'NET_ADMIN', 'SYS_PTRACE'],
    SecurityOpt: ['seccomp=unconfined', 'apparmor=unconfined'],
    // What `--security-opt systempaths=unconfined` means to an engine.
    MaskedPaths: [],
    ReadonlyPaths: [],
    ...groups,
  };
}

/** Waits until the engine in the container answers. Rejects with its last words when it ends, or is silent for a minute. */
export async function untilEngineAnswers(name: string, inner: Docker, host: Docker): Promise<void> {
  const end = performance.now() + 60_000;
  let last = '';
  while (performance.now() < end) {
    try {
      await inner.ask(inner.api.ping(), 2000);
      return;
    } catch (error) {
      // Refused until the engine listens.
      last = wordsOf(error);
    }
    const { State } = await host.ask(host.api.getContainer(name).inspect());
    if (!State.Running) break;
    await sleep(50);
  }
  throw new Error(
    `The disposable engine ${name} did not answer at ${inner.host} (${last}). Its last words:\n${await lastWords(name, host)}`,
  );
}

async function lastWords(name: string, host: Docker): Promise<string> {
  const asked = { stdout: true, stderr: true, tail: 20, follow: false } as const;
  const logs = await host.ask(host.api.getContainer(name).logs(asked));
  const words = new PassThrough();
  const framed = new PassThrough();
  host.api.modem.demuxStream(framed, words, words);
  framed.on('end', () => words.end());
  framed.end(logs);
  return text(words);
}
