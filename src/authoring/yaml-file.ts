import { type Document, isAlias, isMap, isNode, isScalar, isSeq, parseDocument, visit } from 'yaml';
import { shown } from '../i18n/shown.ts';
import { message } from '../i18n/text.ts';
import type { Path } from './complaint.ts';
import type { ContentProblem } from './content.ts';
import { quickTree } from './quick-tree.ts';
import { syntaxWording, type Wording } from './syntax.ts';

/** One content file, parsed once, and what is needed to say where a thing stands in it. */
export interface YamlFile {
  /** Relative to the questions folder, with slashes. */
  readonly name: string;
  readonly source: string;
  /** The file's values; undefined where its syntax leaves nothing to check further. */
  readonly tree: unknown;
  /** Errors of syntax, and keys that stand twice. */
  readonly problems: readonly ContentProblem[];
  /** The offset of a key or a value; of the nearest thing around it where it is not there. */
  offset(path: Path, at: 'key' | 'value'): number;
  /** A problem at an offset of the source. */
  problem(offset: number, wording: Wording): ContentProblem;
}

const aliasLimit = 200;

function problemAt(file: string, source: string, offset: number, wording: Wording): ContentProblem {
  const before = source.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  const end = source.indexOf('\n', start);
  const text = source.slice(start, end < 0 ? source.length : end).replace(/\r$/, '');
  const line = before.split('\n').length;
  return { file, line, column: offset - start + 1, ...wording, source: text };
}

/** A collection that begins on a line of its own: its key says better where it is. */
function isBlock(node: unknown): boolean {
  return (isMap(node) || isSeq(node)) && node.flow !== true;
}

function startOf(node: unknown): number | null {
  return isNode(node) && node.range ? node.range[0] : null;
}

function offsetIn(document: Document, path: Path, at: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    const meant = at === 'value' && depth === path.length - 1;
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.findLast(
        (item) => isScalar(item.key) && String(item.key.value) === String(step),
      );
      if (!pair) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
      if (meant && !isBlock(node)) offset = startOf(node) ?? offset;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      if (item === undefined) return offset;
      offset = startOf(item) ?? offset;
      node = item;
    } else {
      return offset;
    }
  }
  return offset;
}

function unresolvedAliases(document: Document): { offset: number; wording: Wording }[] {
  const found: { offset: number; wording: Wording }[] = [];
  visit(document, {
    Alias(_key, node) {
      if (node.resolve(document)) return;
      found.push({
        offset: startOf(node) ?? 0,
        wording: {
          expected: message('authoring.expected-anchor'),
          found: message('authoring.found-no-anchor', { name: shown(node.source) }),
        },
      });
    },
  });
  return found;
}

/** Parses one file. What cannot be parsed is a problem, never an exception; places are found when they are asked for. */
export function parseYamlFile(name: string, source: string): YamlFile {
  const quick = quickTree(source);
  if (quick === null) return parseWithCare(name, source);
  let document: Document | null = null;
  return {
    name,
    source,
    tree: quick.tree,
    problems: [],
    offset(path, at) {
      document ??= documentOf(source);
      return offsetIn(document, path, at);
    },
    problem: (offset, wording) => problemAt(name, source, offset, wording),
  };
}

function documentOf(source: string) {
  return parseDocument(source, { prettyErrors: false, logLevel: 'error' });
}

/** Parses one file with the place of every value, and says all that is wrong with its syntax. */
export function parseWithCare(name: string, source: string): YamlFile {
  const problem: YamlFile['problem'] = (offset, wording) =>
    problemAt(name, source, offset, wording);
  const document = documentOf(source);
  const offset: YamlFile['offset'] = (path, at) => offsetIn(document, path, at);
  const duplicates = document.errors.filter((error) => error.code === 'DUPLICATE_KEY');
  const problems = document.errors
    .map((error) => problem(error.pos[0], syntaxWording(error, source)))
    .filter((one, index, all) => one.line !== all[index - 1]?.line);
  if (document.errors.length > duplicates.length) {
    return { name, source, tree: undefined, problems, offset, problem };
  }
  try {
    const tree: unknown = document.toJS({ maxAliasCount: aliasLimit }) ?? null;
    return { name, source, tree, problems, offset, problem };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const unresolved = unresolvedAliases(document);
    if (unresolved.length === 0) {
      unresolved.push({
        offset: 0,
        wording: {
          expected: message('authoring.expected-few-aliases', { limit: aliasLimit }),
          found: message('authoring.found-many-aliases'),
        },
      });
    }
    const more = unresolved.map((one) => problem(one.offset, one.wording));
    return { name, source, tree: undefined, problems: [...problems, ...more], offset, problem };
  }
}
