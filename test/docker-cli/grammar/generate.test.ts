import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { dockerGrammar } from '../../../src/docker-cli/grammar/load.ts';
import { commandNamed, flagIndex } from '../../../src/docker-cli/grammar/lookup.ts';
import { generate, grammarFile, printGrammar, walk } from './generate.ts';
import { eachOf, findClis } from './run.ts';

/** For a machine that has much else to do: these tests run the CLI some hundred times. */
const patience = 240_000;
const clis = await findClis();
const same = clis.filter(({ version }) => version === dockerGrammar().version);

afterAll(async () => {
  await Promise.all(clis.map(({ cli }) => cli.close()));
});

/** What older CLIs have and newer ones no longer: Kubernetes stacks, until 23. */
const removed = new Set([
  'context create --default-stack-orchestrator',
  'context create --kubernetes',
  'context export --kubeconfig',
  'context update --default-stack-orchestrator',
  'context update --kubernetes',
  'version --kubeconfig',
]);

/** Flags that a newer CLI takes by another name, which has their letter now. */
const newNames = new Map([['time', 'timeout']]);

describe('the grammar', () => {
  it(
    'is what the CLI of its version tells',
    async () => {
      console.info(
        `${same.length} of ${clis.length} docker CLIs here are ${dockerGrammar().version}`,
      );
      const committed = await readFile(grammarFile, 'utf8');
      const generated = await eachOf(same, ({ cli }) => generate(cli, 'by commands'));
      expect(generated.map(printGrammar)).toEqual(same.map(() => committed));
    },
    patience,
  );

  it.each(clis)(
    'knows every command and flag that docker $version lists',
    async ({ cli }) => {
      const walked = await walk(cli);
      const commands = walked.filter(({ path, help }) => path.length > 0 && help.usage !== null);
      expect(commands.length).toBeGreaterThan(100);
      const unknown = commands.flatMap(({ path, help }) => {
        const name = path.join(' ');
        const command = commandNamed(path);
        if (!command) return [name];
        const { byName, byLetter } = flagIndex(command.flags);
        return help.flags
          .filter((flag) => flag.name !== 'help' && !removed.has(`${name} --${flag.name}`))
          .filter((flag) => {
            const known = byName.get(newNames.get(flag.name) ?? flag.name);
            const fits = known && (known.type === 'bool') === (flag.type === 'bool');
            return !fits || (flag.shorthand !== null && byLetter.get(flag.shorthand) !== known);
          })
          .map((flag) => `${name} --${flag.name}`);
      });
      expect(unknown).toEqual([]);
    },
    patience,
  );

  it('names no command in two ways that mean different ones, and no flag twice', () => {
    const { commands, globals } = dockerGrammar();
    const spellings = commands.flatMap(({ path, aliases }) =>
      [path, ...aliases].map((words) => words.join(' ')),
    );
    expect(spellings).toHaveLength(new Set(spellings).size);
    for (const flags of [globals, ...commands.map((command) => command.flags)]) {
      const names = flags.flatMap(({ name, aliases }) => [name, ...aliases]);
      const letters = flags.flatMap(({ shorthand }) => shorthand ?? []);
      expect(names).toHaveLength(new Set(names).size);
      expect(letters).toHaveLength(new Set(letters).size);
    }
  });
});
