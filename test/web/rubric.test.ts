import { describe, expect, test } from 'vitest';
import { classWithEssays, type Submitted } from '../support/essays.ts';
import { browserOf, fieldsOf, gradeOf, pageOf, review } from '../support/reviewer.ts';

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
