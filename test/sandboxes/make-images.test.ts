import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { loadContent } from '../../src/authoring/load.ts';
import { render } from '../../src/i18n/text.ts';
import { loadBundle, saveBundle } from '../../src/sandboxes/bundle.ts';
import { imagesOf } from '../../src/sandboxes/chapter-images.ts';
import { type Docker, dockerFor } from '../../src/sandboxes/docker.ts';
import { listImages } from '../../src/sandboxes/list-images.ts';
import { makeImages } from '../../src/sandboxes/make-images.ts';
import { disposableEngine } from '../support/engine.ts';

describe('making the chapter’s images available', () => {
  const engine = disposableEngine({ images: ['alpine:latest'] });
  let docker: Docker;
  beforeAll(async () => {
    docker = await dockerFor(engine().dockerHost);
  });
  afterAll(() => docker.close());
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
      docker,
      names: ['alpine', 'redis:alpine'],
    });
    expect(alpine).toMatchObject({ name: 'alpine:latest', origin: 'present', present: true });
    expect(redis).toMatchObject({ origin: 'built', standIn: true, reason: null });
    expect(redis?.description).toMatch(/stand-in made by Plimsoll.*real Redis.*redis-server \d/);
  });

  it('says for an image that is to be had nowhere why, and makes the others', async () => {
    const made = await makeImages({
      ...quiet,
      docker,
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
      docker,
      names,
      pull: true,
      onProgress: (text) => told.push(render(text, 'en')),
    });
    expect(made.map(({ origin }) => origin)).toEqual(['missing', 'missing']);
    expect(told.filter((line) => line.startsWith('Pulling'))).toHaveLength(1);
    expect(told.join()).toContain('registry cannot be reached');
  });

  it('carries every image to another engine through a file', async () => {
    const { content } = await loadContent('questions');
    const names = imagesOf(content?.chapters ?? []);
    expect(names).toContain('russmckendrick/moby-counter:latest');
    await makeImages({ ...quiet, docker, names });
    const file = path.join(await folder(), 'bundle.tar');
    await saveBundle(file, names, docker);
    for (const name of names) await drop(name);
    const some = ['redis:alpine', 'alpine:latest'];
    const made = await makeImages({ ...quiet, docker, names: some, bundle: file });
    expect(made.map(({ origin }) => origin)).toEqual(['loaded', 'loaded']);
    const listed = await listImages(names, docker);
    expect(listed.filter(({ present }) => !present)).toEqual([]);
  });

  it('leaves no half a file behind when an image is missing', async () => {
    const made = await folder();
    const saving = saveBundle(path.join(made, 'bundle.tar'), ['example/none:1'], docker);
    await expect(saving).rejects.toThrow('does not have example/none:1');
    expect(await readdir(made)).toEqual([]);
  });

  it('says where a bundle cannot be written', async () => {
    const file = path.join(await folder(), 'nowhere', 'bundle.tar');
    const saving = saveBundle(file, ['alpine:latest'], docker);
    await expect(saving).rejects.toThrow(`\`${file}\` could not be written`);
  });

  it('refuses a file that is no bundle, naming it', async () => {
    const file = path.join(await folder(), 'notes.tar');
    await writeFile(file, 'not a tar');
    await expect(loadBundle(file, docker)).rejects.toThrow(`\`${file}\` could not be loaded`);
    await expect(loadBundle(`${file}.gone`, docker)).rejects.toThrow('There is no file');
    await expect(loadBundle(await folder(), docker)).rejects.toThrow('could not be loaded');
  });
});
