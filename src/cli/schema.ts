import type { Command } from 'commander';
import { message, render } from '../i18n/text.ts';
import { terminalLanguage } from './language.ts';

/** Adds `schema`: prints the JSON Schema of content files, as `questions/schema.json` holds it. */
export function register(program: Command): void {
  program
    .command('schema')
    .description(render(message('cli.schema'), terminalLanguage(process.env)))
    .action(async () => {
      const { jsonSchema } = await import('../authoring/json-schema.ts');
      console.log(JSON.stringify(jsonSchema(), null, 2));
    });
}
