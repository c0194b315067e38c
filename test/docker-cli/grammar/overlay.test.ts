import { afterAll, describe, expect, it } from 'vitest';
import { commandNamed } from '../../../src/docker-cli/grammar/lookup.ts';
import {
  buildxFlags,
  laterFlags,
  otherNames,
  overlayVersion,
  unlistedCommands,
  unlistedFlags,
} from '../../../src/docker-cli/grammar/overlay.ts';
import { walk } from './generate.ts';
import { eachOf, findClis, type LoneCli } from './run.ts';

const clis = await findClis();
const same = clis.filter(({ version }) => version === overlayVersion);

afterAll(async () => {
  await Promise.all(clis.map(({ cli }) => cli.close()));
});

interface Entry {
  readonly command: string;
  readonly flag: string;
}

const hidden: readonly Entry[] = [
  ...otherNames.map(({ on, names }) => ({ on, names })),
  ...unlistedFlags.map(({ on, flag }) => ({ on, names: [flag.name] })),
].flatMap(({ on, names }) =>
  on.flatMap((command) => names.map((name) => ({ command, flag: `--${name}` }))),
);
const absent: readonly Entry[] = [...laterFlags, ...buildxFlags].flatMap(({ on, flag }) =>
  on.map((command) => ({ command, flag: `--${flag.name}` })),
);

/** Those of the entries that a CLI refuses, as `COMMAND --FLAG`. */
async function refusedBy(cli: LoneCli, entries: readonly Entry[]): Promise<readonly string[]> {
  const answers = await eachOf(entries, async ({ command, flag }) => {
    const { output } = await cli.run([...command.split(' '), flag]);
    return output.includes(`unknown flag: ${flag}`) ? [`${command} ${flag}`] : [];
  });
  return answers.flat();
}

describe('the overlay', () => {
  it('is of commands that there are', () => {
    const on = [...otherNames, ...unlistedFlags, ...laterFlags, ...buildxFlags].flatMap(
      (entry) => entry.on,
    );
    expect(on.filter((command) => !commandNamed(command.split(' ')))).toEqual([]);
  });

  it.each(clis)('names no flag that docker $version would refuse', async ({ version, cli }) => {
    const known = version === overlayVersion ? hidden : hidden.filter(isOfOld);
    console.info(`${known.length} of ${hidden.length} hidden names asked of docker ${version}`);
    expect(known.length).toBeGreaterThan(10);
    expect(await refusedBy(cli, known)).toEqual([]);
  });

  it(`holds only what docker ${overlayVersion} does not list`, async () => {
    for (const { cli } of same) {
      const walked = await walk(cli);
      const listed = walked.flatMap(({ path, help }) => [
        path.join(' '),
        ...help.flags.map(({ name }) => `${path.join(' ')} --${name}`),
      ]);
      const entries = [
        ...hidden.map(({ command, flag }) => `${command} ${flag}`),
        ...unlistedCommands.map(({ path }) => path.join(' ')),
      ];
      expect(entries.filter((entry) => listed.includes(entry))).toEqual([]);
    }
  });

  it(`holds as later only what docker ${overlayVersion} refuses`, async () => {
    for (const { cli } of same) {
      const expected = absent.map(({ command, flag }) => `${command} ${flag}`);
      expect(await refusedBy(cli, absent)).toEqual(expected);
    }
  });

  it.each(clis)('names no command that docker $version does not have', async ({ cli }) => {
    const commands = unlistedCommands.filter(({ path }) => !path[0]?.startsWith('-'));
    for (const { path } of commands) {
      const { output } = await cli.run([...path, '--help']);
      expect(output).toContain(`docker ${path.join(' ')}`);
    }
  });
});

/** `stack config` came with 25. */
function isOfOld({ command }: Entry): boolean {
  return command !== 'stack config';
}
