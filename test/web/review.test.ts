import { describe, expect, test } from 'vitest';
import { signedIn } from '../support/class.ts';
import { classWithEssays } from '../support/essays.ts';
import { browserOf, fieldsOf, gradeOf, pageOf, review } from '../support/reviewer.ts';

describe('the queue', () => {
  test('says by question how many answers await review and how many are done', async () => {
    const built = await classWithEssays('exam');
    const browser = browserOf(built, built.assistant);
    const before = await browser.open('/teacher/review');
    expect(before.body).toContain('3 await review');
    expect(before.body).toContain('Mid-term');
    const saved = await review(built, built.assistant, built.ada);
    expect(saved.statusCode).toBe(303);
    expect(saved.headers.location).not.toBe(pageOf(built.ada));
    const after = await browser.open('/teacher/review');
    expect(after.body).toContain('2 await review');
    expect(after.body).toContain('1 reviewed');
  });

  test('leads from answer to answer until none is left', async () => {
    const built = await classWithEssays('chapter');
    let url = pageOf(built.ada);
    const seen: string[] = [];
    const browser = browserOf(built, built.teacher);
    while (url !== '/teacher/review' && seen.length < 9) {
      seen.push(url);
      const page = await browser.open(url);
      const saved = await browser.send(url, { ...fieldsOf(page.body), remark: '' });
      url = String(saved.headers.location);
    }
    expect(seen.toSorted()).toEqual([built.ada, built.bob, built.chen].map(pageOf).toSorted());
    expect((await browser.open('/teacher/review')).body).toContain('Nothing to review');
  });
});

describe('a review', () => {
  test('gives the suggested points where nothing is changed, and shows what they rest on', async () => {
    const built = await classWithEssays('chapter');
    const page = await browserOf(built, built.teacher).open(pageOf(built.bob));
    expect(page.body).toContain('&lt;b&gt;That is all&lt;/b&gt; I know.');
    expect(page.body).not.toContain('<b>That is all');
    expect(page.body).toContain('<q>');
    await review(built, built.teacher, built.bob);
    expect(await gradeOf(built, built.bob)).toMatchObject({
      points: 1,
      max: 3,
      state: 'partly-correct',
      grader: `teacher:${built.teacher.person.id}`,
    });
  });

  test('gives what was ticked and adjusted, and tells the student why', async () => {
    const built = await classWithEssays('chapter');
    const remark = 'Say what it is *called*.\n<i>Then</i> more.';
    const changes = {
      'item-chosen-name': '1',
      'item-random-id': '0.5',
      adjustment: '-0,25',
      remark,
    };
    await review(built, built.teacher, built.chen, changes);
    const grade = await gradeOf(built, built.chen);
    expect(grade).toMatchObject({ points: 1.25, reason: remark });
    const page = await browserOf(built, built.third).open('/chapters/sampler/questions/essay');
    expect(page.body).toContain('A named volume has a name that somebody chose.');
    expect(page.body).toContain('&lt;i&gt;Then&lt;/i&gt; more.');
    expect(page.body).toContain('The reviewer took points off by hand.');
    const home = await browserOf(built, built.third).open('/');
    expect(home.body).toContain('1 answer was reviewed');
    expect((await browserOf(built, built.other).open('/')).body).not.toContain('was reviewed');
  });

  test.each([
    [{ adjustment: 'much' }, 'Points added or taken are a number'],
    [{ remark: 'x'.repeat(4001) }, 'at most 4,000 characters'],
  ])('that cannot be read is shown again, and nothing is kept (%#)', async (changes, said) => {
    const built = await classWithEssays('chapter');
    const reply = await review(built, built.teacher, built.ada, { remark: 'Keep me', ...changes });
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain(said);
    expect((await gradeOf(built, built.ada)).state).toBe('needs-review');
  });
});

