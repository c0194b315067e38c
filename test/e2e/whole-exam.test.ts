import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { makeSetUpCode } from '../../src/classroom/links.ts';
import { assessmentScoresBody } from '../../src/web/api/schemas.ts';
import { testApp } from '../support/app.ts';
import { chromiumForTests } from '../support/browser.ts';
import { essays } from '../support/essays.ts';
import { copyOfQuestions } from '../support/questions-copy.ts';
import {
  answer,
  choosePassword,
  decide,
  download,
  enrolAll,
  follow,
  makeExam,
  openQuestion,
  optionsIn,
  press,
  says,
  totalsShown,
} from './support/exam-pages.ts';

const openPage = chromiumForTests();
const minute = 60_000;

const [adaName, bobName, mingName] = ['Ada Lovelace', 'Bob "Byte"', '王小明'] as const;
const names = [adaName, bobName, mingName];
const roster = `${adaName},ada@example.org,1,A\n"Bob ""Byte""",bob@example.org,2,A\n${mingName},xm@example.org,3,B`;

/** A class on an address of its own, whose clock can be set ahead, and a teacher who came by the set-up link. */
async function setUp() {
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const questions = await copyOfQuestions();
  const built = await testApp({ mode: 'class', clock, questionsDir: questions.dir });
  const { services } = built;
  await services.store.settings.set('time-zone', 'UTC');
  const baseURL = await built.listen();
  const browser = (javaScriptEnabled = true) =>
    openPage({ baseURL, locale: 'en-US', javaScriptEnabled });
  const teacher = await browser();
  await teacher.goto(`/link/${await makeSetUpCode(services.store, clock())}`);
  await teacher.getByLabel('Your name').fill('Tessa');
  await teacher.getByLabel('Login').fill('tessa');
  await choosePassword(teacher, 'nine blue buoys');
  const skip = (minutes: number) => {
    ahead += minutes * minute;
  };
  return { services, questions, clock, skip, browser, teacher };
}

/** Starts the exam from the first page; gives the address of its pages. */
async function start(student: Page): Promise<string> {
  await student.goto('/');
  await follow(student, 'Mid-term');
  await press(student, 'Start');
  await student.getByRole('link', { name: 'Hand in' }).waitFor();
  return new URL(student.url()).pathname;
}

/** Reviews every essay as it is suggested, by keys. */
async function reviewByKeys(teacher: Page): Promise<void> {
  await teacher.goto('/teacher/review');
  await follow(teacher, 'Named and anonymous volumes');
  for (const left of ['2 left', '1 left', 'Nothing to review']) {
    await teacher.keyboard.press('r');
    await teacher.keyboard.type('Read.');
    await teacher.keyboard.press('Control+Enter');
    await says(teacher, left);
  }
}

/** The totals of every file, by name, as numbers or as the file writes them. */
async function totalsOfFiles(teacher: Page, book: string) {
  const [titles, ...csv] = parse(await download(teacher, book, 'csv'), { bom: true });
  const [head, ...sheet] = await readSheet(await download(teacher, book, 'xlsx'));
  const json = assessmentScoresBody.parse(
    JSON.parse((await download(teacher, book, 'json')).toString()),
  );
  const canvas = parse(await download(teacher, book, 'canvas')).slice(2);
  const moodle = parse(await download(teacher, book, 'moodle')).slice(1);
  const column = head?.indexOf('Points') ?? -1;
  const totals = (rows: readonly (readonly [unknown, unknown])[]) =>
    Object.fromEntries(rows.map(([name, points]) => [String(name), Number(points)]));
  return {
    csv: totals(csv.map((row) => [row[1], row[titles?.indexOf('points') ?? -1]])),
    xlsx: totals(sheet.map((row) => [row[0], row[column]])),
    json: totals(json.learners.map(({ name, points }) => [name, points])),
    canvas: canvas.map((row) => [row[0], row.at(-1)]),
    moodle: moodle.map((row) => row.slice(0, 5)),
  };
}

