import type { Chapter } from '../authoring/content.ts';
import type { AttemptDeps } from './deps.ts';
import { plain } from './json.ts';

/** Makes sure that the content a grade is made with is kept, so that the grade can be understood for ever. */
export type KeepVersion = (chapter: Chapter) => Promise<void>;

export function keepingVersions({ store, clock }: AttemptDeps): KeepVersion {
  const kept = new Set<string>();
  return async (chapter) => {
    if (kept.has(chapter.version)) return;
    await store.contentVersions.keep({
      hash: chapter.version,
      chapter: chapter.id,
      body: plain(chapter),
      loadedAt: clock(),
    });
    kept.add(chapter.version);
  };
}
