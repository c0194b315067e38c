import { describe, expect, test } from 'vitest';
import { type SignedIn, signedIn } from '../support/class.ts';
import { classWithEssays, type Submitted } from '../support/essays.ts';

type Class = Awaited<ReturnType<typeof classWithEssays>>;
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The values of a page's form fields, as a browser that changes none of them would send them. */
function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const isBox = tag.includes('type="checkbox"');
    if (name === undefined || (isBox && !tag.includes(' checked'))) continue;
    fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
  }
  return fields;
}

function bodyOf(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}

/** A reviewer at their browser. */
function browserOf({ app }: Class, { headers }: SignedIn) {
  return {
    open: async (url: string) => app.inject({ url, headers }),
    send: async (url: string, fields: Fields) =>
      app.inject({
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        payload: bodyOf(fields),
      }),
  };
}

const pageOf = ({ response }: Submitted) => `/teacher/review/${response}`;

async function gradeOf({ services }: Class, { response }: Submitted) {
  const kept = await services.store.responses.get(response);
  if (!kept) throw new Error(`There is no response ${response}.`);
  return kept.grade;
}

/** Reviews an answer as it is suggested, with these fields instead. */
async function review(built: Class, who: SignedIn, one: Submitted, changes: Fields = {}) {
  const browser = browserOf(built, who);
  const page = await browser.open(pageOf(one));
  expect(page.statusCode).toBe(200);
  return browser.send(pageOf(one), { ...fieldsOf(page.body), remark: '', ...changes });
}

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

