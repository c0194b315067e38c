import type { Person } from '../table.ts';
import type { CanvasStudent } from './roster.ts';

/**
 * Who is whom. Nobody is guessed: `ambiguous` fit several students, or share the one they fit; `taken` fit one that
 * another learner fits better; `unmatched` fit none.
 */
export interface Matches {
  readonly studentOf: ReadonlyMap<string, CanvasStudent>;
  readonly ambiguous: readonly Person[];
  readonly taken: readonly Person[];
  readonly unmatched: readonly Person[];
}

function plain(text: string | null): string {
  return (text ?? '').normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** A name's words in the order of "Family, Given" turned round; Chinese, Japanese and Korean words without a space. */
function nameKeys(name: string): readonly string[] {
  const words = plain(name);
  const [family = '', given = ''] = words.split(/\s*[,，]\s*/, 2);
  const orders = given === '' ? [words] : [words, `${given} ${family}`, `${family} ${given}`];
  const cjk = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
  return [
    ...new Set(orders.map((order) => (cjk.test(order) ? order.replace(/[ ,，]/g, '') : order))),
  ];
}

/** Whether both have an id of the same kind, and not the same one: then a shared name is chance. */
function contradict(learner: Person, student: CanvasStudent): boolean {
  const differ = (a: string | null, b: string) =>
    plain(a) !== '' && plain(b) !== '' && plain(a) !== plain(b);
  const mail = student.email || (student.sisLoginId.includes('@') ? student.sisLoginId : '');
  return (
    differ(learner.externalId, student.sisUserId) ||
    differ(learner.login, student.sisLoginId) ||
    differ(learner.email, mail)
  );
}

/** A way to find somebody: the keys of a learner and of a student that must agree, empty ones left out. */
interface Way {
  readonly ofLearner: (learner: Person) => readonly string[];
  readonly ofStudent: (student: CanvasStudent) => readonly string[];
  readonly fits: (learner: Person, student: CanvasStudent) => boolean;
}

const always = () => true;

/** From the surest to the least sure. */
const ways: readonly Way[] = [
  {
    ofLearner: ({ externalId }) => [plain(externalId)],
    ofStudent: ({ sisUserId }) => [plain(sisUserId)],
    fits: always,
  },
  {
    ofLearner: ({ login }) => [plain(login)],
    ofStudent: ({ sisLoginId }) => [plain(sisLoginId)],
    fits: always,
  },
  {
    ofLearner: ({ email }) => [plain(email)],
    ofStudent: ({ email, sisLoginId }) => [plain(email), plain(sisLoginId)],
    fits: always,
  },
  {
    ofLearner: ({ name }) => nameKeys(name),
    ofStudent: ({ student }) => nameKeys(student),
    fits: (learner, student) => !contradict(learner, student),
  },
];

function indexBy<T>(all: readonly T[], keysOf: (one: T) => readonly string[]) {
  const index = new Map<string, Set<T>>();
  for (const one of all) {
    for (const key of keysOf(one)) {
      if (key === '') continue;
      const found = index.get(key) ?? new Set<T>();
      index.set(key, found.add(one));
    }
  }
  return index;
}

/**
 * Finds the Canvas student of each learner: by SIS id, then login, then email (Canvas's login is often one), then name.
 * A surer way decides for all before a less sure one is tried.
 */
export function matchStudents(
  learners: readonly Person[],
  students: readonly CanvasStudent[],
): Matches {
  const studentOf = new Map<string, CanvasStudent>();
  const claimed = new Set<CanvasStudent>();
  const [ambiguous, taken]: [Person[], Person[]] = [[], []];
  let open = [...learners];
  for (const { ofLearner, ofStudent, fits } of ways) {
    const index = indexBy(students, ofStudent);
    const claims = new Map<CanvasStudent, Person[]>();
    const rest: Person[] = [];
    for (const learner of open) {
      const keys = ofLearner(learner).filter((key) => key !== '');
      const found = new Set(keys.flatMap((key) => [...(index.get(key) ?? [])]));
      const fitting = [...found].filter((student) => fits(learner, student));
      const [student] = fitting;
      if (!student) rest.push(learner);
      else if (fitting.length > 1) ambiguous.push(learner);
      else if (claimed.has(student)) taken.push(learner);
      else claims.set(student, [...(claims.get(student) ?? []), learner]);
    }
    for (const [student, [learner, ...others]] of claims) {
      if (!learner) continue;
      if (others.length > 0) ambiguous.push(learner, ...others);
      else studentOf.set(learner.id, student);
      claimed.add(student);
    }
    open = rest;
  }
  return { studentOf, ambiguous, taken, unmatched: open };
}
