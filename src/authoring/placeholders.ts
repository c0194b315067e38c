import { message } from '../i18n/text.ts';
import { placeholders } from '../questions/variants.ts';
import type { ContentProblem } from './content.ts';
import { nearest } from './nearest.ts';
import { listed } from './words.ts';
import type { YamlFile } from './yaml-file.ts';

/** Every `{{name}}` of a file that is no declared parameter, where it stands. */
export function undeclaredParameters(
  file: YamlFile,
  declared: readonly string[],
): readonly ContentProblem[] {
  const from = new Map<string, number>();
  return placeholders(file.tree).flatMap(({ name, path }) => {
    const written = `{{${name}}}`;
    const place = `${JSON.stringify(path)} ${name}`;
    const start = from.get(place) ?? file.offset(path, 'value');
    const exact = file.source.indexOf(written, start);
    const offset = exact < 0 ? start : exact;
    from.set(place, offset + 1);
    if (declared.includes(name)) return [];
    const near = nearest(name, declared);
    return file.problem(offset, {
      expected:
        declared.length === 0
          ? message('authoring.expected-parameters')
          : message('authoring.expected-parameter', { names: listed(declared) }),
      found:
        near === null
          ? message('authoring.found-unknown-parameter', { name: written })
          : message('authoring.found-unknown-parameter-near', { name: written, nearest: near }),
    });
  });
}
