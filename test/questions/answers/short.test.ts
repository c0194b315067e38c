import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render } from '../../../src/i18n/text.ts';
import { judgeShortAnswer } from '../../../src/questions/answers/short.ts';
import type { ShortKey } from '../../../src/questions/answers/short-key.ts';

const say = (words: string) => ({ en: words, 'zh-CN': words });

const listAll: ShortKey = {
  accept: [{ answer: '-a' }, { answer: '--all' }],
  reject: [{ answer: '-q', say: say('only ids') }],
  'ignore-case': false,
  'inside-command': { command: 'docker container ls' },
};

const alias: ShortKey = {
  accept: [
    { answer: '--network-alias' },
    { answer: '--network-alias *' },
    { answer: '--net-alias *' },
    { answer: '--network name=*,alias=*' },
    { answer: 'docker network connect --alias * * *' },
  ],
  reject: [{ answer: '--name', say: say('one name an engine') }],
  'ignore-case': false,
  'inside-command': true,
};

const word: ShortKey = {
  accept: [{ answer: 'bind mount' }, { pattern: 'bind(ed)?-mount' }],
  reject: [],
  'ignore-case': true,
  'inside-command': false,
};

function judge(key: ShortKey, given: string) {
  const { right, text } = judgeShortAnswer(key, given);
  return { right, text: render(text, 'en') };
}

describe('a short answer is right however it was typed', () => {
  it.each([
    '-a',
    '--all',
    ' -a ',
    '"-a"',
    '`--all`',
    '“-a”',
    '‘--all’',
    '「-a」',
    '《--all》',
    '$ -a',
    'sudo -a',
    '－ａ',
    '−a',
    '–a',
    '—all',
    '–all',
    '——all',
    '−−all',
    '\u200b-\u200ba\ufeff',
    '-a.',
    '-a。',
    '`-a`.',
    'the -a flag',
    'It is the flag -a.',
    'Use --all',
    '使用 -a 参数',
    '使用-a选项',
    '-a or --all',
    '-a / --all',
    '-a/--all',
    '-a, --all',
    '-a 或 --all',
    '-a（或 --all）',
    '-a (or --all)',
    '-a, not -q',
    '-a而不是-q',
    '-a (shows everything)',
    '-a, which shows every container',
    '-a: shows all of them',
    '-a，显示所有容器',
    '-a, but not -q',
    '-a rather than -q',
    'Answer: -a',
    '答案：-a',
    'docker container ls --all=true',
    '-a,--all',
    '-a、--all',
    'docker container ls -a',
    'docker ps --all',
    '$ sudo docker  container   ls   --all',
    'docker container list -a --no-trunc',
    'docker ps -aq',
    'ps -a',
    'ls -a',
    'container ls --all',
    'docker ps --all | cat',
  ])('%s', (given) => {
    expect(judge(listAll, given)).toEqual({ right: true, text: 'Right.' });
  });

  it.each([
    '--network-alias',
    '--network-alias redis',
    '--network-alias=redis',
    '--network-alias NAME',
    '--net-alias',
    '--net-alias redis',
    '--network name=moby-counter2,alias=redis',
    '--network=name=moby-counter2,alias=redis',
    'docker network connect --alias redis moby-counter2 redis2',
    'docker network connect moby-counter2 redis2 --alias redis',
    'docker container run -d --name redis2 --network moby-counter2 --network-alias redis redis:alpine',
    'run --network-alias redis redis:alpine',
    '--network-alias or --net-alias',
  ])('%s', (given) => {
    expect(judge(alias, given)).toEqual({ right: true, text: 'Right.' });
  });

  it.each(['Bind Mount', 'BIND  MOUNT', 'bind mount.', 'Bind-Mount'])('%s', (given) => {
    expect(judge(word, given).right).toBe(true);
  });
});

