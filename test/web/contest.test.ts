import { describe, expect, test } from 'vitest';
import { classWithEssays, type Submitted } from '../support/essays.ts';
import { browserOf, gradeOf, pageOf, review } from '../support/reviewer.ts';

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