describe('two reviewers at once', () => {
  test('never overwrite silently: the later sees both, and may let theirs count', async () => {
    const built = await classWithEssays('exam');
    const [tessa, andy] = [browserOf(built, built.teacher), browserOf(built, built.assistant)];
    const url = pageOf(built.ada);
    const both = await Promise.all([tessa.open(url), andy.open(url)]);
    const [first, second] = both.map(({ body }) => fieldsOf(body));
    const saved = await tessa.send(url, { ...first, remark: 'Fine by Tessa' });
    expect(saved.statusCode).toBe(303);
    const typed = { ...second, 'item-random-id': '0', remark: 'Not quite, says Andy' };
    const refused = await andy.send(url, typed);
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('What Tessa gave');
    expect(refused.body).toContain('Fine by Tessa');
    expect(refused.body).toContain('Not quite, says Andy');
    expect(await gradeOf(built, built.ada)).toMatchObject({ points: 3, reason: 'Fine by Tessa' });
    // What was shown beside the other's is what is sent now.
    const again = { ...fieldsOf(refused.body), remark: 'Not quite, says Andy' };
    expect((await andy.send(url, again)).statusCode).toBe(303);
    expect(await gradeOf(built, built.ada)).toMatchObject({ points: 2 });
    const history = await built.services.store.responses.get(built.ada.response);
    expect(history?.grades.map(({ points }) => points)).toEqual([3, 3, 2]);
  });

  test('nor by a form that had something wrong in it before', async () => {
    const built = await classWithEssays('exam');
    const andy = browserOf(built, built.assistant);
    const url = pageOf(built.ada);
    const fields = fieldsOf((await andy.open(url)).body);
    await review(built, built.teacher, built.ada, { remark: 'Fine by Tessa' });
    const wrong = await andy.send(url, { ...fields, adjustment: 'much', remark: 'Andy' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Fine by Tessa');
    expect(wrong.body).toContain('Two reviews of one answer');
  });

  test('a form that is sent twice is kept once, and is no conflict', async () => {
    const built = await classWithEssays('chapter');
    const tessa = browserOf(built, built.teacher);
    const url = pageOf(built.ada);
    const fields = { ...fieldsOf((await tessa.open(url)).body), remark: 'Well said' };
    expect((await tessa.send(url, fields)).statusCode).toBe(303);
    expect((await tessa.send(url, fields)).statusCode).toBe(303);
    expect(await built.services.store.reviews.ofResponse(built.ada.response)).toHaveLength(1);
  });
});

test('hidden names stand nowhere in what a reviewer gets, and others do', async () => {
  const hidden = await classWithEssays('exam', { namesHidden: true });
  const browser = browserOf(hidden, hidden.teacher);
  const ids = [hidden.student, hidden.other, hidden.third].map(({ person }) => person.id);
  const clue = new RegExp(`\\b(?:Ada|Bob|Chen|${ids.join('|')})\\b`, 'i');
  for (const url of ['/teacher/review', pageOf(hidden.chen), `${pageOf(hidden.chen)}/rubric`]) {
    const { body } = await browser.open(url);
    expect(body).toContain('Named and anonymous volumes');
    expect([url, clue.exec(body)?.[0]]).toEqual([url, undefined]);
  }
  const open = await classWithEssays('exam', { namesHidden: false });
  const page = await browserOf(open, open.teacher).open(pageOf(open.chen));
  expect(clue.exec(page.body)?.[0]).toBe('Chen');
});

test('an answer to a question that left its chapter can still be reviewed', async () => {
  const built = await classWithEssays('chapter');
  const { store } = built.services;
  const kept = await store.responses.get(built.bob.response);
  const go = kept && (await store.questionAttempts.get(kept.questionAttemptId));
  if (!kept || !go) throw new Error('The essay of Bob was not kept.');
  const gone = await store.questionAttempts.findOrStart({ ...go, question: 'gone' });
  const { response } = await store.responses.record({
    ...kept,
    questionAttemptId: gone.id,
    submission: 'another',
    response: { left: '<right>' },
  });
  const one = { student: built.other, response: response.id };
  const page = await browserOf(built, built.teacher).open(pageOf(one));
  expect(page.body).toContain('not in its chapter any more');
  expect(page.body).toContain('{&#34;left&#34;:&#34;&lt;right&gt;&#34;}');
  await review(built, built.teacher, one, { 'points-given': '2' });
  expect(await gradeOf(built, one)).toMatchObject({ points: 2, max: 3 });
  expect((await browserOf(built, built.other).open('/')).body).toContain(
    'href="/chapters/sampler"',
  );
});

test('a removed student’s answers and those of teachers are not in the queue', async () => {
  const built = await classWithEssays('chapter');
  const gone = await signedIn(built, 'Gone', { removedAt: 1 });
  const { attempts } = built.services;
  const answer = { response: 'A name.', submission: null, language: 'en' } as const;
  await attempts.respond(gone.person.id, 'sampler', 'essay', answer);
  await attempts.respond(built.teacher.person.id, 'sampler', 'essay', answer);
  const queue = await browserOf(built, built.teacher).open('/teacher/review');
  expect(queue.body).toContain('3 await review');
});
