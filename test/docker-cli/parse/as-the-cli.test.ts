import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { dockerGrammar } from '../../../src/docker-cli/grammar/load.ts';
import { commandNamed, flagIndex } from '../../../src/docker-cli/grammar/lookup.ts';
import { lex } from '../../../src/docker-cli/lex/lex.ts';
import { readLine } from '../../../src/docker-cli/parse/parse.ts';
import { walk } from '../grammar/generate.ts';
import { eachOf, findClis, type LoneCli } from '../grammar/run.ts';

/** For a machine that has much else to do: these tests run the CLI some hundred times. */
const patience = 240_000;
const clis = await findClis();

afterAll(async () => {
  await Promise.all(clis.map(({ cli }) => cli.close()));
});

/** What the CLI refuses a line for; `read` where it goes on to what the line asks for. */
function sortOf(output: string): string {
  if (/unknown (?:shorthand )?flag:|bad flag syntax:/u.test(output)) return 'unknown-flag';
  if (/flag needs an argument:/u.test(output)) return 'needs-value';
  if (/invalid argument ".*" for ".*" flag:/su.test(output)) return 'bad-value';
  if (/unknown command ".*" for/u.test(output)) return 'arguments';
  if (/unknown command|is not a docker command|unknown help topic/u.test(output)) {
    return 'unknown-command';
  }
  const counted = /(?:requires|accepts) (?:[a-z]+ ){0,2}\d+ (?:and (?:[a-z]+ ){0,2}\d+ )?arg/u;
  if (output.includes('accepts no arguments')) return 'arguments';
  return counted.test(output) ? 'arguments' : 'read';
}

/** What we refuse it for. Where a command is missing, the CLI prints its help. */
function ourSortOf(line: string): string {
  const reading = readLine(line);
  if (reading.ok) return 'read';
  const sort = 'kind' in reading.problem ? reading.problem.kind : reading.problem.state;
  return sort === 'no-command' ? 'read' : sort;
}

async function theirSortOf(cli: LoneCli, line: string): Promise<string> {
  const lexed = lex(line);
  if (lexed.state !== 'command') throw new Error(`${line} is ${lexed.state}`);
  const [, ...words] = lexed.words;
  return sortOf((await cli.run(words.map((word) => word.text))).output);
}

const lines = `
docker run
docker run x
docker run --help
docker run --help=false
docker run -pd 8080:80
docker run -p
docker run -pd
docker run -itz x
docker run -zit x
docker run --nmae x
docker run -name x
docker run --det x
docker run x --nmae
docker run -- --nmae
docker run --rm=2 x
docker run --rm= x
docker run -d= x
docker run ---rm x
docker run --=rm x
docker run - x
docker run ''
docker run --cpus 1/2 x
docker run --cpus 1/3 x
docker run --cpus 0.0000000001 x
docker run --cpus 1_0 x
docker run --cpus .5 x
docker run --cpus 5. x
docker run --cpus 1/0 x
docker run --cpus 2/0.5 x
docker run --cpus ' 1' x
docker run --cpus 0x1p-2 x
docker run --cpus x x
docker run --cpus '' x
docker run -m 12q x
docker run -m -1 x
docker run -m 1KiB x
docker run -m '1 k' x
docker run -m '1  k' x
docker run -m 0x10 x
docker run -m .5g x
docker run -m 1e2 x
docker run -m '' x
docker run --memory-swap -1 x
docker run --shm-size -1 x
docker run --shm-size 1_0m x
docker run --shm-size 1__0m x
docker run --shm-size 0x1p4m x
docker run --shm-size 1e400 x
docker run --blkio-weight 70000 x
docker run --blkio-weight -1 x
docker run --blkio-weight +1 x
docker run --health-interval 5 x
docker run --health-interval 0 x
docker run --health-interval 1.5h x
docker run --health-interval 1h30m x
docker run --health-interval 1d x
docker run --health-interval .s x
docker run --health-interval 1e3s x
docker run --health-interval 9999999h x
docker run --health-interval '' x
docker run --health-interval 2562047h47m16.854775807s x
docker run --health-interval 2562047h47m16.854775808s x
docker run --health-interval -2562047h47m16.854775808s x
docker run --health-interval 9223372036854775807ns x
docker run --health-interval 9223372036854775808ns x
docker run --health-interval 0.0000000000000000000000000001s x
docker run -h
docker exec x
docker exec x y
docker exec x y -z
docker ps x
docker ps ''
docker ps -z
docker ps --all=yes
docker ps --all=TRUE
docker ps -a=
docker ps -a=false
docker ps -n x
docker ps -n 0x10
docker ps -n 08
docker ps -n 1.5
docker ps -n +1
docker ps -n 1_0
docker ps -n 9223372036854775808
docker ps -D
docker ps --debug
docker ps -- -z
docker rm x -f
docker rm x -z
docker rm
docker rename x
docker rename x y z
docker port x y z
docker top x -z
docker commit x -z
docker tag x -z
docker service create --replicas -1 x
docker service create --update-max-failure-ratio inf x
docker service create --update-max-failure-ratio 1e39 x
docker swarm init --data-path-port 5000000000
docker container
docker container --debug ls
docker container -a ls
docker container --help ls
docker continer
docker -D ps
docker --debug=2 ps
docker --nmae ps
docker -z ps
docker -- ps
docker -v ps
docker -v
docker help
docker help ps
docker help ps --all
docker help foo
docker help ps foo
docker trust key load
docker image ls x y
docker volume create x y
docker volume create --name x
docker update --kernel-memory 1q x
docker stop --time 1.5 x`
  .trim()
  .split('\n');