describe('a rubric', () => {
  const rubric = (one: Submitted) => `${pageOf(one)}/rubric`;
  const ids = ['chosen-name', 'random-id', 'found-again'];

  test('is changed after a look, and regrades all who have the item, saying who and why', async () => {
    const built = await classWithEssays('chapter');
    for (const one of [built.ada, built.bob, built.chen]) await review(built, built.teacher, one);
    const andy = browserOf(built, built.assistant);
    const url = rubric(built.ada);
    const form = { ...fieldsOf((await andy.open(url)).body), id: ids, 'points-chosen-name': '2' };
    const preview = await andy.send(url, { ...form, act: 'preview' });
    expect(preview.body).toContain('2 answers have it');
    expect(preview.body).toContain('1 answer gains 1 point');
    expect((await gradeOf(built, built.bob)).points).toBe(1);
    const sent = { ...fieldsOf(preview.body), id: ids, act: 'apply' };
    expect((await andy.send(url, sent)).statusCode).toBe(303);
    expect(await gradeOf(built, built.bob)).toMatchObject({
      points: 2,
      reason: 'rubric: “A named volume has a name that somebody chose.” 1 → 2',
      grader: `teacher:${built.assistant.person.id}`,
    });
    expect((await gradeOf(built, built.ada)).points).toBe(3);
    expect(await gradeOf(built, built.chen)).toMatchObject({ points: 0 });
    const page = await andy.open(pageOf(built.bob));
    expect(fieldsOf(page.body)).toMatchObject({ revision: '1', 'item-chosen-name': '1' });
  });

  test('that somebody else changed meanwhile is shown as they left it, and nothing is changed', async () => {
    const built = await classWithEssays('chapter');
    const [tessa, andy] = [browserOf(built, built.teacher), browserOf(built, built.assistant)];
    const url = rubric(built.ada);
    const fields = { ...fieldsOf((await andy.open(url)).body), id: ids };
    const begun = fieldsOf((await andy.open(pageOf(built.ada))).body);
    const added = { ...fields, 'words-new': 'Gives an example', 'points-new': '1' };
    const preview = await tessa.send(url, { ...added, act: 'preview' });
    const withNew = fieldsOf(preview.body);
    const all = [...preview.body.matchAll(/name="id" value="([^"]+)"/g)].map(([, id]) => id ?? '');
    expect((await tessa.send(url, { ...withNew, id: all, act: 'apply' })).statusCode).toBe(303);
    const refused = await andy.send(url, { ...fields, 'points-random-id': '3', act: 'preview' });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('The rubric as Tessa left it');
    expect(refused.body).toContain('Gives an example');
    const late = await andy.send(pageOf(built.ada), { ...begun, remark: 'Typed before' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('The rubric was changed by Tessa');
    expect(late.body).toContain('Typed before');
    expect((await gradeOf(built, built.ada)).state).toBe('needs-review');
  });

  test('is not applied where the answers are not those that were looked at', async () => {
    const built = await classWithEssays('chapter');
    await review(built, built.teacher, built.bob);
    const andy = browserOf(built, built.assistant);
    const url = rubric(built.ada);
    const form = { ...fieldsOf((await andy.open(url)).body), id: ids, 'points-chosen-name': '2' };
    const preview = await andy.send(url, { ...form, act: 'preview' });
    await review(built, built.teacher, built.bob, { remark: 'Once more' });
    const moved = await andy.send(url, { ...fieldsOf(preview.body), id: ids, act: 'apply' });
    expect(moved.statusCode).toBe(409);
    expect(moved.body).toContain('not those you looked at');
    expect((await gradeOf(built, built.bob)).points).toBe(1);
  });

  test('keeps an item that somebody has', async () => {
    const built = await classWithEssays('chapter');
    await review(built, built.teacher, built.ada);
    const andy = browserOf(built, built.assistant);
    const url = rubric(built.ada);
    const form = { ...fieldsOf((await andy.open(url)).body), id: ids, 'remove-random-id': 'yes' };
    const refused = await andy.send(url, { ...form, act: 'preview' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('cannot be removed: 1 answer has it');
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

describe('a contested grade', () => {
  const contest = (one: Submitted) => `/responses/${one.response}/contest`;
  const essay = '/chapters/sampler/questions/essay';

  test('comes into the queue with its reason, and is answered by a review', async () => {
    const built = await classWithEssays('chapter');
    await review(built, built.teacher, built.chen);
    const chen = browserOf(built, built.third);
    expect((await chen.open(essay)).body).toContain('Contest this grade');
    const sent = await chen.send(contest(built.chen), { reason: 'I said <i>enough</i>.' });
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `${essay}#contest`]);
    expect((await chen.open(contest(built.chen))).headers.location).toBe(`${essay}#contest`);
    expect((await chen.open(essay)).body).toContain('A reviewer will answer here');
    const andy = browserOf(built, built.assistant);
    expect((await andy.open('/teacher/review')).body).toContain('1 contested');
    expect((await andy.open(pageOf(built.chen))).body).toContain(
      'I said &lt;i&gt;enough&lt;/i&gt;.',
    );
    const unexplained = await review(built, built.assistant, built.chen);
    expect(unexplained.statusCode).toBe(422);
    const heard = { 'item-chosen-name': '1', remark: 'You are right.' };
    expect((await review(built, built.assistant, built.chen, heard)).statusCode).toBe(303);
    const page = await chen.open(essay);
    expect(page.body).toContain('reviewed and changed');
    expect(page.body).toContain('You are right.');
    expect((await chen.open('/')).body).toContain('the grade was changed');
    expect((await andy.open('/teacher/review')).body).not.toContain('contested');
  });

  test('is kept with words that say why', async () => {
    const built = await classWithEssays('chapter');
    await review(built, built.teacher, built.chen);
    const chen = browserOf(built, built.third);
    await chen.send(contest(built.chen), { reason: 'Please look again.' });
    expect((await chen.send(contest(built.chen), { reason: 'And again.' })).statusCode).toBe(409);
    const tessa = browserOf(built, built.teacher);
    const silent = await tessa.send(`${pageOf(built.chen)}/keep`, { answer: ' ' });
    expect(silent.statusCode).toBe(422);
    const kept = await tessa.send(`${pageOf(built.chen)}/keep`, {
      answer: 'Nothing of it is there.',
    });
    expect(kept.statusCode).toBe(303);
    expect((await chen.open(essay)).body).toContain('Nothing of it is there.');
    expect((await chen.open('/')).body).toContain('the grade stays');
    const late = await tessa.send(`${pageOf(built.chen)}/keep`, { answer: 'Once more.' });
    expect(late.statusCode).toBe(409);
  });

  test('is one’s own, settled, and to be seen', async () => {
    const shown = {
      during: 'nothing',
      afterSubmitting: 'nothing',
      afterClosing: 'nothing',
    } as const;
    const built = await classWithEssays('exam', { shown });
    const chen = browserOf(built, built.third);
    const reason = { reason: 'Mine.' };
    expect((await chen.send(contest(built.ada), reason)).statusCode).toBe(404);
    expect((await chen.send(contest(built.chen), reason)).statusCode).toBe(409);
    await review(built, built.teacher, built.chen);
    expect((await chen.send(contest(built.chen), reason)).statusCode).toBe(409);
    expect((await chen.open('/')).body).not.toContain('was reviewed');
    expect(await built.services.store.contests.ofLearner(built.third.person.id)).toEqual([]);
    expect((await chen.open('/teacher/review')).statusCode).toBe(403);
    expect((await chen.open(pageOf(built.chen))).statusCode).toBe(403);
    const open = await classWithEssays('chapter');
    const early = await browserOf(open, open.third).send(contest(open.chen), reason);
    expect(early.statusCode).toBe(409);
    await review(open, open.teacher, open.chen);
    const empty = await browserOf(open, open.third).send(contest(open.chen), { reason: ' ' });
    expect(empty.statusCode).toBe(422);
  });

  test('of a question that is no essay is reviewed by the points it gives', async () => {
    const built = await classWithEssays('chapter');
    const short = await built.submit(built.other, 'words of Bob', 'short-answer');
    const bob = browserOf(built, built.other);
    await bob.send(contest(short), { reason: 'It means the same.' });
    const page = await browserOf(built, built.teacher).open(pageOf(short));
    expect(page.body).toContain('How Plimsoll graded it');
    const max = Number((await gradeOf(built, short)).max);
    await review(built, built.teacher, short, { 'points-given': String(max / 2) });
    expect(await gradeOf(built, short)).toMatchObject({ points: max / 2, state: 'partly-correct' });
    const wrong = await review(built, built.teacher, short, { 'points-given': String(max + 1) });
    expect(wrong.statusCode).toBe(422);
  });
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
