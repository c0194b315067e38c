import type { Command } from 'commander';
import { message, render, type Text } from '../i18n/text.ts';
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
  const { names, env } = await learnersEngine();
  const { makeImages } = await import('../sandboxes/make-images.ts');
  const { defaultBundle } = await import('../sandboxes/chapter-images.ts');
  const progress = await startProgress(language);
  let made: MadeImage[];
  try {
    made = await makeImages({
      names,
      env,
      bundle: options.bundle ?? defaultBundle,
      pull: options.pull,
      onProgress: progress.say,
    });
  } finally {
    progress.end();
  }
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

async function list(options: { json?: true }): Promise<void> {
  const { names, env } = await learnersEngine();
  const { listImages } = await import('../sandboxes/list-images.ts');
  const images = await listImages(names, env);
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
  const { names, env } = await learnersEngine();
  const { saveBundle } = await import('../sandboxes/bundle.ts');
  await told(message('cli.imagesSaving', { file }), () => saveBundle(file, names, env));
  if (options.json) console.log(JSON.stringify({ file, images: names }));
  else console.log(words(message('cli.imagesSaved', { file, images: names.length })));
}

async function load(file: string, options: { json?: true }): Promise<void> {
  const { env } = await learnersEngine();
  const { loadBundle } = await import('../sandboxes/bundle.ts');
  await told(message('cli.imagesLoading', { file }), () => loadBundle(file, env));
  await list(options);
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

/** The images of the chapter, and the environment in which the docker CLI reaches the learner's engine. */
async function learnersEngine(): Promise<{ names: readonly string[]; env: NodeJS.ProcessEnv }> {
  const { chapterImages } = await import('../sandboxes/chapter-images.ts');
  const { requireEngine } = await import('../sandboxes/require-engine.ts');
  await requireEngine(process.env);
  return { names: chapterImages, env: process.env };
}
