import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render } from '../../../src/i18n/text.ts';
import { command } from '../../../src/questions/kinds/command.ts';
import { numerical } from '../../../src/questions/kinds/numerical.ts';
import { shortAnswer } from '../../../src/questions/kinds/short-answer.ts';
import { make, say } from '../support/examples.ts';

const nothing = { observation: null };

describe('a numerical question', () => {
  const memory = make(numerical, {
    answer: 1024,
    tolerance: { absolute: 0.5 },
    unit: { name: 'MiB', also: { GiB: 1024, KiB: 1 / 1024 } },
  });
  const strict = make(numerical, { answer: 1024, unit: { name: 'MiB', required: true } });
  const sum = make(numerical, { answer: 0.3 });
  const third = make(numerical, { answer: 300, tolerance: { relative: 0.01 } });
  const said = (question: typeof memory, given: string) => {
    const grade = numerical.grade(question, given, nothing);
    return [grade.state, ...grade.feedback.map(({ text }) => render(text, 'en'))].join(': ');
  };

  it.each([
    '1024',
    '1,024',
    '1 024 MiB',
    '１０２４',
    '1GiB',
    '1 gib',
    '1048576 KiB',
    '1024.4',
    '1023.5',
  ])('%s is right', (given) => {
    expect(said(memory, given)).toBe('correct: Right.');
  });

  it.each([
    ['1025', 'That is not the number'],
    ['1024 KiB', 'not in this unit'],
    ['1024 MB', 'is not a unit'],
    ['about a thousand', 'cannot be read as a number'],
    ['1024 or 1000', 'is not a unit'],
  ])('%s: %s', (given, words) => {
    expect(said(memory, given)).toContain(`incorrect: `);
    expect(said(memory, given)).toContain(words);
  });

  it('asks for the unit where it is required', () => {
    expect(said(strict, '1024')).toContain('The number is right; say its unit');
    expect(said(strict, '1000')).toContain('Say the unit as well');
    expect(said(strict, '1024 MiB')).toBe('correct: Right.');
  });

  it('forgives what floating point is off by, and no more', () => {
    expect(said(sum, String(0.1 + 0.2))).toBe('correct: Right.');
    expect(said(sum, '0,3')).toBe('correct: Right.');
    expect(said(sum, '0.3001')).toContain('incorrect');
  });

  it('takes a share of the answer as tolerance', () => {
    expect(said(third, '303')).toBe('correct: Right.');
    expect(said(third, '304')).toContain('incorrect');
  });

  it('reports a unit that cannot stand after a number', () => {
    const broken = make(numerical, { answer: 1, unit: { name: '5x', also: { '"': 2 } } });
    expect(numerical.problems(broken).map(({ path }) => path.join('.'))).toEqual([
      'unit.name',
      'unit.also."',
    ]);
    expect(numerical.problems(memory)).toEqual([]);
    expect(numerical.problems(make(numerical, { answer: -1e-7 }))).toEqual([]);
    expect(numerical.problems(make(numerical, { answer: 1e21 }))).toEqual([]);
  });
});

describe('a command question', () => {
  const question = make(command, {
    accept: ['docker volume inspect *', 'docker inspect --type volume *', 'docker inspect *'],
    reject: [
      { command: 'docker volume ls', say: say('only lists them') },
      { command: 'docker container inspect *', say: say('that is a container') },
    ],
  });
  const said = (given: string) => {
    const grade = command.grade(question, given, nothing);
    return [grade.state, ...grade.feedback.map(({ text }) => render(text, 'en'))].join(': ');
  };

  it.each([
    'docker volume inspect redis_data',
    '  docker   volume\tinspect  redis_data ',
    '$ docker volume inspect NAME',
    'sudo docker volume inspect NAME',
    'docker volume inspect "redis_data"',
    "docker 'volume' inspect my\\ data",
    'docker volume \\\n  inspect NAME',
    '`docker volume inspect NAME`',
    '“docker volume inspect NAME”',
    'docker volume inspect <NAME>',
    'docker volume inspect <volume name>',
    'ｄｏｃｋｅｒ　volume inspect NAME',
    'docker inspect --type=volume NAME',
    'docker inspect —type volume NAME',
    'docker inspect NAME',
  ])('%s is right', (given) => {
    expect(said(given)).toBe('correct: Right.');
  });

  it.each([
    ['docker volume ls', 'only lists them'],
    ['docker volume list', 'only lists them'],
    ['docker container inspect web', 'that is a container'],
    ['docker volume inspct x', 'check the spelling of `inspct`'],
    ['dokcer volume inspect x', 'check the spelling of `dokcer`'],
    ['docker volume Inspect x', 'capital and small'],
    ['docker inspect -type volume x', 'two hyphens'],
    ['docker volume inspect', 'missing after `docker volume inspect`'],
    ['docker volume inspect a b', '`b` is one word too many'],
    ['docker inspect volume --type x', 'in another order'],
    ['volume inspect x', 'from `docker` on'],
    ['docker volume inspect "x', 'opened and never closed'],
    ['docker volume inspect x | less', 'without `|`'],
    ['docker volume inspect x; docker volume rm x', 'without `;`'],
    ['docker network inspect x', '`network` does not fit after `docker`'],
    ['docker volume inspect --help', 'does not fit'],
  ])('%s: %s', (given, words) => {
    expect(said(given)).toContain('incorrect: ');
    expect(said(given)).toContain(words);
  });

  it('reports a key that is not one command, and one that a wrong answer hides', () => {
    const broken = make(command, {
      accept: ['docker volume ls', 'docker "x', 'docker ps | cat', 'docker volume inspect *'],
      reject: [
        { command: 'docker volume *', say: say('no') },
        { command: "it's", say: say('no') },
      ],
    });
    expect(command.problems(broken).map(({ path }) => path.join('.'))).toEqual([
      'accept.0',
      'accept.1',
      'accept.2',
      'reject.1.command',
    ]);
    expect(command.problems(question)).toEqual([]);
  });

  it('never throws, and always comes to the same grade', () => {
    const given = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc
        .array(fc.constantFrom('docker', 'volume', 'inspect', '"', '\\', '*', '<x>', '—type', '\n'))
        .map((words) => words.join(' ')),
    );
    fc.assert(fc.property(given, (text) => void expect(said(text)).toBe(said(text))));
  });
});

describe("a short answer's keys", () => {
  const problems = (fields: Record<string, unknown>) =>
    shortAnswer.problems(make(shortAnswer, fields)).map(({ path }) => path.join('.'));

  it('may be written as a string, with `answer`, or as a pattern', () => {
    expect(
      problems({
        accept: ['--all', { answer: '-a' }, { answer: '--x *' }, { pattern: '-+a(ll)?' }],
      }),
    ).toEqual([]);
  });

  it('are reported where the question itself would refuse them', () => {
    expect(
      problems({
        accept: [
          '--all',
          { answer: '-q' },
          { answer: '"' },
          { pattern: '(' },
          {},
          { answer: 'a', pattern: 'a' },
        ],
        reject: [
          { answer: '-q', say: say('no') },
          { answer: '``', say: say('no') },
        ],
      }),
    ).toEqual([
      'accept.1.answer',
      'accept.2.answer',
      'accept.3.pattern',
      'accept.4',
      'accept.5',
      'reject.1.answer',
    ]);
  });
});
