import { message } from '../i18n/text.ts';
import type { Content, ContentProblem, LiveContent } from './content.ts';
import { ContentError } from './content-error.ts';
import { fingerprint, listFolders } from './files.ts';
import { loadContent } from './load.ts';
import { listen } from './notice.ts';

/** How long files are trusted where the system does not tell that one changed, in milliseconds. */
const trustedFor = 200;

function unreadable(error: unknown): ContentProblem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    file: '.',
    line: 1,
    column: 1,
    source: '',
    expected: message('authoring.expected-readable-folder'),
    found: message('authoring.found-unreadable', { reason }),
  };
}

/**
 * Opens the questions folder and follows it. `clock` gives the time in milliseconds. Rejects with a `ContentError`
 * where the content is broken at the start, and with the file system's error where the folder cannot be read.
 */
export async function watchContent(dir: string, clock: () => number): Promise<LiveContent> {
  const notice = listen(dir);
  const follow = () => {
    const folders = listFolders(dir);
    notice.follow([...new Set(['', ...folders.map(({ name }) => name)])]);
  };
  follow();
  let seen = fingerprint(dir);
  const first = await loadContent(dir);
  if (!first.content) throw new ContentError(dir, first.problems);
  let good: Content = first.content;
  let problems: readonly ContentProblem[] = [];
  let lookedAt = clock();
  let looking: Promise<void> | null = null;

  const look = async () => {
    const now = fingerprint(dir);
    if (now === seen) return;
    follow();
    const loaded = await loadContent(dir);
    seen = now;
    problems = loaded.problems;
    if (loaded.content) good = loaded.content;
  };

  const lookOrTell = async () => {
    try {
      await look();
    } catch (error) {
      seen = '';
      problems = [unreadable(error)];
    }
  };

  return {
    async current() {
      // What changed while a look was on its way may have come too late for it.
      const told = notice.take();
      if (told || (!looking && Math.abs(clock() - lookedAt) >= trustedFor)) {
        const next = (looking ?? Promise.resolve()).then(lookOrTell).finally(() => {
          lookedAt = clock();
          if (looking === next) looking = null;
        });
        looking = next;
      }
      if (looking) await looking;
      return good;
    },
    problems: () => problems,
  };
}
