import type { YAMLError } from 'yaml';
import { shown } from '../i18n/shown.ts';
import { message, type Text } from '../i18n/text.ts';

/** What a problem says, without its place. */
export interface Wording {
  readonly expected: Text;
  readonly found: Text;
}

function keyAt(error: YAMLError, source: string): string {
  const line = source.slice(error.pos[0]).split('\n', 1)[0] ?? '';
  return shown((line.split(':', 1)[0] ?? '').replaceAll(/["']/g, ''));
}

/** An error of YAML's syntax, in words. */
export function syntaxWording(error: YAMLError, source: string): Wording {
  if (error.code === 'DUPLICATE_KEY') {
    return {
      expected: message('authoring.expected-key-once'),
      found: message('authoring.found-key-again', { key: keyAt(error, source) }),
    };
  }
  if (error.code === 'TAB_AS_INDENT') {
    return {
      expected: message('authoring.expected-spaces'),
      found: message('authoring.found-tab'),
    };
  }
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') {
    return {
      expected: message('authoring.expected-quotes'),
      found: message('authoring.found-bare-colon'),
    };
  }
  const reason = error.message.replaceAll('`', "'").trim();
  return {
    expected: message('authoring.expected-yaml'),
    found: message('authoring.found-syntax', { reason }),
  };
}
