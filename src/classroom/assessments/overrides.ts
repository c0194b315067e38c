import { z } from 'zod';
import { assertNever } from '../../assert-never.ts';
import { type AssessmentSettings, instant, minutes, triesAllowed } from './settings.ts';

const someone = z.discriminatedUnion('who', [
  z.strictObject({ who: z.literal('everyone') }),
  z.strictObject({ who: z.literal('section'), section: z.string().min(1) }),
  z.strictObject({ who: z.literal('student'), student: z.string().min(1) }),
]);

/**
 * What holds for some instead of the settings. A field that is absent changes nothing; null lifts the bound. `extra`
 * are minutes on top of the closing and of the time limit, whatever those are.
 */
export const override = z.strictObject({
  for: someone,
  opens: instant.nullable().optional(),
  closes: instant.nullable().optional(),
  timeLimit: minutes.nullable().optional(),
  tries: triesAllowed.nullable().optional(),
  extra: minutes.optional(),
});

export type Override = z.infer<typeof override>;

/** Whom terms are for; `sections` are the ids of the course's sections they are in. */
export interface Person {
  readonly student: string;
  readonly sections: readonly string[];
}

/** What holds for one student: moments in ms since 1970, `timeLimit` in minutes; null is no bound. */
export interface Terms {
  readonly opens: number | null;
  readonly closes: number | null;
  readonly timeLimit: number | null;
  readonly tries: number | null;
}

type Field = 'opens' | 'closes' | 'timeLimit' | 'tries';

function isFor(person: Person, { for: someone }: Override): boolean {
  switch (someone.who) {
    case 'everyone':
      return true;
    case 'section':
      return person.sections.includes(someone.section);
    case 'student':
      return person.student === someone.student;
    default:
      return assertNever(someone);
  }
}

/** The least or the greatest of some bounds, where null is beyond all. */
function kindest(field: Field, bounds: readonly (number | null)[]): number | null {
  const numbers = bounds.filter((bound) => bound !== null);
  if (numbers.length < bounds.length) return null;
  return field === 'opens' ? Math.min(...numbers) : Math.max(...numbers);
}

function later(closes: number | null, extra: number): number | null {
  return closes === null ? null : closes + extra * 60_000;
}

const ranks = ['everyone', 'section', 'student'] as const;

/**
 * The terms that hold for this student. Field by field, the nearest that says something decides: the student's own
 * override, then their sections' (of several, the kindest), then everyone's, then the settings. Extra minutes come on
 * top: everyone's, the greatest of the sections', and the student's, added up. The order of the overrides does not matter.
 */
export function termsFor(
  settings: AssessmentSettings,
  overrides: readonly Override[],
  person: Person,
): Terms {
  const mine = overrides.filter((one) => isFor(person, one));
  const ofRank = ranks.map((rank) => mine.filter((one) => one.for.who === rank));
  const pick = (field: Field, set: number | null) => {
    for (const group of ofRank.toReversed()) {
      const said = group.map((one) => one[field]).filter((bound) => bound !== undefined);
      if (said.length > 0) return kindest(field, said);
    }
    return set;
  };
  const extra = ofRank
    .map((group) => Math.max(0, ...group.map((one) => one.extra ?? 0)))
    .reduce((sum, most) => sum + most, 0);
  const timeLimit = pick('timeLimit', settings.timeLimit);
  return {
    opens: pick('opens', settings.opens),
    closes: later(pick('closes', settings.closes), extra),
    timeLimit: timeLimit === null ? null : timeLimit + extra,
    tries: pick('tries', settings.tries.allowed),
  };
}

/**
 * A moment at which it has closed for everybody: never before the last student's closing, and after it only where no
 * student has all the extra minutes that were given. Null: for somebody it never closes.
 */
export function closedForAll(
  settings: AssessmentSettings,
  overrides: readonly Override[],
): number | null {
  const said = overrides.map(({ closes }) => closes).filter((closes) => closes !== undefined);
  const extra = ranks
    .map((rank) =>
      Math.max(0, ...overrides.map((one) => (one.for.who === rank ? (one.extra ?? 0) : 0))),
    )
    .reduce((sum, most) => sum + most, 0);
  return later(kindest('closes', [settings.closes, ...said]), extra);
}
