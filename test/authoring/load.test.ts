import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/authoring/load.ts';
import { chapter, questionsFolder, trueFalse } from './folder.ts';

describe('loading content', () => {
  it('gives the chapters with their questions in their order', async () => {
    const dir = await questionsFolder({
      'one/chapter.yaml': chapter(['b', 'a']),
      'one/a.yaml': trueFalse('a'),
      'one/b.yaml': trueFalse('b'),
    });
    const { content } = await loadContent(dir);
    expect(content?.chapters.map(({ id, questions }) => [id, questions.map((q) => q.id)])).toEqual([
      ['one', ['b', 'a']],
    ]);
  });

  it('takes the folder of one chapter as well', async () => {
    const dir = await questionsFolder({
      'chapter.yaml': chapter(['a']),
      'a.yaml': trueFalse('a'),
    });
    expect((await loadContent(dir)).content?.chapters).toHaveLength(1);
  });

  it('follows a link to a chapter', async () => {
    const dir = await questionsFolder({ 'readme.txt': 'chapters are linked here' });
    const elsewhere = await questionsFolder({
      'one/chapter.yaml': chapter(['a']),
      'one/a.yaml': trueFalse('a'),
    });
    await symlink(join(elsewhere, 'one'), join(dir, 'one'));
    expect((await loadContent(dir)).content?.chapters).toHaveLength(1);
  });

  it('gives a chapter another version when one of its files changes', async () => {
    const versionWith = async (question: string) => {
      const files = { 'one/chapter.yaml': chapter(['a']), 'one/a.yaml': question };
      return (await loadContent(await questionsFolder(files))).content?.chapters[0]?.version;
    };
    const first = await versionWith(trueFalse('a'));
    expect(await versionWith(trueFalse('a'))).toBe(first);
    expect(await versionWith(trueFalse('a').replace('Why', 'Because'))).not.toBe(first);
  });

  it('rejects a folder that cannot be read', async () => {
    await expect(loadContent('/nowhere/at/all')).rejects.toThrow(/ENOENT/);
  });
});
