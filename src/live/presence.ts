/** A page of an assessment that somebody has open. */
export interface OpenPage {
  readonly learner: string;
  readonly assessment: string;
  /** The id of the question it shows; null where it shows none. */
  readonly question: string | null;
}

/** Where somebody is in an assessment, as far as their pages tell. */
export interface Whereabouts {
  /** The question of the page that was opened last; null where it shows none. */
  readonly question: string | null;
  /** Whether a page is open now. */
  readonly isHere: boolean;
  /** When the last page was opened or left, in ms since 1970. */
  readonly seenAt: number;
}

/** Who has which assessment open, in memory: after a start of the server nobody is known until their pages come back. */
export interface Presence {
  /**
   * Notes that a page is open, and gives what notes that it is left; null, and nothing is noted, where this person has too
   * many open already. Times in ms since 1970.
   */
  enter(page: OpenPage, at: number): ((at: number) => void) | null;
  /** Where somebody is, or was last; null where nothing is known of them. */
  of(assessment: string, learner: string): Whereabouts | null;
}

/** How many pages of one person are counted, over all assessments. */
export const mostPagesOfPerson = 8;
/** Of so many who left it is known when that was; the one who left first is forgotten first. */
const mostLeft = 20_000;

interface Visit {
  readonly page: OpenPage;
}

interface Place {
  readonly visits: Set<Visit>;
  question: string | null;
  seenAt: number;
}

/** Knows nobody yet. */
export function createPresence(most = mostLeft): Presence {
  const places = new Map<string, Place>();
  const left = new Set<string>();
  const pages = new Map<string, number>();
  const nameOf = (assessment: string, learner: string) => JSON.stringify([assessment, learner]);
  const count = (learner: string, more: number) => {
    const open = (pages.get(learner) ?? 0) + more;
    if (open > 0) pages.set(learner, open);
    else pages.delete(learner);
  };
  const forgetSome = () => {
    for (const name of left) {
      if (left.size <= most) return;
      left.delete(name);
      places.delete(name);
    }
  };

  return {
    enter(page, at) {
      const { learner, assessment, question } = page;
      if ((pages.get(learner) ?? 0) >= mostPagesOfPerson) return null;
      count(learner, 1);
      const name = nameOf(assessment, learner);
      const place = places.get(name) ?? { visits: new Set<Visit>(), question, seenAt: at };
      const visit = { page };
      places.set(name, place);
      left.delete(name);
      place.visits.add(visit);
      place.question = question;
      place.seenAt = at;
      return (leftAt) => {
        if (!place.visits.delete(visit)) return;
        count(learner, -1);
        place.seenAt = leftAt;
        const [other] = [...place.visits].slice(-1);
        if (other) place.question = other.page.question;
        else left.add(name);
        forgetSome();
      };
    },
    of(assessment, learner) {
      const place = places.get(nameOf(assessment, learner));
      if (!place) return null;
      const { question, visits, seenAt } = place;
      return { question, isHere: visits.size > 0, seenAt };
    },
  };
}
