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
    ['docker volume inspct x', 'did you mean `docker volume inspect`?'],
    ['dokcer volume inspect x', 'begins with `docker`, not with `dokcer`'],
    ['docker volume Inspect x', 'did you mean `docker volume inspect`?'],
    ['docker inspect -type volume x', 'did you mean `--type`?'],
    ['docker volume inspect', 'needs at least 1 argument; none was given'],
    ['docker volume inspect a b', '`b` was not asked for'],
    ['docker inspect volume --type x', 'Docker inspects no `x`'],
    ['volume inspect x', 'begins with `docker`, not with `volume`'],
    ['docker volume inspect "x', 'opened and never closed'],
    ['docker volume inspect x | less', 'without `|`'],
    ['docker volume inspect x; docker volume rm x', 'without `;`'],
    ['docker network inspect x', 'to another kind of thing'],
    ['docker volume inspect --help', 'was asked for'],
    ['docker volume inspect --format json x', '`--format json` was not asked for'],
  ])('%s: %s', (given, words) => {
    expect(said(given)).toContain('incorrect: ');
    expect(said(given)).toContain(words);
  });

  it('says where in the line something is off, in the line as it was read', () => {
    const { feedback } = command.grade(question, '$ docker volume inspect “a” b c', nothing);
    expect(feedback.map(({ quote, at }) => quote?.slice(at?.start, at?.end))).toEqual(['b', 'c']);
    expect(feedback[0]?.quote).toBe('$ docker volume inspect "a" b c');
  });

  it('takes whatever docker takes for the same', () => {
    const web = make(command, { accept: ['docker run -d --name * -p 8080:80 nginx'] });
    const graded = (line: string) => command.grade(web, line, nothing).state;
    expect(graded('docker container run -dp 8080:80/tcp --name=web nginx:latest')).toBe('correct');
    expect(graded('docker run --name web --publish published=8080,target=80 --detach nginx')).toBe(
      'correct',
    );
    expect(graded('docker run -d --name web -p 80:8080 nginx')).toBe('incorrect');
  });

  it('gives part of the points where the question says so, and none to another command', () => {
    const web = make(command, {
      points: 4,
      accept: ['docker run -d --name web nginx'],
      'part-marks': true,
    });
    const points = (line: string) => command.grade(web, line, nothing).points;
    expect(points('docker run --name web -d nginx')).toBe(4);
    expect(points('docker run --name web nginx')).toBe(3);
    expect(points('docker create --name web nginx')).toBe(0);
  });

  it('may ask for one form, demand a flag, and forbid one', () => {
    const asked = (key: Record<string, unknown>) => {
      const one = make(command, { accept: [key] });
      return (line: string) => command.grade(one, line, nothing).state;
    };
    const exact = asked({ line: 'docker container ls --all', form: 'exact' });
    expect([exact('docker container ls --all'), exact('docker ps -a')]).toEqual([
      'correct',
      'incorrect',
    ]);
    const mount = asked({
      line: 'docker run --mount type=volume,source=data,target=/data redis',
      demand: ['--mount'],
    });
    expect([
      mount('docker run --mount type=volume,src=data,dst=/data redis'),
      mount('docker run -v data:/data redis'),
    ]).toEqual(['correct', 'incorrect']);
    const gentle = asked({ line: 'docker rm *', forbid: ['--force'] });
    expect([gentle('docker rm web'), gentle('docker rm -f web')]).toEqual(['correct', 'incorrect']);
  });

  it('reports a key that docker refuses, flags that it does not have, and a wrong command that is right', () => {
    const broken = make(command, {
      accept: [
        'docker volume ls',
        'docker "x',
        'docker ps | cat',
        'docker volume inspct *',
        { line: 'docker rm *', demand: ['--froce'], forbid: ['-f'] },
        { line: 'docker rm -f *', demand: ['-v'], forbid: ['--force', '-v'] },
      ],
      reject: [
        { command: 'docker volume list', say: say('no') },
        { command: "it's", say: say('no') },
      ],
    });
    expect(command.problems(broken).map(({ path }) => path.join('.'))).toEqual([
      'accept.1',
      'accept.2',
      'accept.3',
      'accept.4.demand.0',
      'accept.5',
      'accept.5.forbid.1',
      'reject.0.command',
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
