import type { Command } from 'commander';
import { message, render } from '../i18n/text.ts';
import { terminalLanguage } from './language.ts';

/** Adds `schema`: prints the JSON Schema of content files, as `questions/schema.json` holds it, or the reference of checks. */
export function register(program: Command): void {
  const language = terminalLanguage(process.env);
  program
    .command('schema')
    .description(render(message('cli.schema'), language))
    .option('--reference', render(message('cli.schema-reference'), language))
    .action(async ({ reference }: { reference?: boolean }) => {
      if (reference) {
        const { readExamples } = await import('../authoring/reference/examples.ts');
        const { referencePage } = await import('../authoring/reference/page.ts');
        process.stdout.write(referencePage(await readExamples()));
        return;
      }
      const { jsonSchema } = await import('../authoring/json-schema.ts');
      console.log(JSON.stringify(jsonSchema(), null, 2));
    });
}
