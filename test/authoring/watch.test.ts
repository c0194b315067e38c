import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ContentError } from '../../src/authoring/content-error.ts';
import { watchContent } from '../../src/authoring/watch.ts';
import { chapter, questionsFolder, trueFalse } from './folder.ts';

async function watched() {
  const dir = await questionsFolder({
    'one/chapter.yaml': chapter(['a']),
    'one/a.yaml': trueFalse('a'),
  });
  let now = 0;
  const live = await watchContent(dir, () => now);
  const titleLater = async () => {
    now += 200;
    return (await live.current()).chapters[0]?.questions[0]?.title.en;
  };
  return { dir, live, titleLater, question: join(dir, 'one/a.yaml') };
}

describe('content that follows its files', () => {
  it('shows an edit at the next look', async () => {
    const { titleLater, question } = await watched();
    expect(await titleLater()).toBe('A title');
    await writeFile(question, trueFalse('a').replace('A title', 'Another title'));
    expect(await titleLater()).toBe('Another title');
  });

  it('shows an edit at once where the system tells of it', async () => {
    const { live, question } = await watched();
    const title = async () => (await live.current()).chapters[0]?.questions[0]?.title.en;
    expect(await title()).toBe('A title');
    await writeFile(question, trueFalse('a').replace('A title', 'Told'));
    await expect.poll(title).toBe('Told');
    await writeFile(question, trueFalse('a').replace('answer: true', 'answer: perhaps'));
    await expect.poll(async () => (await live.current()) && live.problems().length).toBe(1);
    expect(await title()).toBe('Told');
  });

  it('shows a file that an editor put in place of the old one', async () => {
    const { dir, titleLater, question } = await watched();
    await writeFile(join(dir, 'new'), trueFalse('a').replace('A title', 'B title'));
    await rename(join(dir, 'new'), question);
    expect(await titleLater()).toBe('B title');
  });

  it('shows a new question and a new chapter', async () => {
    const { dir, live, titleLater } = await watched();
    await writeFile(join(dir, 'one/b.yaml'), trueFalse('b'));
    await writeFile(join(dir, 'one/chapter.yaml'), chapter(['b', 'a']));
    await titleLater();
    expect((await live.current()).chapters[0]?.questions.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('keeps the last good version while an edit is broken, and tells what is wrong', async () => {
    const { live, titleLater, question } = await watched();
    await writeFile(question, trueFalse('a').replace('answer: true', 'answer: perhaps'));
    expect(await titleLater()).toBe('A title');
    expect(live.problems()).toMatchObject([{ file: 'one/a.yaml', line: 5, column: 9 }]);
    await writeFile(question, trueFalse('a').replace('A title', 'Mended'));
    expect(await titleLater()).toBe('Mended');
    expect(live.problems()).toEqual([]);
  });

  it('keeps the last good version when the folder goes, and finds it again', async () => {
    const { dir, live, titleLater } = await watched();
    await rename(dir, `${dir}-away`);
    expect(await titleLater()).toBe('A title');
    expect(live.problems()).toHaveLength(1);
    await rename(`${dir}-away`, dir);
    expect(await titleLater()).toBe('A title');
    expect(live.problems()).toEqual([]);
  });

  it('looks once for many that ask at the same time', async () => {
    const { live, titleLater, question } = await watched();
    await writeFile(question, trueFalse('a').replace('A title', 'New'));
    const all = await Promise.all([titleLater(), titleLater(), live.current()]);
    expect(all[0]).toBe('New');
    expect(all[1]).toBe('New');
  });

  it('refuses to start on broken content, with the whole report', async () => {
    const dir = await questionsFolder({
      'one/chapter.yaml': chapter(['a']),
      'one/a.yaml': trueFalse('a').replace('answer: true', 'answer: perhaps'),
    });
    const refused = watchContent(dir, () => 0);
    await expect(refused).rejects.toThrow(ContentError);
    await expect(refused).rejects.toThrow(
      /a\.yaml:5:9: expected `true` or `false`, found `perhaps`/,
    );
    await rm(dir, { recursive: true });
    await expect(watchContent(dir, () => 0)).rejects.toThrow(/ENOENT/);
  });
});
