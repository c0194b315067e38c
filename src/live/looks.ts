/** What looks need of whoever follows a task; `T` is what a look sees. */
export interface Looking<T> {
  /** Looks; `early` gets what is so before reasons are searched for, and gives whether they are to be. */
  glance(early: (seen: T) => boolean): Promise<T>;
  /** Gets what is so, as yet without reasons. */
  early(seen: T): void;
  /** Gets reasons that were found after another look had begun; what they were found for may be over. */
  late(seen: T): void;
  readonly onTrouble: (error: unknown) => void;
}

/** Looks at one task, one after the other. */
export interface Looks<T> {
  /**
   * Looks. Gives what is so with its reasons, or null where those are still searched for; and for how long it was only
   * looked at what is so, in milliseconds.
   */
  next(): Promise<{ readonly seen: T | null; readonly costMs: number }>;
  /** Lets the look that is under way be over as soon as it is known what is so: its reasons come late. */
  overtake(): void;
}

/**
 * Looks that do not wait for the reasons of the one before. Reasons may mean going through all of an engine: they are
 * searched for by one look at a time, and come late where others have begun meanwhile.
 */
export function looksOf<T>(looking: Looking<T>): Looks<T> {
  let count = 0;
  let newestWhole = 0;
  let isSearching = false;
  let overtake: (() => void) | null = null;

  return {
    next: () =>
      new Promise((resolve, reject) => {
        count += 1;
        const number = count;
        const began = performance.now();
        let earlyMs: number | null = null;
        let part: 'whole' | 'searches' | 'early' | 'overtaken' = 'whole';
        const end = (seen: T | null) =>
          resolve({ seen, costMs: earlyMs ?? performance.now() - began });
        const leave = () => {
          part = 'overtaken';
          overtake = null;
          end(null);
        };
        let isOvertaken = false;
        overtake = () => {
          isOvertaken = true;
        };
        const early = (seen: T) => {
          earlyMs = performance.now() - began;
          looking.early(seen);
          part = isSearching ? 'early' : 'searches';
          if (part === 'early') return false;
          isSearching = true;
          if (isOvertaken) leave();
          else overtake = leave;
          return true;
        };
        const searched = () => {
          if (part === 'searches' || part === 'overtaken') isSearching = false;
          if (part !== 'overtaken') overtake = null;
        };
        looking.glance(early).then(
          (seen) => {
            searched();
            if (part === 'early') {
              end(null);
              return;
            }
            const isNews = number > newestWhole;
            newestWhole = Math.max(newestWhole, number);
            if (part === 'overtaken' && isNews) looking.late(seen);
            end(seen);
          },
          (error: unknown) => {
            searched();
            if (part === 'overtaken') looking.onTrouble(error);
            else reject(error);
          },
        );
      }),
    overtake: () => overtake?.(),
  };
}