// Four browsers share the machine with whatever runs beside them: one that was starved gets a second go.
test('a whole exam: a roster, three students at once, the end of the time, review, corrections and the scores out', {
  retry: 1,
  timeout: 120_000,
}, async () => {
  const { services, questions, clock, skip, browser, teacher } = await setUp();
  const codes = await enrolAll(teacher, roster, names);
  const comeIn = async (name: string, hasScripts = true) => {
    const page = await browser(hasScripts);
    await page.goto(`/link/${codes.get(name)}`);
    await choosePassword(page, 'seven red sails');
    return page;
  };
  const [ada, bob, ming] = await Promise.all([
    comeIn(adaName),
    comeIn(bobName, false),
    comeIn(mingName),
  ]);
  const made = await makeExam(teacher, {
    title: 'Mid-term',
    questions: [
      "A container's files",
      'What a stop does first',
      'Named and anonymous',
      'Follow a log',
    ],
    points: { 'Follow a log': 6 },
    minutes: 30,
    closes: new Date(clock() + 60 * minute).toISOString().slice(0, 16),
  });
  const book = `${made}/gradebook`;

  const exam = await start(ada);
  await start(bob);
  await start(ming);
  const orders = await Promise.all(
    [ada, bob, ming].map((one) => optionsIn(one, exam, 'multiple-choice-one')),
  );
  expect(orders[0]).not.toBe(orders[1]);
  expect(orders[1]).not.toBe(orders[2]);
  await teacher.goto(`${made}/board`);
  const seat = (name: string, said: string | RegExp) =>
    teacher.getByRole('row').filter({ hasText: name }).getByText(said).waitFor();

  const adaWorks = async () => {
    await answer(ada, exam, 'true-false', { choose: 'true' });
    await answer(ada, exam, 'multiple-choice-one', { choose: 'term' });
    await answer(ada, exam, 'essay', { write: essays.all });
    await answer(ada, exam, 'command', { write: 'docker logs -f web' });
    await seat(adaName, '4 of 4');
    await follow(ada, 'Overview and hand in');
    await follow(ada, 'Hand in');
    await press(ada, 'Hand in now');
    await says(ada, /You handed this in/);
  };
  const bobWorks = async () => {
    await answer(bob, exam, 'true-false', { choose: 'false' });
    await answer(bob, exam, 'multiple-choice-one', { choose: 'kill' });
    await answer(bob, exam, 'essay', { write: essays.one });
    // Without scripts nothing of this is saved before it is sent.
    await openQuestion(bob, exam, 'command');
    await bob.locator('[name="response"]').fill('docker logs -f web');
  };
  const mingWorks = async () => {
    await answer(ming, exam, 'true-false', { choose: 'true' });
    await answer(ming, exam, 'multiple-choice-one', { choose: 'term' });
    await openQuestion(ming, exam, 'essay');
    await ming.locator('textarea').fill(essays.none);
    await says(ming, /^Saved \d\d:\d\d/);
  };
  await Promise.all([adaWorks(), bobWorks(), mingWorks()]);
  await seat(adaName, /Handed in at/);
  await seat(bobName, '3 of 4');

  skip(31);
  await press(bob, 'Submit answer');
  await bob.getByRole('alert').getByText('after the time ended, so it does not count').waitFor();
  expect(await bob.getByRole('button', { name: 'Submit answer' }).count()).toBe(0);
  await services.timekeeper.look();
  await says(ming, /The time ended/);
  await seat(bobName, /Time ended at/);
  await seat(mingName, /Time ended at/);
  await seat(mingName, '3 of 4');

  await reviewByKeys(teacher);
  const stop = 'multiple-choice-one';
  await decide(
    teacher,
    book,
    { name: bobName, question: stop },
    { points: '0.5' },
    'Not taught yet.',
  );
  await decide(
    teacher,
    book,
    { name: mingName, question: 'command' },
    'excuse',
    'The screen died.',
  );

  skip(30);
  await openQuestion(bob, exam, 'essay');
  await bob.getByText('Contest this grade').click();
  await bob.getByLabel('Your reason').fill('I meant the random id as well.');
  await press(bob, 'Send to the reviewers');
  await teacher.goto('/teacher/review');
  await follow(teacher, 'Named and anonymous volumes');
  await says(teacher, 'I meant the random id as well.');
  await teacher.keyboard.press('2');
  await teacher.getByLabel('Remark to the student').fill('It can be read so.');
  await press(teacher, 'Save and next');
  await says(teacher, 'Nothing to review');
  await bob.reload();
  await says(bob, 'reviewed and changed');
  await says(bob, 'It can be read so.');

  await questions.replace('sampler/true-false.yaml', 'answer: true', 'answer: false');
  await teacher.goto(`${book}/regrade`);
  await press(teacher, 'See what would change');
  await says(teacher, '3 grades would change');
  await press(teacher, 'Change 3 grades');
  await says(teacher, '3 grades were changed');

  // True-false 1, multiple choice 1, essay 3, command 6: 11 in all. After the regrade, false is right.
  const [ofAda, ofBob, ofMing] = [0 + 1 + 3 + 6, 1 + 0.5 + 2 + 0, 0 + 1 + 0];
  expect(await totalsShown(teacher, book, names)).toEqual({
    [adaName]: `${ofAda} / 11`,
    [bobName]: `${ofBob} / 11`,
    [mingName]: `${ofMing} / 5`,
  });
  const sums = { [adaName]: ofAda, [bobName]: ofBob, [mingName]: ofMing };
  // Who is excused from 6 of 11 points keeps the share of the rest: 1 of 5 is 2.2 of 11.
  expect(await totalsOfFiles(teacher, book)).toEqual({
    csv: sums,
    xlsx: sums,
    json: sums,
    canvas: [
      [adaName, '10'],
      [bobName, '3.5'],
      [mingName, '2.2'],
    ],
    moodle: [
      ['Ada', 'Lovelace', '1', 'ada@example.org', '10'],
      ['Bob', '"Byte"', '2', 'bob@example.org', '3.5'],
      ['小明', '王', '3', 'xm@example.org', '2.2'],
    ],
  });

  await ming.goto(exam);
  await says(ming, '1 of 5 points');
  await says(ming, 'The screen died.');
  await bob.goto(exam);
  await says(bob, '3.5 of 11 points');
});
