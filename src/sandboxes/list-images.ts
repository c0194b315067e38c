import { z } from 'zod';
import type { Docker } from './docker.ts';
import { refusal } from './refusal.ts';
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

/** Looks up each name on the engine. Only reads. */
export function listImages(names: readonly string[], docker: Docker): Promise<ListedImage[]> {
  return Promise.all(names.map((name) => look(withTag(name), docker)));
}

async function look(name: string, docker: Docker): Promise<ListedImage> {
  const answer = await inspectImage(name, docker);
  if (answer === null) {
    return { name, present: false, standIn: false, description: null, bytes: null };
  }
  const image = inspected.parse(answer);
  const labels = image.Config?.Labels ?? {};
  const standIn = labels[standInLabel] === 'true';
  const description = standIn ? (labels['org.opencontainers.image.description'] ?? null) : null;
  return { name, present: true, standIn, description, bytes: image.Size };
}

async function inspectImage(name: string, docker: Docker): Promise<unknown> {
  try {
    return await docker.ask(docker.api.getImage(name).inspect());
  } catch (error) {
    if (refusal(error)?.status === 404) return null;
    throw error;
  }
}
