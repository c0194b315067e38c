import { message } from '../i18n/text.ts';
import { type Placeholder, placeholders } from '../questions/variants.ts';
import { type Path, valueAt } from './complaint.ts';
import type { ContentProblem } from './content.ts';
import { nearest } from './nearest.ts';
import type { Wording } from './syntax.ts';
import { listed } from './words.ts';
import type { YamlFile } from './yaml-file.ts';

function wording(name: string, written: string, declared: readonly string[]): Wording {
  const near = nearest(name.trim(), declared);
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

/** Parts of a check that are prose, where braces may be Docker's own. */
const prose = new Set(['title', 'say']);

/** A fact that an earlier step remembers: the task itself says whether there is one. */
const remembered = /^remembered:/;

/** What stands between double braces in a check and is no name of a parameter, such as `{{ Volume }}`. */
function misshapen(value: unknown, path: Path): readonly Placeholder[] {
  if (typeof value === 'string') {
    if (!value.includes('{{')) return [];
    const known = new Set(placeholders(value).map(({ name }) => name));
    return [...value.matchAll(/\{\{([^{}]*)\}\}/g)].flatMap(([, name = '']) =>
      known.has(name) || remembered.test(name) ? [] : [{ name, path }],
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    prose.has(key) ? [] : misshapen(inner, [...path, key]),
  );
}

/** Every `{{name}}` of a file that is no declared parameter, where it stands. */
export function undeclaredParameters(
  file: YamlFile,
  declared: readonly string[],
): readonly ContentProblem[] {
  const unknown = [
    ...placeholders(file.tree).filter(({ name }) => !declared.includes(name)),
    ...misshapen(valueAt(file.tree, ['checks']), ['checks']),
  ];
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
