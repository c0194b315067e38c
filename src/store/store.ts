import { type Announcements, announcements } from './announcements.ts';
import { type ApiTokens, apiTokens } from './api-tokens.ts';
import { type AssessmentAttempts, assessmentAttempts } from './assessment-attempts.ts';
import { type AssessmentWork, assessmentWork } from './assessment-work.ts';
import { type Assessments, assessments } from './assessments.ts';
import { type Attempts, attempts } from './attempts.ts';
import { type Belongings, belongings } from './belongings.ts';
import type { Connection, DatabaseKind } from './connection.ts';
import { type ContentVersions, contentVersions } from './content-versions.ts';
import { type Contests, contests } from './contests.ts';
import { parseDatabaseUrl } from './database-url.ts';
import { type Drafts, drafts } from './drafts.ts';
import type { StoreError } from './errors.ts';
import { type Expired, expired } from './expired.ts';
import { type GivenAnswers, givenAnswers } from './given-answers.ts';
import { GroupCommit } from './group-commit.ts';
import { type Hints, hints } from './hints.ts';
import { continueIdsAfter } from './ids.ts';
import { type JoinCodes, joinCodes } from './join-codes.ts';
import { type Learners, learners } from './learners.ts';
import { type MarkChanges, markChanges } from './mark-changes.ts';
import { migrate } from './migrate.ts';
import { type OneTimeLinks, oneTimeLinks } from './one-time-links.ts';
import { type People, people } from './people.ts';
import { openPostgres } from './postgres.ts';
import { type QuestionAttempts, questionAttempts } from './question-attempts.ts';
import { type Read, reader } from './reading.ts';
import type { Responses } from './response-types.ts';
import { responses } from './responses.ts';
import { type ReviewQueue, reviewQueue } from './review-queue.ts';
import { type Reviews, reviews } from './reviews.ts';
import { type Rubrics, rubrics } from './rubrics.ts';
import { type Scores, scores } from './scores.ts';
import { type Sessions, sessions } from './sessions.ts';
import { type Settings, settings } from './settings.ts';
import { type SignInFailures, signInFailures } from './sign-in-failures.ts';
import { openSqlite } from './sqlite.ts';
import { type TaskMemory, taskMemory } from './task-memory.ts';
import { trial } from './trial.ts';

/** How long a failed write speaks for the database before one is tried: a small one may fit where answers do not. */
const restMs = 10_000;

/** Whether the database reads and takes writes; some time after a write that failed, one is tried. */
export type Health =
  | { readonly state: 'ok'; readonly kind: DatabaseKind; readonly place: string }
  | {
      readonly state: 'failing';
      readonly kind: DatabaseKind;
      readonly place: string;
      readonly error: StoreError;
    };

/**
 * The database. Every write is on disk before its promise resolves; every failure is a `StoreError`.
 */
export interface Store {
  readonly kind: DatabaseKind;
  readonly learners: Learners;
  readonly contentVersions: ContentVersions;
  readonly attempts: Attempts;
  readonly questionAttempts: QuestionAttempts;
  readonly responses: Responses;
  readonly drafts: Drafts;
  readonly hints: Hints;
  readonly taskMemory: TaskMemory;
  readonly scores: Scores;
  readonly people: People;
  readonly sessions: Sessions;
  readonly oneTimeLinks: OneTimeLinks;
  readonly joinCodes: JoinCodes;
  readonly signInFailures: SignInFailures;
  readonly settings: Settings;
  readonly apiTokens: ApiTokens;
  readonly belongings: Belongings;
  readonly expired: Expired;
  readonly assessments: Assessments;
  readonly assessmentAttempts: AssessmentAttempts;
  readonly announcements: Announcements;
  readonly givenAnswers: GivenAnswers;
  readonly rubrics: Rubrics;
  readonly reviews: Reviews;
  readonly reviewQueue: ReviewQueue;
  readonly contests: Contests;
  readonly assessmentWork: AssessmentWork;
  readonly markChanges: MarkChanges;
  health(): Promise<Health>;
  /** Takes no more writes, finishes those that wait, and leaves a whole database: its one file may be copied then. */
  close(): Promise<void>;
}

/**
 * Opens the database that `url` names (`sqlite:FILE` or `postgres://…`), makes it where there is none,
 * and brings its schema up to date. Throws a `StoreError` that says what is in the way.
 */
export async function openStore(url: string): Promise<Store> {
  return storeOn(await connect(url));
}

/** The store on an open connection, its schema brought up to date; it closes the connection when that fails. */
export async function storeOn(connection: Connection): Promise<Store> {
  try {
    await migrate(connection);
    await connection.ready();
    const read = reader(connection);
    await continueIds(read);
    return assemble(connection, read);
  } catch (error) {
    await connection.close();
    throw connection.toStoreError(error);
  }
}

/** Opens the database that `url` names, with whatever schema it has; `openStore` is what a server wants. */
export async function connect(url: string): Promise<Connection> {
  const target = parseDatabaseUrl(url);
  return target.kind === 'sqlite'
    ? await openSqlite(target.file)
    : await openPostgres(target.url, target.place);
}

async function continueIds(read: Read): Promise<void> {
  for (const table of ['attempts', 'responses', 'grades'] as const) {
    const row = await read((db) =>
      db.selectFrom(table).select('id').orderBy('id', 'desc').limit(1).executeTakeFirst(),
    );
    if (row !== undefined) continueIdsAfter(row.id);
  }
}

function assemble(connection: Connection, read: Read): Store {
  const { kind, place } = connection;
  // The order of the lanes: what others refer to comes first.
  const writer = new GroupCommit(connection);
  const tryWriting = trial(writer);
  const failureNow = async (): Promise<StoreError | null> => {
    try {
      await read((db) => db.selectFrom('learners').select('id').limit(1).execute());
      const failed = writer.lastFailure;
      if (failed === null) return null;
      if (performance.now() - failed.at < restMs) return failed.error;
      await tryWriting();
      return null;
    } catch (error) {
      return connection.toStoreError(error);
    }
  };
  return {
    kind,
    learners: learners(read, writer),
    contentVersions: contentVersions(read, writer),
    attempts: attempts(read, writer),
    questionAttempts: questionAttempts(read, writer),
    responses: responses(read, writer),
    drafts: drafts(read, writer),
    hints: hints(read, writer),
    taskMemory: taskMemory(read, writer),
    scores: scores(connection),
    people: people(read, writer),
    sessions: sessions(read, writer),
    oneTimeLinks: oneTimeLinks(read, writer),
    joinCodes: joinCodes(read, writer),
    signInFailures: signInFailures(read, writer),
    settings: settings(read, writer),
    apiTokens: apiTokens(read, writer),
    expired: expired(writer),
    assessments: assessments(read, writer),
    assessmentAttempts: assessmentAttempts(read, writer),
    announcements: announcements(read, writer),
    givenAnswers: givenAnswers(read),
    rubrics: rubrics(read, writer),
    reviews: reviews(read, writer),
    reviewQueue: reviewQueue(read),
    contests: contests(read, writer),
    assessmentWork: assessmentWork(read),
    markChanges: markChanges(read, writer),
    // Its lane is the last: what is written in the same commit as an erasure is erased with the rest.
    belongings: belongings(read, writer, connection),
    health: async () => {
      const error = await failureNow();
      return error === null
        ? { state: 'ok', kind, place }
        : { state: 'failing', kind, place, error };
    },
    close: async () => {
      await writer.close();
      await connection.close();
    },
  };
}
