import type { Chapter } from '../authoring/content.ts';
import type { AttemptDeps } from './deps.ts';
import { plain } from './json.ts';

/** The content that grades are made with, kept so that each grade can be understood for ever. */
export interface Versions {
  /** Whether it is certain already that the store has this version. */
  kept(chapter: Chapter): boolean;
  keep(chapter: Chapter): Promise<void>;
}

export function keepingVersions({ store, clock }: AttemptDeps): Versions {
  const certain = new Set<string>();
  return {
    kept: (chapter) => certain.has(chapter.version),
    keep: async (chapter) => {
      await store.contentVersions.keep({
        hash: chapter.version,
        chapter: chapter.id,
        body: plain(chapter),
        loadedAt: clock(),
      });
      certain.add(chapter.version);
    },
  };
}
