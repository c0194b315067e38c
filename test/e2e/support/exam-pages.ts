import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Presses the button of this name. */
export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).click();

/** Follows the link of this name. */
export const follow = (page: Page, name: string | RegExp) =>
  page.getByRole('link', { name }).first().click();

/** Waits until the page says this. */
export const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

/** Comes in by a link or a card, and chooses a password. */
export async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password').fill(password);
  await press(page, 'Save and go on');
  await page.getByRole('heading', { name: 'Learn Docker by doing it' }).waitFor();
}

/** Pastes a roster, makes the cards, and gives the code on each by the student's name. */
export async function enrolAll(
  teacher: Page,
  roster: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  await follow(teacher, 'People');
  await teacher.getByLabel('Paste the list here').fill(roster);
  await press(teacher, 'See what would change');
  await press(teacher, `Add ${names.length} students`);
  await press(teacher, /^Make the cards/);
  const codes = names.map(async (name): Promise<[string, string]> => {
    const card = teacher.locator('.cards > li').filter({ hasText: name });
    return [name, await card.locator('.card-code').innerText()];
  });
  return new Map(await Promise.all(codes));
}

/** What an exam is made of by the pages. */
export interface ExamPlan {
  readonly title: string;
  /** Titles of questions. */
  readonly questions: readonly string[];
  /** Points that are not what the author gives, by the question's title. */
  readonly points: Readonly<Record<string, number>>;
  readonly minutes: number;
  /** As `2026-12-01T09:00`, in UTC. */
  readonly closes: string;
}

/** Makes an exam and publishes it; gives the address of its pages for the teacher. */
export async function makeExam(teacher: Page, plan: ExamPlan): Promise<string> {
  await follow(teacher, 'Assessments');
  await teacher.getByLabel('Title', { exact: true }).fill(plan.title);
  await teacher.getByRole('radio', { name: /Exam/ }).check();
  await press(teacher, 'Make the draft');
  await follow(teacher, 'Add questions');
  for (const title of plan.questions) {
    await teacher.getByRole('checkbox', { name: title }).check();
  }
  await press(teacher, 'Add to the assessment');
  for (const [title, points] of Object.entries(plan.points)) {
    const field = teacher.getByRole('spinbutton', { name: `Points for ${title}` });
    await field.fill(String(points));
    await field.press('Enter');
  }
  await says(teacher, /, 11 points in all/);
  await follow(teacher, 'Settings');
  await teacher.getByLabel('Time limit', { exact: true }).fill(String(plan.minutes));
  await teacher.getByLabel('Closes', { exact: true }).fill(plan.closes);
  await press(teacher, 'Save and publish');
  await says(teacher, 'Saved and published.');
  return new URL(teacher.url()).pathname;
}

/** Opens a question from any page of the exam. */
export async function openQuestion(page: Page, exam: string, question: string): Promise<void> {
  await page.goto(`${exam}/questions/${question}`);
}

/** Chooses an option, or writes what is asked for, and submits it. */
export async function answer(
  page: Page,
  exam: string,
  question: string,
  given: { readonly choose: string } | { readonly write: string },
): Promise<void> {
  await openQuestion(page, exam, question);
  if ('choose' in given) await page.locator(`input[value="${given.choose}"]`).check();
  else await page.locator('[name="response"]').fill(given.write);
  await press(page, 'Submit answer');
  await says(page, /^Submitted/);
}

/** The order in which the options of a question stand. */
export async function optionsIn(page: Page, exam: string, question: string): Promise<string> {
  await openQuestion(page, exam, question);
  const options = page.locator('input[name="response"]');
  return (await options.evaluateAll((all) => all.map((one) => one.getAttribute('value')))).join();
}

/** Downloads the scores in a format from the page of exports, and gives the file. */
export async function download(teacher: Page, book: string, format: string): Promise<Buffer> {
  await teacher.goto(`${book}/export`);
  await teacher.locator(`[name="format"][value="${format}"]`).check();
  await press(teacher, 'Prepare the file');
  const [file] = await Promise.all([
    teacher.waitForEvent('download'),
    press(teacher, /^Download /),
  ]);
  return readFile(await file.path());
}

/** The totals that the gradebook shows, by name, such as `3 / 10`. */
export async function totalsShown(
  teacher: Page,
  book: string,
  names: readonly string[],
): Promise<Record<string, string>> {
  await teacher.goto(book);
  const totals = names.map(async (name): Promise<[string, string]> => {
    const row = teacher.getByRole('row').filter({ hasText: name });
    const cells = row.locator('td.number');
    return [name, (await cells.first().innerText()).replace(/\s+/g, ' ').trim()];
  });
  return Object.fromEntries(await Promise.all(totals));
}

/** Decides about one mark on its page. */
export async function decide(
  teacher: Page,
  book: string,
  whose: { readonly name: string; readonly question: string },
  decision: { readonly points: string } | 'excuse',
  reason: string,
): Promise<void> {
  await teacher.goto(book);
  const row = teacher.getByRole('row').filter({ hasText: whose.name });
  await row.locator(`a[href$="/${whose.question}"]`).click();
  await teacher.getByText('Change the mark').click();
  const act = decision === 'excuse' ? 'excuse' : 'override';
  const form = teacher.locator('form').filter({ has: teacher.locator(`[value="${act}"]`) });
  if (decision !== 'excuse') await form.locator('[name="points"]').fill(decision.points);
  await form.locator('[name="reason"]').fill(reason);
  await form.getByRole('button').click();
  await says(teacher, reason);
  expect(await teacher.getByRole('alert').count()).toBe(0);
}
