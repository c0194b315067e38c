import { z } from 'zod';
import { run } from './run.ts';
import { withTag } from './stand-ins/all.ts';
import { standInLabel } from './stand-ins/stand-in.ts';

/** What an engine holds under a name; `null` where it holds nothing. */
export interface ListedImage {
  readonly name: string;
  readonly present: boolean;
  /** Whether it is one that Plimsoll built in the place of its publisher's. */
  readonly standIn: boolean;
  /** What a stand-in is made of, in English as its label says it. */
  readonly description: string | null;
  /** Its size on disk in bytes, as the engine counts. */
  readonly bytes: number | null;
}

const inspected = z.object({
  Size: z.number(),
  Config: z.object({ Labels: z.record(z.string(), z.string()).nullish() }).nullish(),
});

/** Looks up each name on the engine that `env` names. Only reads. */
export function listImages(
  names: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<ListedImage[]> {
  return Promise.all(names.map((name) => look(withTag(name), env)));
}

async function look(name: string, env: NodeJS.ProcessEnv): Promise<ListedImage> {
  const asked = await run('docker', ['image', 'inspect', '--format', '{{json .}}', name], { env });
  if (asked.exitCode !== 0) {
    if (!/no such image/i.test(asked.stderr)) {
      throw new Error(`\`docker image inspect ${name}\` failed: ${asked.stderr.trim()}`);
    }
    return { name, present: false, standIn: false, description: null, bytes: null };
  }
  const image = inspected.parse(JSON.parse(asked.stdout));
  const labels = image.Config?.Labels ?? {};
  const standIn = labels[standInLabel] === 'true';
  const description = standIn ? (labels['org.opencontainers.image.description'] ?? null) : null;
  return { name, present: true, standIn, description, bytes: image.Size };
}