/** Sizes that CLIs before 23 do not read. */
const newer = new Set([
  'docker run -m .5g x',
  'docker run -m 1e2 x',
  'docker run --shm-size 1_0m x',
  'docker run --shm-size 0x1p4m x',
]);

describe.each(clis)('docker $version', ({ version, cli }) => {
  it(
    'refuses what we refuse, for the same reason',
    async () => {
      const asked =
        version === dockerGrammar().version ? lines : lines.filter((l) => !newer.has(l));
      console.info(`${asked.length} of ${lines.length} lines asked of docker ${version}`);
      const theirs = await eachOf(
        asked,
        async (line) => `${await theirSortOf(cli, line)}: ${line}`,
      );
      expect(asked.map((line) => `${ourSortOf(line)}: ${line}`)).toEqual(theirs);
    },
    patience,
  );

  it(
    'agrees about any line of its own commands and flags',
    async () => {
      const lineOf = await linesOf(cli);
      let agreed = 0;
      await fc.assert(
        fc.asyncProperty(lineOf, async (line) => {
          const theirs = await theirSortOf(cli, line);
          const ours = ourSortOf(line);
          // Of values other than numbers, sizes, times and booleans we say nothing here.
          if (theirs === 'bad-value' && ours !== 'bad-value') return;
          expect(`${ours}: ${line}`).toBe(`${theirs}: ${line}`);
          agreed += 1;
        }),
        { numRuns: 150 },
      );
      expect(agreed).toBeGreaterThan(90);
    },
    patience,
  );
});

const plainValues = ['x', '1', '1m', '1s', 'true', "''", '-1', 'A=b', '1.5', '0'];

/** Lines of the commands and flags that this CLI lists and the grammar knows, some with mistakes. */
async function linesOf(cli: LoneCli): Promise<fc.Arbitrary<string>> {
  const walked = await walk(cli);
  const commands = walked.flatMap(({ path, help }) => {
    const command = help.usage === null ? null : commandNamed(path);
    if (path.length === 0 || !command) return [];
    const index = flagIndex(command.flags);
    const flags = help.flags.filter(({ name }) => index.byName.has(name));
    // A newer CLI's letter would be unknown to this one.
    const isLater = index.byLetter.has('d') && !flags.some(({ shorthand }) => shorthand === 'd');
    return [{ path, flags, alone: isLater ? plainValues : [...plainValues, '-d'] }];
  });
  const value = fc.constantFrom(...plainValues, '-d');
  return fc.constantFrom(...commands).chain(({ path, flags, alone }) => {
    const flag = fc.constantFrom(...flags.map(({ name }) => `--${name}`), '--help', '--no-such');
    const letters = flags.flatMap(({ shorthand }) => shorthand ?? []);
    const cluster = fc
      .array(fc.constantFrom('h', ...letters), { minLength: 1, maxLength: 3 })
      .map((some) => `-${some.join('')}`);
    const word = fc.oneof(
      { weight: 3, arbitrary: flag },
      { weight: 2, arbitrary: cluster },
      { weight: 2, arbitrary: fc.tuple(flag, value).map((pair) => pair.join('=')) },
      { weight: 3, arbitrary: fc.constantFrom(...alone) },
      { weight: 1, arbitrary: fc.constant('--') },
    );
    return fc.array(word, { maxLength: 6 }).map((words) => ['docker', ...path, ...words].join(' '));
  });
}
