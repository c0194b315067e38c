import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chapter } from '../../src/authoring/content.ts';
import { loadContent } from '../../src/authoring/load.ts';
import type { CanvasStudent } from '../../src/gradebook/canvas/roster.ts';
import { exportFormats, exportScores } from '../../src/gradebook/export.ts';
import { chapterScores } from '../../src/gradebook/scores.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { enrol } from '../support/enrol.ts';
import { median, type Row } from './table.ts';

const numbers = Array.from({ length: 1000 }, (_, index) => index);

const students: readonly CanvasStudent[] = numbers.map((number) => ({
  student: `Student, Number ${number}`,
  id: String(5000 + number),
  sisUserId: '',
  sisLoginId: `student${number}@example.org`,
  section: 'A',
  email: '',
}));

/** A chapter of thirty copies of one question. */
async function longChapter(): Promise<Chapter> {
  const { content } = await loadContent('questions');
  const chapter = content?.chapters.find(({ id }) => id === 'sampler');
  const question = chapter?.questions.find(({ kind }) => kind === 'true-false');
  if (!chapter || !question) throw new Error('The sampler should have a question to copy.');
  const questions = Array.from({ length: 30 }, (_, index) => ({ ...question, id: `q${index}` }));
  return { ...chapter, id: 'bench', questions };
}

async function seed(store: Store, { id, questions }: Chapter): Promise<void> {
  const pupils = numbers.map((number) => ({
    id: `learner-${number}`,
    name: `Number ${number} Student`,
    email: `student${number}@example.org`,
    reached: Object.fromEntries(
      questions.map((question, index) => [question.id, ((number + index) % 5) / 4]),
    ),
  }));
  for (let from = 0; from < pupils.length; from += 50) {
    await enrol(store, id, pupils.slice(from, from + 50));
  }
}

/** Every format of scores for 1,000 students and 30 questions, read from the database and made into a file. */
export async function exports(rounds: number): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-bench-'));
  const store = await openStore(`sqlite:${join(folder, 'bench.sqlite')}`);
  try {
    const chapter = await longChapter();
    await seed(store, chapter);
    const rows: Row[] = [];
    for (const format of exportFormats) {
      const times: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const started = performance.now();
        const table = await chapterScores(store, chapter);
        const options = { language: 'en', title: null, assignmentId: '1', students } as const;
        const file = await exportScores(table, format, options);
        times.push(performance.now() - started);
        if (file.rows !== numbers.length) throw new Error(`${format} left somebody out.`);
      }
      const ms = median(times);
      rows.push({
        what: `export of 1,000 students with 30 questions as ${format}`,
        measured: `${ms.toFixed(0)} ms`,
        limit: '≤ 1000 ms',
        holds: ms <= 1000,
      });
    }
    return rows;
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}
