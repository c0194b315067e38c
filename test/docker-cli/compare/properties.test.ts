import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare } from '../../../src/docker-cli/compare/compare.ts';
import { fits } from '../../../src/docker-cli/compare/fits.ts';
import { dockerGrammar } from '../../../src/docker-cli/grammar/load.ts';
import type { Span } from '../../../src/docker-cli/span.ts';
import { languages } from '../../../src/i18n/language.ts';
import { render } from '../../../src/i18n/text.ts';

/** Words of the sort that docker lines are made of, right and wrong ones. */
const words = fc.oneof(
  fc.constantFrom(
    ...[
      '8080:80',
      '80',
      '-',
      '--',
      '*',
      "'",
      '"',
      '$X',
      '$(a)',
      '|',
      'a=b',
      '=',
      'a:/b',
      ':/b',
      '1g',
    ],
    ...[
      'type=volume,src=a,dst=/b',
      'name=n,alias=a',
      'n',
      'nginx',
      'nginx:7',
      'on-failure:3',
      '5s',
    ],
    ...['-it', '-p', '-v', '-e', '--mount', '--network', '--rm', '-d', '--name', '-m', '1.2.3.4'],
  ),
  fc.string({ maxLength: 8 }),
);

/** A command of docker, with words behind it that may fit or not. */
const lines = fc
  .tuple(
    fc.constantFrom(...dockerGrammar().commands.map(({ path }) => path.join(' '))),
    fc.array(words, { maxLength: 6 }),
  )
  .map(([command, rest]) => ['docker', command, ...rest].join(' '));

/** Flags of `docker run` that go together in any order. */
const flags = [
  ...['-d', '--rm', '-it', '-p 8080:80', '--publish 9090:80/udp', '-v data:/srv', '--name web'],
  ...['--mount src=data,dst=/data', '-e A=1', '--env A=2', '-l a=b', '-m 1g', '--network n'],
  ...['--network-alias db --net m', '--cpus .5', '-u 1:1', '--tmpfs /run', '--dns 1.1.1.1'],
];

const runs = fc
  .tuple(
    fc.shuffledSubarray(flags, { maxLength: 6 }),
    fc.constantFrom('nginx', 'nginx:latest', 'redis', 'nginx echo a', 'nginx -d --rm'),
  )
  .map(([chosen, image]) => ['docker run', ...chosen, image].join(' '));

const anything = fc.oneof(lines, runs, fc.string({ maxLength: 60 }));

function liesWithin(line: string, span: Span | null): boolean {
  return span === null || (0 <= span.start && span.start <= span.end && span.end <= line.length);
}

test('any two lines compare, the same both ways round, with every difference at its place and in words', () => {
  fc.assert(
    fc.property(anything, anything, (left, right) => {
      const { verdict, differences } = compare(left, right);
      expect(compare(right, left).verdict).toBe(verdict);
      expect(differences.length > 0).toBe(verdict === 'different' || verdict === 'invalid');
      for (const difference of differences) {
        expect(liesWithin(left, difference.left) && liesWithin(right, difference.right)).toBe(true);
        for (const language of languages) expect(render(difference.text, language)).not.toBe('');
      }
    }),
    { numRuns: 1500 },
  );
});

test('the flags of a line may stand in any order', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(flags, { maxLength: 8 }), fc.nat(), (chosen, turn) => {
      // The networks keep their order, for the first one is the container's main one.
      const [networks, others] = [true, false].map((network) =>
        chosen.filter((flag) => flag.includes('--net') === network),
      );
      const turned = [...(others ?? []).slice(turn % 8), ...(others ?? []).slice(0, turn % 8)];
      const [left, right] = [
        ['docker run', ...(networks ?? []), ...(others ?? []), 'nginx'],
        ['docker run', ...turned, ...(networks ?? []), 'nginx'],
      ].map((line) => line.join(' '));
      expect(compare(left ?? '', right ?? '').verdict).toBe('same');
    }),
    { numRuns: 500 },
  );
});

test('every line is the same as itself, unless docker refuses it', () => {
  fc.assert(
    fc.property(anything, (line) => {
      expect(['same', 'invalid']).toContain(compare(line, line).verdict);
    }),
    { numRuns: 1500 },
  );
});

test('a line that docker takes fits the key that it is itself', () => {
  fc.assert(
    fc.property(runs, (line) => {
      expect(fits({ line, form: 'exact', demand: [], forbid: [] }, line)).toEqual({
        right: true,
        share: 1,
        differences: [],
      });
    }),
    { numRuns: 500 },
  );
});

test('a share lies between none and all, and all of it is right', () => {
  fc.assert(
    fc.property(anything, anything, (key, line) => {
      const fit = fits({ line: key, form: 'effect', demand: ['--rm'], forbid: ['-d'] }, line);
      expect(fit.share).toBeGreaterThanOrEqual(0);
      expect(fit.share).toBeLessThanOrEqual(1);
      expect(fit.share === 1).toBe(fit.right);
      expect(fit.differences.length === 0).toBe(fit.right);
    }),
    { numRuns: 1500 },
  );
});
