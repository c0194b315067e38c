import { expect, test } from 'vitest';
import { findAssessment } from '../../../src/classroom/assessments/assessment.ts';
import type { AssessmentSettings } from '../../../src/classroom/assessments/settings.ts';
import { makeAssessment, sectionOf, startFor } from '../../support/assessment.ts';
import { testClass } from '../../support/class.ts';
import { type Fields, formIn, sendForm } from '../../support/forms.ts';

async function withSections(sections: AssessmentSettings['sections'], published = false) {
  const built = await testClass();
  const { id } = await makeAssessment(built.services, { published, sections });
  const url = `/teacher/assessments/${id}/questions`;
  const { headers } = built.teacher;
  const page = async (path = url) => (await built.app.inject({ url: path, headers })).body;
  const press = async (act: string, fields: Fields = {}) =>
    sendForm(built, url, { ...formIn(await page(), url), ...fields, act }, headers);
  const pick = async (chosen: readonly string[], fields: Fields = {}) => {
    const form = { ...formIn(await page(`${url}/pick`), `${url}/pick`), ...fields };
    const ticked = chosen.map((one): [string, string] => ['question', one]);
    return sendForm(built, `${url}/pick`, [...Object.entries(form), ...ticked], headers);
  };
  const settings = async () => (await findAssessment(built.services.store, id)).settings;
  const ids = async () =>
    (await settings()).sections.map(({ questions }) => questions.map(({ question }) => question));
  return { ...built, id, url, headers, page, press, pick, settings, ids };
}

const two = () => [sectionOf(['true-false', 'essay']), sectionOf(['command', 'task'])];

test('chosen questions come in with what their authors give for them', async () => {
  const { page, pick, settings, url } = await withSections([]);
  expect(await page()).toContain('There is no question yet');
  const reply = await pick(['sampler/essay', 'managing-containers/named-volume']);
  expect(reply.headers.location).toBe(`${url}?said=saved#question-named-volume`);
  expect((await settings()).sections).toEqual([
    {
      heading: null,
      order: 'listed',
      questions: [
        { chapter: 'managing-containers', question: 'named-volume', points: 5 },
        { chapter: 'sampler', question: 'essay', points: 3 },
      ],
    },
  ]);
});

test('questions are found by text and by kind, without script', async () => {
  const { page, url } = await withSections([]);
  const shown = async (query: string) =>
    [
      ...(await page(`${url}/pick?${query}`)).matchAll(
        /<div class="choosing"([^>]*)>[\s\S]*?value="([^"]*)"/g,
      ),
    ]
      .filter(([, attributes = '']) => !/\shidden/.test(attributes))
      .map(([, , value]) => value);
  expect(await shown('find=named-VOLUME')).toEqual(['managing-containers/named-volume']);
  expect(await shown('kind=numerical')).toEqual(['sampler/numerical']);
  expect(await shown('find=%E5%8D%B7&kind=essay')).toEqual(['sampler/essay']);
  expect((await shown('')).length).toBeGreaterThan(30);
});

test('a section’s heading, order and points come back as they were typed', async () => {
  const { page, press, settings, url } = await withSections(two());
  const typed = {
    'heading-0': 'First <part>',
    'heading-0-zh': '第一部分',
    'order-0': 'shuffled',
    'points-0-1': '2.5',
    'heading-1': 'Hands on',
  };
  await press('save', typed);
  expect(formIn(await page(), url)).toMatchObject(typed);
  const { sections } = await settings();
  expect(sections[0]).toMatchObject({
    heading: { en: 'First <part>', 'zh-CN': '第一部分' },
    order: 'shuffled',
    questions: [{ points: 10 }, { points: 2.5 }],
  });
  expect(sections[1]?.heading).toBe('Hands on');
});

test('every button does its own and saves what was typed beside', async () => {
  const { ids, press, settings, url } = await withSections(two());
  const moved = await press('down:0:1', { 'points-0-1': '7' });
  expect(moved.headers.location).toBe(`${url}?said=saved#question-essay`);
  expect(await ids()).toEqual([['true-false'], ['essay', 'command', 'task']]);
  expect((await settings()).sections[1]?.questions[0]?.points).toBe(7);
  await press('up:1:2');
  expect(await ids()).toEqual([['true-false'], ['essay', 'task', 'command']]);
  await press('up:1:0');
  expect(await ids()).toEqual([
    ['true-false', 'essay'],
    ['task', 'command'],
  ]);
  await press('section-up:1');
  expect(await ids()).toEqual([
    ['task', 'command'],
    ['true-false', 'essay'],
  ]);
  await press('remove:0:0');
  expect(await ids()).toEqual([['command'], ['true-false', 'essay']]);
  await press('add-section');
  expect(await ids()).toEqual([['command'], ['true-false', 'essay'], []]);
  const picking = await press('pick:2');
  expect(picking.headers.location).toBe(`${url}/pick?section=2`);
});