describe('an answer that is wrong says what is off', () => {
  it.each([
    ['-all', 'two hyphens'],
    ['--a', 'one hyphen'],
    ['all', 'begins with a hyphen'],
    ['a', 'begins with a hyphen'],
    ['-A', 'capital and small'],
    ['--All', 'capital and small'],
    ['Docker ps -a', 'capital and small'],
    ['docker ps --all=false', 'not the answer'],
    ['-- all', 'spaces'],
    ['- a', 'spaces'],
    ['--alll', 'spelling'],
    ['-q', 'only ids'],
    ['docker ps -q', 'only ids'],
    ['-q 5', 'only ids'],
    ['docker ps -all', 'two hyphens'],
    ['docker container ls --alll', 'spelling'],
    ['docker images -a', 'docker container ls'],
    ['--everything', 'not the answer'],
    ['docker ps', 'not the answer'],
    ['not -a', 'not the answer'],
    ['docker ps without -a', 'not the answer'],
    ['不用 -a', 'not the answer'],
    ['""', 'Write an answer'],
  ])('%s: %s', (given, words) => {
    const { right, text } = judge(listAll, given);
    expect(right).toBe(false);
    expect(text).toContain(words);
  });

  it('says of a part that it is one', () => {
    expect(judge(alias, '--alias').text).toContain('part of a right answer');
    expect(judge(alias, '--name redis').text).toBe('one name an engine');
  });

  it('does not read a list of every flag there is', () => {
    const flags = Array.from(
      { length: 30 },
      (_, index) => `-${String.fromCharCode(97 + (index % 26))}`,
    );
    expect(judge(listAll, `docker ps ${flags.join(' or ')}`)).toEqual({
      right: false,
      text: 'These are too many answers. Give one.',
    });
    expect(judge(listAll, 'docker ps -x or y -a').right).toBe(false);
  });

  it('says that only the answer is asked for where a whole command is not allowed', () => {
    const key: ShortKey = { ...listAll, 'inside-command': false };
    expect(judge(key, 'docker ps -a').text).toContain('not a whole command');
  });

  it('does not give the right answer away', () => {
    for (const given of ['all', '-al', 'alll', '--lla', '-A']) {
      expect(judge(listAll, given).text).not.toContain('`--all`');
    }
  });
});

describe('answers that contradict each other earn nothing, and are told so', () => {
  it.each([
    '-a or -q',
    '-q or -a',
    '-a / -l',
    '-a/-l',
    '-a 或 -q',
    '-a或者-q',
    '-a, -q',
    '-a，-q',
    '-a -q',
    '-a; -q',
    '-a | -q',
    'either -a or -q',
    '-a (or -q)',
    '-a and -l',
    '-q or not -a, or --all',
    '-a, hostname',
    '-a or nothing at all',
    '-a, which shows all, or -q',
    '-a: all; -q: ids',
    '-a、-q',
    'docker ps -a or docker ps -q',
  ])('%s', (given) => {
    const { right, text } = judge(listAll, given);
    expect(right).toBe(false);
    expect(text).toContain('One of these is right and another is not');
  });

  it('takes words for a rival where the answer is in words', () => {
    expect(judge(word, 'bind mount, named volume').right).toBe(false);
    expect(judge(word, 'bind mount, tmpfs').text).toContain('One of these is right');
  });

  it('takes a flag after a free value for a second answer', () => {
    expect(judge(alias, '--network-alias --name').right).toBe(false);
  });
});

describe('judging', () => {
  it('never throws, and always comes to the same verdict', () => {
    const given = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            '-a',
            '--all',
            'or',
            '—',
            '"',
            '`',
            'docker',
            'ps',
            '(',
            ')',
            '或',
            ',',
            '*',
          ),
        )
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(given, fc.constantFrom(listAll, alias, word), (text, key) => {
        expect(judge(key, text)).toEqual(judge(key, text));
      }),
    );
  });

  it('reads the longest answers', () => {
    for (const piece of ['-a ', '— ', '(', '-a or ', '"', 'docker ', '\n', '或']) {
      expect(judge(listAll, piece.repeat(2000).slice(0, 2000)).text).not.toBe('');
    }
  });
});
