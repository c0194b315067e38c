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
  const onTheirWay = new Map<string, Promise<void>>();
  const write = async (chapter: Chapter) => {
    try {
      await store.contentVersions.keep({
        hash: chapter.version,
        chapter: chapter.id,
        body: plain(chapter),
        loadedAt: clock(),
      });
      certain.add(chapter.version);
    } finally {
      onTheirWay.delete(chapter.version);
    }
  };
  return {
    kept: (chapter) => certain.has(chapter.version),
    keep: (chapter) => {
      // A class that answers at once waits for one copy of the chapter, not for one each.
      const writing = onTheirWay.get(chapter.version) ?? write(chapter);
      onTheirWay.set(chapter.version, writing);
      return writing;
    },
  };
}
