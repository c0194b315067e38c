import { afterAll, beforeAll, expect, test } from 'vitest';
import { compare } from '../../../src/docker-cli/compare/compare.ts';
import { rules } from '../../../src/docker-cli/compare/rules.ts';
import { readLine } from '../../../src/docker-cli/parse/parse.ts';
import { clientSide } from './client-side.ts';
import { say } from './normal-form.ts';
import { type Judgement, judge, type Oracle, openOracle } from './oracle.ts';
import { type Pair, readPairs } from './pairs.ts';
import { alike, widerRules } from './rules.ts';

/** Every pair that was thought of, where `PLIMSOLL_ORACLE_PAIRS` asks for a longer run; else those of a shorter one. */
const folders =
  process.env.PLIMSOLL_ORACLE_PAIRS === undefined ? ['pairs'] : ['pairs', 'pairs/more'];
const readAll = (some: readonly string[]) => some.flatMap(readPairs);
const all = readAll(folders);
const everything = readAll(['pairs', 'pairs/more']);
const byGrammar = readPairs('by-grammar');

let oracle: Oracle;
let pairs: readonly Pair[];
beforeAll(async () => {
  oracle = await openOracle();
  pairs = all.filter(({ since }) => since <= Number.parseInt(oracle.version, 10));
  const left = all.length - pairs.length;
  console.info(`docker ${oracle.version} judges ${pairs.length} pairs; it is too old for ${left}.`);
});
afterAll(async () => {
  console.info(`${oracle.starts()} runs of docker ${oracle.version}.`);
  await oracle.close();
});

/** The command of a line and its flags. */
function parsedOf(line: string) {
  const read = readLine(line);
  if (!read.ok) throw new Error(`${line} does not parse.`);
  const { command, flags } = read.parsed;
  return { path: command.path.join(' '), flags: flags.map(({ flag }) => flag.name) };
}

const verdictOf = ({ left, right }: Pair): Judgement => {
  const { verdict } = compare(left, right);
  if (verdict === 'invalid') return 'refused';
  return verdict === 'same-effect' ? 'same' : verdict;
};

test('we judge every pair as it is meant', () => {
  const wrong = [...everything, ...byGrammar].flatMap((pair) => {
    const ours = verdictOf(pair);
    return ours === pair.says
      ? []
      : [`${pair.at} is ${pair.says}, not ${ours}: ${pair.left} | ${pair.right}`];
  });
  expect(wrong).toEqual([]);
});

test('the docker CLI judges every pair so too, or the other way round where a rule says that it does', async () => {
  const judged = await Promise.all(
    pairs.map(async (pair) => {
      const [left, right] = await Promise.all([oracle.run(pair.left), oracle.run(pair.right)]);
      const opposite = pair.says === 'same' ? 'different' : 'same';
      const expected = pair.rules.length === 0 ? pair.says : opposite;
      const found = judge(left, right);
      if (found === expected) return [];
      const [ours, theirs] = [left, right].map(
        ({ requests, stderr }) => `\n  ${requests.map(say).join('\n  ')}${stderr.slice(0, 200)}`,
      );
      return [
        `${pair.at} is ${found}, not ${expected}: ${pair.left} | ${pair.right}${ours}${theirs}`,
      ];
    }),
  );
  expect(judged.flat()).toEqual([]);
  expect(oracle.starts()).toBeLessThanOrEqual(folders.length === 1 ? 650 : 1000);
});

test('what a wider rule joins differs in nothing else', async () => {
  const joined = await Promise.all(
    pairs
      .filter(({ says, rules }) => says === 'same' && rules.length > 0)
      .map(async (pair) => {
        const [left, right] = await Promise.all([oracle.run(pair.left), oracle.run(pair.right)]);
        return alike(pair.rules, left.requests) === alike(pair.rules, right.requests)
          ? []
          : [`${pair.at}: ${pair.rules} cannot be all of it: ${pair.left} | ${pair.right}`];
      }),
  );
  expect(joined.flat()).toEqual([]);
});

test('every pair names the rules that the comparison used, and every rule is needed by one', () => {
  const wrong = all
    .filter(({ says }) => says === 'same')
    .filter(({ left, right, rules }) =>
      rules.some((id) => !compare(left, right).rules.some((used) => used === id)),
    )
    .map(({ at, left, right }) => `${at}: ${compare(left, right).rules} | ${left} | ${right}`);
  expect(wrong).toEqual([]);
  const needed = new Set(all.flatMap((pair) => pair.rules));
  expect([...needed].toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  const wider = rules.filter(({ direction }) => direction === 'wider').map(({ id }) => id);
  expect(widerRules.map(({ id }) => id).toSorted()).toEqual(wider.toSorted());
});

test('every flag that only the client knows is shown by a pair to be so', () => {
  const shown = everything
    .filter(({ rules }) => rules.includes('shown'))
    .flatMap(({ left, right }) => [left, right].map((line) => parsedOf(line)));
  const wrong = Object.entries(clientSide).flatMap(([path, flags]) =>
    flags
      .filter((flag) => !shown.some((one) => one.path === path && one.flags.includes(flag)))
      .map((flag) => `docker ${path} --${flag}`),
  );
  expect(wrong).toEqual([]);
});

test('the pairs are many, half of them the same in other words, and the engine knew every request', async () => {
  expect(pairs.length).toBeGreaterThanOrEqual(300);
  const usual = readAll(['pairs']);
  const same = usual.filter(({ says }) => says === 'same');
  expect(same.length).toBeGreaterThanOrEqual(usual.length / 2);
  const outcomes = await Promise.all(
    pairs.flatMap(({ left, right }) => [left, right]).map(oracle.run),
  );
  expect(outcomes.filter(({ stderr }) => stderr.includes('not answered'))).toEqual([]);
});
