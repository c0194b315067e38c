import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '../../src/authoring/load.ts';
import { createAssessment } from '../../src/classroom/assessments/assessment.ts';
import { newAssessment } from '../../src/classroom/assessments/presets.ts';
import { beginSession } from '../../src/classroom/sessions.ts';
import { newId } from '../../src/store/ids.ts';
import type { Person } from '../../src/store/people.ts';
import { openStore } from '../../src/store/store.ts';
import { servePlimsoll } from './server.ts';
import { percentile, type Row } from './table.ts';

const students = 300;
const startWithinMs = 10_000;
const everyMs = 2_000;
const answersEach = 30;

interface Seated {
  readonly id: string;
  readonly cookie: string;
}

/** A class of students who are signed in, and an exam of the sampler's quiz questions, in a database of its own. */
async function examIn(url: string) {
  const { content } = await loadContent('questions');
  const sampler = content?.chapters.find(({ id }) => id === 'sampler');
  const asked = (sampler?.questions ?? []).filter(({ kind }) =>
    ['true-false', 'command', 'short-answer', 'essay'].includes(kind),
  );
  const store = await openStore(url);
  try {
    const now = Date.now();
    const people = Array.from(
      { length: students },
      (_, index): Person => ({
        id: newId(),
        name: `Student ${index}`,
        login: `student${index}`,
        email: null,
        externalId: null,
        section: null,
        role: 'student',
        passwordHash: null,
        createdAt: now,
        removedAt: null,
      }),
    );
    await store.people.save({ added: people, changed: [] });
    const seated: Seated[] = [];
    for (const { id } of people) {
      const { token, session } = beginSession(id, { address: '127.0.0.1', agent: 'bench' }, now);
      await store.sessions.start(session);
      seated.push({ id, cookie: `session=${token}` });
    }
    const settings = {
      ...newAssessment('exam', 'Bench'),
      published: true,
      sections: [
        {
          heading: null,
          order: 'shuffled' as const,
          questions: asked.map(({ id }) => ({ chapter: 'sampler', question: id, points: 1 })),
        },
      ],
    };
    const exam = await createAssessment(store, settings, 7, { person: 'bench', now });
    const questions = asked.map(({ id, kind }) => ({ id, kind }));
    return { exam, seated, questions };
  } finally {
    await store.close();
  }
}

const sleepUntil = (at: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, at - performance.now())));

/**
 * 300 students, already signed in, who open and start an exam within the same 10 s and answer a question every 2 s for a
 * minute. Every answer is sent as the page's script sends what is typed and then the answer itself.
 */
export async function exam(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-bench-'));
  const url = `sqlite:${join(folder, 'exam.sqlite')}`;
  const { exam, seated, questions } = await examIn(url);
  const served = await servePlimsoll({ DATABASE_URL: url, PLIMSOLL_MODE: 'class' });
  const saves: number[] = [];
  const starts: number[] = [];
  const failures: string[] = [];
  let sent = 0;

  const timed = async (into: number[], path: string, cookie: string, init: RequestInit) => {
    const began = performance.now();
    const reply = await fetch(`${served.url}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { cookie, 'sec-fetch-site': 'same-origin', ...init.headers },
    });
    const text = await reply.text();
    into.push(performance.now() - began);
    if (reply.status >= 400) failures.push(`${path}: ${reply.status} ${text.slice(0, 200)}`);
  };
  const json = { 'content-type': 'application/json' };
  const oneStudent = async ({ cookie }: Seated, index: number, began: number) => {
    const mine = began + (index * startWithinMs) / students;
    await sleepUntil(mine);
    await timed(starts, `/assessments/${exam}`, cookie, {});
    await timed(starts, `/assessments/${exam}/start`, cookie, { method: 'POST' });
    for (let count = 0; count < answersEach; count += 1) {
      await sleepUntil(mine + (count + 1) * everyMs);
      const question = questions[(index + count) % questions.length];
      if (!question) throw new Error('The exam should have questions.');
      const at = `/api/v1/assessments/${exam}/questions/${question.id}`;
      const response = question.kind === 'true-false' ? count % 2 === 0 : `docker ps ${count}`;
      sent += 1;
      await timed(saves, `${at}/responses`, cookie, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ response, submission: `${index}-${count}` }),
      });
    }
  };

  try {
    const began = performance.now() + 200;
    await Promise.all(seated.map((one, index) => oneStudent(one, index, began)));
  } finally {
    await served.stop();
  }
  const store = await openStore(url);
  let kept = 0;
  try {
    for (const { id } of seated) {
      const run = await store.attempts.current({
        learnerId: id,
        chapter: 'sampler',
        assessment: exam,
      });
      for (const go of run ? await store.questionAttempts.ofAttempt(run.id) : []) {
        kept += (await store.responses.ofQuestionAttempt(go.id)).length;
      }
    }
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
  const p99 = percentile(saves, 99);
  return [
    {
      what: `a save, p99, of ${students} students who start within 10 s and answer every 2 s for a minute`,
      measured: `${p99.toFixed(0)} ms (p50 ${percentile(saves, 50).toFixed(0)} ms)`,
      limit: '≤ 150 ms',
      holds: p99 <= 150,
    },
    {
      what: 'their answers that were kept, and those that were sent; requests that failed',
      measured: `${kept} and ${sent}; ${failures.length}${failures[0] ? ` (${failures[0]})` : ''}`,
      limit: 'all; none',
      holds: kept === sent && failures.length === 0,
    },
  ];
}
