import { message } from '../i18n/text.ts';
import { placeholders } from '../questions/variants.ts';
import type { ContentProblem } from './content.ts';
import { nearest } from './nearest.ts';
import type { Wording } from './syntax.ts';
import { listed } from './words.ts';
import type { YamlFile } from './yaml-file.ts';

function wording(name: string, written: string, declared: readonly string[]): Wording {
  const near = nearest(name, declared);
  return {
    expected:
      declared.length === 0
        ? message('authoring.expected-parameters')
        : message('authoring.expected-parameter', { names: listed(declared) }),
    found:
      near === null
        ? message('authoring.found-unknown-parameter', { name: written })
        : message('authoring.found-unknown-parameter-near', { name: written, nearest: near }),
  };
}

/** Every `{{name}}` of a file that is no declared parameter, where it stands. */
export function undeclaredParameters(
  file: YamlFile,
  declared: readonly string[],
): readonly ContentProblem[] {
  const unknown = placeholders(file.tree).filter(({ name }) => !declared.includes(name));
  const lastSeen = new Map<string, number>();
  return unknown.map(({ name, path }) => {
    const written = `{{${name}}}`;
    const place = JSON.stringify([path, name]);
    const start = lastSeen.get(place) ?? file.offset(path, 'value');
    const exact = file.source.indexOf(written, start);
    const offset = exact < 0 ? start : exact;
    lastSeen.set(place, offset + 1);
    return file.problem(offset, wording(name, written, declared));
  });
}
