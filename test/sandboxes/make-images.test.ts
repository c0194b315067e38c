import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { render } from '../../src/i18n/text.ts';
import { loadBundle, saveBundle } from '../../src/sandboxes/bundle.ts';
import { chapterImages } from '../../src/sandboxes/chapter-images.ts';
import { listImages } from '../../src/sandboxes/list-images.ts';
import { makeImages } from '../../src/sandboxes/make-images.ts';
import { disposableEngine } from '../support/engine.ts';

describe('making the chapter’s images available', () => {
  const engine = disposableEngine({ images: ['alpine:latest'] });
  const env = () => ({ ...process.env, DOCKER_HOST: engine().dockerHost });
  const quiet = { bundle: '/nowhere/bundle.tar', pull: false, onProgress: () => undefined };
  const folder = async () => {
    const made = await mkdtemp(path.join(tmpdir(), 'plimsoll-images-'));
    onTestFinished(() => rm(made, { recursive: true }));
    return made;
  };
  const drop = (name: string) => engine().docker(['image', 'rm', '--force', name]);

  it('leaves what is there, and builds the rest as labelled stand-ins that say what they are', async () => {
    await drop('redis:alpine');
    const [alpine, redis] = await makeImages({
      ...quiet,
      env: env(),
      names: ['alpine', 'redis:alpine'],
    });
    expect(alpine).toMatchObject({ name: 'alpine:latest', origin: 'present', present: true });
    expect(redis).toMatchObject({ origin: 'built', standIn: true, reason: null });
    expect(redis?.description).toMatch(/stand-in made by Plimsoll.*real Redis.*redis-server \d/);
  });

  it('says for an image that is to be had nowhere why, and makes the others', async () => {
    const made = await makeImages({
      ...quiet,
      env: env(),
      names: ['example/none:1', 'hello-world'],
    });
    expect(made.map(({ name, origin }) => [name, origin])).toEqual([
      ['example/none:1', 'missing'],
      ['hello-world:latest', 'built'],
    ]);
    const reason = made[0]?.reason;
    expect(reason && render(reason, 'en')).toContain('no stand-in');
  });

  it('asks a registry that cannot be reached once, then goes on without it', async () => {
    const told: string[] = [];
    const names = ['127.0.0.1:9/one:1', '127.0.0.1:9/two:1'];
    const made = await makeImages({
      ...quiet,
      env: env(),
      names,
      pull: true,
      onProgress: (text) => told.push(render(text, 'en')),
    });
    expect(made.map(({ origin }) => origin)).toEqual(['missing', 'missing']);
    expect(told.filter((line) => line.startsWith('Pulling'))).toHaveLength(1);
    expect(told.join()).toContain('registry cannot be reached');
  });

  it('carries every image to another engine through a file', async () => {
    await makeImages({ ...quiet, env: env(), names: chapterImages });
    const file = path.join(await folder(), 'bundle.tar');
    await saveBundle(file, chapterImages, env());
    for (const name of chapterImages) await drop(name);
    const names = ['redis:alpine', 'alpine:latest'];
    const made = await makeImages({ ...quiet, env: env(), names, bundle: file });
    expect(made.map(({ origin }) => origin)).toEqual(['loaded', 'loaded']);
    const listed = await listImages(chapterImages, env());
    expect(listed.filter(({ present }) => !present)).toEqual([]);
  });

  it('leaves no half a file behind when an image is missing', async () => {
    const made = await folder();
    const saving = saveBundle(path.join(made, 'bundle.tar'), ['example/none:1'], env());
    await expect(saving).rejects.toThrow('does not have example/none:1');
    expect(await readdir(made)).toEqual([]);
  });

  it('refuses a file that is no bundle, naming it', async () => {
    const file = path.join(await folder(), 'notes.tar');
    await writeFile(file, 'not a tar');
    await expect(loadBundle(file, env())).rejects.toThrow(`\`${file}\` could not be loaded`);
    await expect(loadBundle(`${file}.gone`, env())).rejects.toThrow('There is no file');
  });
});
