import type { Chapter } from '../authoring/content.ts';
import { withTag } from './stand-ins/all.ts';

/** What every class tries first, whether or not a task uses it. */
const always = ['alpine:latest', 'hello-world:latest'];

/** The images that the chapters' tasks use, and the small ones that everybody tries first; each once, with its tag. */
export function imagesOf(chapters: readonly Pick<Chapter, 'images'>[]): readonly string[] {
  return [...new Set([...chapters.flatMap(({ images }) => images), ...always].map(withTag))];
}

/** The bundle that is looked for, and written, where no other file is named. */
export const defaultBundle = 'plimsoll-images.tar';