test('a move past the first and the last place changes nothing', async () => {
  const { ids, press } = await withSections(two());
  for (const act of ['up:0:0', 'down:1:1', 'section-up:0', 'section-down:1', 'up:9:9', 'jump:1']) {
    await press(act);
  }
  expect(await ids()).toEqual([
    ['true-false', 'essay'],
    ['command', 'task'],
  ]);
});

test('points that are none are said at their line, and neither they nor the move are saved', async () => {
  const { ids, press, url } = await withSections(two());
  const reply = await press('down:0:0', { 'points-0-0': '0', 'points-1-1': 'many' });
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain('aria-describedby="points-0-0-wrong"');
  expect(reply.body).toContain('aria-describedby="points-1-1-wrong"');
  expect(formIn(reply.body, url)).toMatchObject({ 'points-0-0': '0', 'points-1-1': 'many' });
  expect(await ids()).toEqual([
    ['true-false', 'essay'],
    ['command', 'task'],
  ]);
});

test('a question twice, and one whose id another chapter’s question has, are refused in words', async () => {
  const moved = { chapter: 'old', question: 'essay', points: 3 };
  const section = sectionOf(['matching']);
  const { page, pick, press, url } = await withSections([
    { ...section, questions: [...section.questions, moved] },
  ]);
  expect(await page()).toContain('No longer in its chapter');
  const same = await pick(['sampler/essay']);
  expect(same.statusCode).toBe(422);
  expect(same.body).toContain('two questions <code>essay</code>');
  expect(same.body).toMatch(/value="sampler\/essay" checked/);
  expect((await pick(['sampler/matching'])).statusCode).toBe(422);
  expect((await pick(['sampler/none'])).statusCode).toBe(409);
  expect((await pick([])).statusCode).toBe(422);
  await press('remove:0:1');
  expect((await pick(['sampler/essay'])).headers.location).toContain(url);
});

test('whoever changes the questions over somebody else’s change is shown what is now and keeps their own', async () => {
  const built = await withSections(two());
  const { headers, ids, page, press, url } = built;
  const old = formIn(await page(), url);
  await press('remove:1:0');
  const reply = await sendForm(built, url, { ...old, 'points-0-0': '4', act: 'save' }, headers);
  expect(reply.statusCode).toBe(409);
  expect(reply.body).toContain('Somebody else changed this meanwhile');
  expect(await ids()).toEqual([['true-false', 'essay'], ['task']]);
  const again = formIn(reply.body, url);
  expect(again).toMatchObject({ 'points-0-0': '4', 'question-1-0': 'sampler/command' });
  await sendForm(built, url, { ...again, act: 'save' }, headers);
  expect(await ids()).toEqual([
    ['true-false', 'essay'],
    ['command', 'task'],
  ]);
});

test('a published assessment keeps at least one question in every section', async () => {
  const { ids, press } = await withSections([sectionOf(['true-false'])], true);
  const reply = await press('remove:0:0');
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain('Section 1 has no question');
  expect(await ids()).toEqual([['true-false']]);
});

test('a question that somebody answered goes only after it was said what becomes of the answers', async () => {
  const built = await withSections(two(), true);
  const { headers, id, ids, pick, press, services, student, url } = built;
  await startFor(services, await findAssessment(services.store, id), student.person.id);
  const attempts = services.attemptsIn(id);
  const given = { response: true, language: 'en', submission: null } as const;
  await attempts.respond(student.person.id, 'sampler', 'true-false', given);
  const asked = await press('remove:0:0', { 'points-0-1': '8' });
  expect(asked.statusCode).toBe(409);
  expect(asked.body).toContain('<code>true-false</code> goes, and 1 student has worked on it');
  expect(await ids()).toEqual([
    ['true-false', 'essay'],
    ['command', 'task'],
  ]);
  const agreed = { ...formIn(asked.body, url), agreed: 'yes' };
  expect((await sendForm(built, url, agreed, headers)).statusCode).toBe(303);
  expect(await ids()).toEqual([['essay'], ['command', 'task']]);
  const state = await services.store.attempts.current({
    learnerId: student.person.id,
    chapter: 'sampler',
    assessment: id,
  });
  expect(await services.store.scores.ofAttempt(state?.id ?? '')).toHaveLength(1);
  expect((await press('remove:1:0')).statusCode).toBe(303);
  expect((await pick(['sampler/numerical'])).statusCode).toBe(303);
});
