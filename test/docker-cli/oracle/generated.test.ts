import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compare } from '../../../src/docker-cli/compare/compare.ts';
import { clientSide } from './client-side.ts';
import { type GeneratedPair, generatedPairs } from './generated/pairs.ts';
import type { Outcome } from './lane.ts';
import { say } from './normal-form.ts';
import { judge, type Oracle, openOracle } from './oracle.ts';
import { alike } from './rules.ts';

/** How many pairs: few in a usual run; `PLIMSOLL_ORACLE_PAIRS=5000` asks for more of them, from a seed of its own. */
const asked = process.env.PLIMSOLL_ORACLE_PAIRS;
const count = Number(asked ?? 180);
const usualSeed = 20_261_124;
const seed = Number(
  process.env.PLIMSOLL_ORACLE_SEED ?? (asked === undefined ? usualSeed : Date.now() % 2 ** 31),
);

let oracle: Oracle;
beforeAll(async () => {
  oracle = await openOracle();
});
afterAll(async () => await oracle.close());

/** What older CLIs do not know yet; a pair that needs it says nothing about ours. */
const unknownToOlder =
  /unknown (?:shorthand )?flag|is not a docker command|requires API version|Usage:\s+docker \w+ COMMAND/;

/** Flags whose values the CLI read otherwise before 28. */
const otherwiseBefore28 = new Set(['add-host', 'cap-add', 'cap-drop', 'link-local-ip', 'platform']);

/** Null where our verdict is the CLI's, or another one by a rule; else what is wrong. */
function disagreement(pair: GeneratedPair, left: Outcome, right: Outcome): string | null {
  const ours = compare(pair.left, pair.right);
  const theirs = judge(left, right);
  const verdicts = {
    same: 'same',
    'same-effect': 'same',
    different: 'different',
    invalid: 'refused',
  };
  if (verdicts[ours.verdict] === theirs) return null;
  if (ours.verdict === 'different' && theirs === 'same') {
    const own = clientSide[pair.command.path.join(' ')] ?? [];
    if (pair.concerns.length > 0 && pair.concerns.every((flag) => own.includes(flag))) return null;
  }
  const isJoined = alike(ours.rules, left.requests) === alike(ours.rules, right.requests);
  if (verdicts[ours.verdict] === 'same' && theirs === 'different' && isJoined) return null;
  const [first, second] = [left, right].map(
    ({ requests, stderr }) => `${requests.map(say).join('\n    ')}\n    ${stderr.slice(0, 300)}`,
  );
  return [
    `${ours.verdict} to us, ${theirs ?? 'nothing to judge'} to docker ${oracle.version}`,
    `  ${pair.left}\n    ${first}`,
    `  ${pair.right}\n    ${second}`,
    `  ${pair.change ?? 'only spelt otherwise'}; rules: ${ours.rules}`,
  ].join('\n');
}

test(`${count} random pairs mean to us what they mean to the docker CLI`, async () => {
  const seen = { same: 0, different: 0, refused: 0, leftOut: 0 };
  const isOlder = Number.parseInt(oracle.version, 10) < 28;
  await fc.assert(
    fc.asyncProperty(generatedPairs, async (pair) => {
      const [left, right] = await Promise.all([oracle.run(pair.left), oracle.run(pair.right)]);
      const isUnknown = [left, right].some(({ stderr }) => unknownToOlder.test(stderr));
      if (isOlder && (isUnknown || pair.flags.some((flag) => otherwiseBefore28.has(flag)))) {
        seen.leftOut += 1;
        return;
      }
      const wrong = disagreement(pair, left, right);
      if (wrong !== null) throw new Error(wrong);
      const theirs = judge(left, right);
      if (theirs !== null) seen[theirs] += 1;
    }),
    { numRuns: count, seed },
  );
  console.info(`seed ${seed}, ${oracle.starts()} runs of docker ${oracle.version}:`, seen);
  expect(seen.same).toBeGreaterThanOrEqual((count - seen.leftOut) / 3);
  expect(seen.different).toBeGreaterThanOrEqual((count - seen.leftOut) / 10);
  expect(seen.leftOut).toBeLessThanOrEqual(isOlder ? count / 2 : 0);
  if (asked === undefined) expect(oracle.starts()).toBeLessThanOrEqual(350);
}, 3_600_000);
