import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import { escapeHtml } from './html.ts';

/** Fills in a template of the views folder, named by its path there without `.ejs`; it finds the model in `it`. */
export type Templates = (name: string, model: object) => string;

/**
 * Knows the templates of a folder. With `cache` each is compiled once, when it is first used; otherwise at every use,
 * for whoever edits them. Templates name no variable but `it`, and include one another by `it.part(name, model)`: a
 * page has some thirty parts, and EJS's own `include` would ask the file system for each.
 */
export function loadTemplates(directory: string, cache: boolean): Templates {
  const compiled = new Map<string, ejs.TemplateFunction>();
  const compile = (name: string): ejs.TemplateFunction => {
    const filename = join(directory, `${name}.ejs`);
    const options = {
      filename,
      localsName: 'it',
      _with: false,
      strict: true,
      compileDebug: !cache,
      escape: escapeHtml,
      // Spares a copy of the model at every use; it guards the names that `with` would bring in, and there is no `with`.
      unsafePrototypeLocals: true,
    };
    return ejs.compile(readFileSync(filename, 'utf8'), options);
  };
  return (name, model) => {
    let template = compiled.get(name);
    if (!template) {
      template = compile(name);
      if (cache) compiled.set(name, template);
    }
    return template(model);
  };
}
