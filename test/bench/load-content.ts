import { loadContent } from '../../src/authoring/load.ts';

/** Prints how many milliseconds the content took to load in a process that had not loaded any yet. */
const started = performance.now();
const loaded = await loadContent('questions');
if (loaded.content === null) throw new Error('The content has problems: run plimsoll check.');
process.stdout.write(String(performance.now() - started));
