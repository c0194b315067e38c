import { createRequire } from 'node:module';
import type { HLJSApi, LanguageFn } from 'highlight.js';

const require = createRequire(import.meta.url);

const languages: Readonly<Record<string, string>> = {
  bash: 'bash',
  sh: 'bash',
  shell: 'bash',
  console: 'bash',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  dockerfile: 'dockerfile',
};

let loaded: HLJSApi | null = null;

/** Loaded at the first block of code: a start that shows none does not pay for it. */
function highlighter(): HLJSApi {
  if (loaded) return loaded;
  const made: HLJSApi = require('highlight.js/lib/core');
  for (const name of new Set(Object.values(languages))) {
    const language: LanguageFn = require(`highlight.js/lib/languages/${name}`);
    made.registerLanguage(name, language);
  }
  loaded = made;
  return made;
}

/** Code as HTML whose words carry classes (`hljs-…`); null for a language that is not among ours. */
export function highlight(code: string, language: string): string | null {
  const name = languages[language.toLowerCase()];
  return name === undefined ? null : highlighter().highlight(code, { language: name }).value;
}
