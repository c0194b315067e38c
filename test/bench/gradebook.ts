import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toStored } from '../../src/attempts/stored-grade.ts';
import type { Chapter } from '../../src/authoring/content.ts';
import { loadContent } from '../../src/authoring/load.ts';
import { createAssessment } from '../../src/classroom/assessments/assessment.ts';
import { newAssessment } from '../../src/classroom/assessments/presets.ts';
import { beginSession } from '../../src/classroom/sessions.ts';
import { newId } from '../../src/store/ids.ts';
import type { Person } from '../../src/store/people.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { servePlimsoll } from './server.ts';
import { median, type Row } from './table.ts';

const students = 1000;
const questions = 30;
const began = Date.UTC(2026, 0, 5, 12);

interface Asked {
  readonly chapter: Chapter;
  readonly question: string;
}

/** The first thirty questions of Plimsoll's own chapters, no id twice. */
async function askedQuestions(): Promise<readonly Asked[]> {
  const { content } = await loadContent('questions');
  const all = (content?.chapters ?? []).flatMap((chapter) =>
    chapter.questions.map(({ id }) => ({ chapter, question: id })),
  );
  const unique = all.filter(
    (one, index) => all.findIndex(({ question }) => question === one.question) === index,
  );
  if (unique.length < questions) throw new Error(`There are only ${unique.length} questions.`);
  return unique.slice(0, questions);
}

function person(role: Person['role'], number: number): Person {
  return {
    id: newId(),
    name: `${role} Number ${number}`,
    login: `${role}${number}`,
    email: `${role}${number}@example.org`,
    externalId: `S${role}${number}`,
    section: ['A', 'B', 'C'][number % 3] ?? null,
    role,
    passwordHash: 'none that fits',
    createdAt: began,
    removedAt: null,
  };
}

/** Starts the assessment for a student and answers every question, some of them twice. */
async function work(
  store: Store,
  assessment: string,
  asked: readonly Asked[],
  who: Person,
  n: number,
) {
  await store.assessmentAttempts.start({
    id: newId(),
    assessmentId: assessment,
    learnerId: who.id,
    seed: n,
    startedAt: began,
  });
  await Promise.all(
    asked.map(async ({ chapter, question }, index) => {
      const run = await store.attempts.findOrStart({
        learnerId: who.id,
        chapter: chapter.id,
        assessment,
        seed: `own ${n}`,
        startedAt: began,
      });
      const go = await store.questionAttempts.findOrStart({
        attemptId: run.id,
        question,
        parameters: {},
        startedAt: began,
      });
      const points = (n + index) % 5;
      const state = points === 4 ? 'correct' : points === 0 ? 'incorrect' : 'partly-correct';
      const grade = { points, max: 4, state, feedback: [], findings: [] } as const;
      for (let tries = (n + index) % 3 === 0 ? 2 : 1; tries > 0; tries--) {
        await store.responses.record({
          questionAttemptId: go.id,
          submission: newId(),
          response: 'x',
          language: 'en',
          contentVersion: chapter.version,
          submittedAt: began,
          grade: toStored(grade, { at: began, grader: 'engine', reason: null }),
        });
      }
    }),
  );
}

/** A class with an assessment that everybody has answered; gives its id and a teacher's cookie. */
async function seed(store: Store) {
  const asked = await askedQuestions();
  for (const chapter of new Set(asked.map((one) => one.chapter))) {
    await store.contentVersions.keep({
      hash: chapter.version,
      chapter: chapter.id,
      body: {},
      loadedAt: began,
    });
  }
  const teacher = person('teacher', 0);
  const pupils = Array.from({ length: students }, (_, number) => person('student', number));
  await store.people.save({ added: [teacher, ...pupils], changed: [] });
  const settings = {
    ...newAssessment('homework', 'Bench'),
    published: true,
    sections: [
      {
        heading: null,
        order: 'listed' as const,
        questions: asked.map(({ chapter, question }) => ({
          chapter: chapter.id,
          question,
          points: 10,
        })),
      },
    ],
  };
  const id = await createAssessment(store, settings, 1, { person: teacher.id, now: began });
  for (let from = 0; from < students; from += 50) {
    await Promise.all(
      pupils.slice(from, from + 50).map((one, at) => work(store, id, asked, one, from + at)),
    );
  }
  const { token, session } = beginSession(teacher.id, { address: '', agent: '' }, Date.now());
  await store.sessions.start(session);
  return { id, cookie: `session=${token}` };
}

async function timed(url: string, cookie: string, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const started = performance.now();
    const reply = await fetch(url, { headers: { cookie }, redirect: 'manual' });
    const { byteLength } = await reply.arrayBuffer();
    if (reply.status !== 200 || byteLength < 10_000)
      throw new Error(`${url} gave ${reply.status} with ${byteLength} bytes.`);
    // The first one compiles the templates.
    if (round > 0) times.push(performance.now() - started);
  }
  return median(times);
}

/** The gradebook's page, a sorted and filtered one, one for paper, and every export, from a real server. */
export async function gradebook(rounds: number): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-bench-'));
  const database = `sqlite:${join(folder, 'bench.sqlite')}`;
  const store = await openStore(database);
  const { id, cookie } = await seed(store);
  await store.close();
  const served = await servePlimsoll({ DATABASE_URL: database, PLIMSOLL_MODE: 'class' });
  const scores = `${served.url}/api/v1/assessments/${id}/scores?format=`;
  const page = `${served.url}/teacher/assessments/${id}/gradebook`;
  const asked = [
    { what: 'gradebook page of 100 of 1,000 students', url: page, most: 300 },
    {
      what: 'gradebook sorted by total, of one section',
      url: `${page}?sort=total&section=B`,
      most: 300,
    },
    ...['csv', 'xlsx', 'json', 'canvas', 'moodle'].map((format) => ({
      what: `export of an assessment's 1,000 students as ${format}`,
      url: scores + format,
      most: 1000,
    })),
    { what: 'gradebook of all 1,000 students on one page', url: `${page}?page=all`, most: 1000 },
    {
      what: 'item analysis of an assessment of 1,000 students',
      url: `${page}/questions`,
      most: 1000,
    },
  ];
  try {
    const rows: Row[] = [];
    for (const { what, url, most } of asked) {
      const ms = await timed(url, cookie, rounds);
      rows.push({
        what,
        measured: `${ms.toFixed(0)} ms`,
        limit: `≤ ${most} ms`,
        holds: ms <= most,
      });
    }
    return rows;
  } finally {
    await served.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
