import fc, { type Arbitrary } from 'fast-check';
import type { Command, Flag } from '../../../../src/docker-cli/grammar/grammar.ts';
import { dockerGrammar } from '../../../../src/docker-cli/grammar/load.ts';
import { buildxFlags, laterFlags } from '../../../../src/docker-cli/grammar/overlay.ts';
import { type Choices, type Intent, spell, type Use } from './spelling.ts';
import { argumentsOf, meaningsOf } from './vocabulary.ts';

/** Two lines made from one intent: the same thing in two spellings, or with one thing changed in the second. */
export interface GeneratedPair {
  readonly left: string;
  readonly right: string;
  readonly command: Command;
  /** What was changed in words; null where it is only spelt otherwise. */
  readonly change: string | null;
  /** Every flag in it. */
  readonly flags: readonly string[];
  /** The flags that the change concerns. */
  readonly concerns: readonly string[];
}

const pickers = (length: number) => fc.array(fc.nat(11), { minLength: length, maxLength: length });

const choices: Arbitrary<Choices> = fc.record({
  command: fc.nat(5),
  order: pickers(4),
  forms: pickers(4),
  values: pickers(4),
  quotes: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: pickers(4) }),
  together: fc.boolean(),
  behind: fc.nat(2),
});

/** Whether only newer CLIs, or plugins, know the flag. */
function isLater(command: Command, flag: Flag): boolean {
  return [...laterFlags, ...buildxFlags].some(
    (later) => later.flag.name === flag.name && later.on.includes(command.path.join(' ')),
  );
}

function useOf(command: Command): Arbitrary<Use> {
  const usable = command.flags
    .filter((flag) => !flag.hidden && !isLater(command, flag))
    .map((flag) => ({ flag, meanings: meaningsOf(command, flag) }))
    .filter(({ meanings }) => meanings.length > 0);
  return fc
    .constantFrom(...usable)
    .chain(({ flag, meanings }) =>
      fc.constantFrom(...meanings).map((meaning) => ({ flag, meaning })),
    );
}

function intentOf(command: Command): Arbitrary<Intent> {
  const args = fc.constantFrom(...(argumentsOf[command.path.join(' ')] ?? []));
  const flags =
    command.flags.length === 0 ? fc.constant([]) : fc.array(useOf(command), { maxLength: 4 });
  return fc.record({ command: fc.constant(command), uses: flags, args });
}

/** The flags that say something else when all uses are turned round. */
function turnedNames(uses: readonly Use[]): readonly string[] {
  const said = (some: readonly Use[], name: string) =>
    some.flatMap(({ flag, meaning }) => (flag.name === name ? [meaning[0]] : [])).join();
  return [...new Set(uses.map(({ flag }) => flag.name))].filter(
    (name) => said(uses, name) !== said(uses.toReversed(), name),
  );
}

interface Changed {
  readonly intent: Intent;
  readonly change: string | null;
  readonly concerns: readonly string[];
}

/** The same with one thing changed; where there is nothing of the kind to change, it stays the same. */
function changedOf(intent: Intent): Arbitrary<Changed> {
  const { command, uses, args } = intent;
  const at = fc.nat(3).map((index) => (uses.length === 0 ? 0 : index % uses.length));
  const same: Arbitrary<Changed> = fc.constant({ intent, change: null, concerns: [] });
  const otherArgs = fc
    .constantFrom(...(argumentsOf[command.path.join(' ')] ?? []))
    .map((other) => ({
      intent: { ...intent, args: other },
      change: `arguments ${other}`,
      concerns: [],
    }));
  const turned = fc.constant({
    intent: { ...intent, args: args.toReversed() },
    change: 'arguments the other way round',
    concerns: [],
  });
  const added = (use: Use): Changed => ({
    intent: { ...intent, uses: [...uses, use] },
    change: `with --${use.flag.name}`,
    concerns: [use.flag.name],
  });
  const dropped = at.map(
    (index): Changed => ({
      intent: { ...intent, uses: uses.toSpliced(index, 1) },
      change: 'with one flag less',
      concerns: uses.slice(index, index + 1).map(({ flag }) => flag.name),
    }),
  );
  const changed = fc.tuple(at, fc.nat(9)).map(([index, choice]): Changed => {
    const use = uses[index];
    const meanings = use ? meaningsOf(command, use.flag) : [];
    const meaning = meanings[choice % Math.max(1, meanings.length)];
    if (!use || !meaning) return { intent, change: null, concerns: [] };
    return {
      intent: { ...intent, uses: uses.with(index, { flag: use.flag, meaning }) },
      change: `--${use.flag.name} ${meaning[0]}`,
      concerns: [use.flag.name],
    };
  });
  const swapped = fc.constant({
    intent: { ...intent, uses: uses.toReversed() },
    change: 'flags the other way round, those of one name too',
    concerns: turnedNames(uses),
  });
  const withFlags = command.flags.length > 0 ? [useOf(command).map(added)] : [];
  const ofFlags = uses.length > 0 ? [dropped, changed, swapped] : [];
  const others = [
    ...(args.length > 1 && args[0] !== 'image.tar' ? [turned] : []),
    ...withFlags,
    ...ofFlags,
    otherArgs,
  ];
  return fc.oneof(
    { weight: 11, arbitrary: same },
    ...others.map((arbitrary) => ({ weight: Math.ceil(10 / others.length), arbitrary })),
  );
}

/** The commands of which random lines are made, those that learners meet most more often. */
const commands = dockerGrammar().commands.filter(({ path }) =>
  Object.hasOwn(argumentsOf, path.join(' ')),
);
const often = new Set(['container run', 'container create', 'container exec']);
const weighted = commands.map((command) => ({
  weight: often.has(command.path.join(' ')) ? 8 : 1,
  arbitrary: fc.constant(command),
}));

/** Pairs of lines of random commands. */
export const generatedPairs: Arbitrary<GeneratedPair> = fc
  .oneof(...weighted)
  .chain(intentOf)
  .chain((intent) => fc.tuple(fc.constant(intent), changedOf(intent), choices, choices))
  .map(([intent, { intent: other, change, concerns }, first, second]) => ({
    left: spell(intent, first),
    right: spell(other, second),
    command: intent.command,
    flags: [...intent.uses, ...other.uses].map(({ flag }) => flag.name),
    change,
    concerns,
  }));
