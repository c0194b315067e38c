import { expect, test } from 'vitest';
import { keepingVersions } from '../../src/attempts/versions.ts';
import { testApp } from '../support/app.ts';

test('a class that answers at once writes the chapter down once, and every answer waits for it', async () => {
  const { services } = await testApp();
  const { store, content } = services;
  const [chapter] = (await content.current()).chapters;
  if (!chapter) throw new Error('There is no chapter.');
  let written = 0;
  const counting: typeof store.contentVersions = {
    ...store.contentVersions,
    keep: (version) => {
      written++;
      return store.contentVersions.keep(version);
    },
  };
  const versions = keepingVersions({ ...services, store: { ...store, contentVersions: counting } });
  const learners = Array.from({ length: 32 }, async () => {
    await versions.keep(chapter);
    return versions.kept(chapter) && (await store.contentVersions.get(chapter.version)) !== null;
  });
  expect(await Promise.all(learners)).toEqual(learners.map(() => true));
  expect(written).toBe(1);
});

test('a chapter that could not be written down is tried again with the next answer', async () => {
  const { services } = await testApp();
  const { store, content } = services;
  const [chapter] = (await content.current()).chapters;
  if (!chapter) throw new Error('There is no chapter.');
  let full = true;
  const filling: typeof store.contentVersions = {
    ...store.contentVersions,
    keep: async (version) => {
      if (full) throw new Error('The disk is full.');
      await store.contentVersions.keep(version);
    },
  };
  const versions = keepingVersions({ ...services, store: { ...store, contentVersions: filling } });
  await expect(versions.keep(chapter)).rejects.toThrow('The disk is full.');
  expect(versions.kept(chapter)).toBe(false);
  full = false;
  await versions.keep(chapter);
  expect(versions.kept(chapter)).toBe(true);
});
