import type { Command } from 'commander';
import { message, render, type Text } from '../i18n/text.ts';
import type { Docker } from '../sandboxes/docker.ts';
import type { ListedImage } from '../sandboxes/list-images.ts';
import type { MadeImage } from '../sandboxes/make-images.ts';
import { terminalLanguage } from './language.ts';
import { startProgress } from './progress.ts';

const language = terminalLanguage(process.env);
const words = (text: Text) => render(text, language);

/** Adds `images`: makes the chapter's images available on the learner's engine, and carries them about. */
export function register(program: Command): void {
  const images = program.command('images').description(words(message('cli.imagesAbout')));
  const json = [`--json`, words(message('cli.json'))] as const;
  images
    .command('make', { isDefault: true })
    .description(words(message('cli.imagesMakeAbout')))
    .option('--bundle <file>', words(message('cli.imagesBundleOption')))
    .option('--no-pull', words(message('cli.imagesNoPullOption')))
    .option(...json)
    .action(make);
  images
    .command('list')
    .description(words(message('cli.imagesListAbout')))
    .option(...json)
    .action(list);
  images
    .command('save')
    .argument('<file>')
    .description(words(message('cli.imagesSaveAbout')))
    .option(...json)
    .action(save);
  images
    .command('load')
    .argument('<file>')
    .description(words(message('cli.imagesLoadAbout')))
    .option(...json)
    .action(load);
}

async function make(options: { bundle?: string; pull: boolean; json?: true }): Promise<void> {
  const names = await wantedImages();
  const made = await onEngine((docker) => makeAll(names, docker, options));
  if (options.json) {
    const images = made.map((one) => ({ ...one, reason: one.reason && words(one.reason) }));
    console.log(JSON.stringify({ images }));
  } else {
    for (const one of made) {
      console.log(`${words(message(`cli.imagesOrigin.${one.origin}`, { image: one.name }))}`);
      if (one.description !== null) console.log(`  ${one.description}`);
      if (one.reason !== null) console.log(`  ${words(one.reason)}`);
    }
    if (made.some(({ standIn }) => standIn)) console.log(words(message('cli.imagesStandInNote')));
  }
  if (made.some(({ present }) => !present)) process.exitCode = 1;
}

async function makeAll(
  names: readonly string[],
  docker: Docker,
  options: { bundle?: string; pull: boolean },
): Promise<MadeImage[]> {
  const { makeImages } = await import('../sandboxes/make-images.ts');
  const { defaultBundle } = await import('../sandboxes/chapter-images.ts');
  const progress = await startProgress(language);
  try {
    return await makeImages({
      names,
      docker,
      bundle: options.bundle ?? defaultBundle,
      pull: options.pull,
      onProgress: progress.say,
    });
  } finally {
    progress.end();
  }
}

async function list(options: { json?: true }): Promise<void> {
  const names = await wantedImages();
  const images = await onEngine((docker) => listAll(names, docker));
  tell(images, options);
}

async function listAll(names: readonly string[], docker: Docker): Promise<ListedImage[]> {
  const { listImages } = await import('../sandboxes/list-images.ts');
  return listImages(names, docker);
}

function tell(images: readonly ListedImage[], options: { json?: true }): void {
  if (options.json) console.log(JSON.stringify({ images }));
  else for (const image of images) print(image);
  if (images.some(({ present }) => !present)) process.exitCode = 1;
}

function print(image: ListedImage): void {
  const kind = image.present ? (image.standIn ? 'standIn' : 'present') : 'missing';
  const size = Math.ceil((image.bytes ?? 0) / 1e6);
  console.log(words(message(`cli.imagesListed.${kind}`, { image: image.name, size })));
}

async function save(file: string, options: { json?: true }): Promise<void> {
  const names = await wantedImages();
  const { saveBundle } = await import('../sandboxes/bundle.ts');
  await onEngine((docker) =>
    told(message('cli.imagesSaving', { file }), () => saveBundle(file, names, docker)),
  );
  if (options.json) console.log(JSON.stringify({ file, images: names }));
  else console.log(words(message('cli.imagesSaved', { file, images: names.length })));
}

async function load(file: string, options: { json?: true }): Promise<void> {
  const names = await wantedImages();
  const { loadBundle } = await import('../sandboxes/bundle.ts');
  const images = await onEngine(async (docker) => {
    await told(message('cli.imagesLoading', { file }), () => loadBundle(file, docker));
    return listAll(names, docker);
  });
  tell(images, options);
}

async function told(text: Text, work: () => Promise<void>): Promise<void> {
  const progress = await startProgress(language);
  progress.say(text);
  try {
    await work();
  } finally {
    progress.end();
  }
}

/** The images that the content works with. */
async function wantedImages(): Promise<readonly string[]> {
  const { readConfig } = await import('../config.ts');
  const { openContent } = await import('./open-content.ts');
  const { imagesOf } = await import('../sandboxes/chapter-images.ts');
  const { chapters } = await openContent(readConfig(process.env).questionsDir);
  return imagesOf(chapters);
}

/** Does something on the engine that grading looks at, and lets it go. */
async function onEngine<T>(work: (docker: Docker) => Promise<T>): Promise<T> {
  const { findDocker } = await import('../sandboxes/docker.ts');
  const docker = await findDocker(process.env);
  try {
    return await work(docker);
  } finally {
    docker.close();
  }
}
