import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lex } from '../../../src/docker-cli/lex/lex.ts';
import {
  type Line,
  longestLine,
  placeWithin,
  spanWithin,
} from '../../../src/docker-cli/lex/lexed.ts';

function lineOf(text: string): Line {
  const lexed = lex(text);
  if (lexed.state !== 'command') throw new Error(`${text} is ${lexed.state}`);
  return lexed;
}

function wordsOf(text: string): string[] {
  return lineOf(text).words.map((word) => word.text);
}

describe('splitting a command into words', () => {
  it.each<[string, string[]]>([
    ['docker volume ls', ['docker', 'volume', 'ls']],
    ['  docker\t volume  \n', ['docker', 'volume']],
    ['\n\n docker ps\n', ['docker', 'ps']],
    ['docker volume inspect "my data"', ['docker', 'volume', 'inspect', 'my data']],
    ["docker run -e 'A=b c' x", ['docker', 'run', '-e', 'A=b c', 'x']],
    ['docker ru"n" x\\ y', ['docker', 'run', 'x y']],
    ['echo "a\\"b\\c" \'\' ""', ['echo', 'a"b\\c', '', '']],
    ['docker run \\\n  -d \\\r\n  nginx', ['docker', 'run', '-d', 'nginx']],
    ['docker r\\\nun "a\\\nb"', ['docker', 'run', 'ab']],
    ['docker ps # all of them', ['docker', 'ps']],
    ['docker ps \\\n# all of them', ['docker', 'ps']],
    ['# the first\n# the second\ndocker ps', ['docker', 'ps']],
    ['docker ps;', ['docker', 'ps']],
    ['docker ps & # in the background\n', ['docker', 'ps']],
    ['docker run nginx#1', ['docker', 'run', 'nginx#1']],
    ["docker ps --format '{{.ID}}'", ['docker', 'ps', '--format', '{{.ID}}']],
    ['docker ps --format {{.ID}}', ['docker', 'ps', '--format', '{{.ID}}']],
    ['docker cp web:/a/*.log ~/b{1,2}', ['docker', 'cp', 'web:/a/*.log', '~/b{1,2}']],
    ["docker run 'a\r\nb'", ['docker', 'run', 'a\nb']],
    ['docker\u00a0ps\u200b -a', ['docker', 'ps', '-a']],
    ['docker run a\\', ['docker', 'run', 'a\\']],
  ])('%j', (line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });

  it.each([
    ['docker rm $(docker ps -aq)', '$(docker ps -aq)'],
    ['docker rm "$(docker ps -q --filter "name=x y")"', '$(docker ps -q --filter "name=x y")'],
    ["docker rm $(echo ')' \\) \"$(echo ')')\")", "$(echo ')' \\) \"$(echo ')')\")"],
    ['docker rm `docker ps -q`', '`docker ps -q`'],
    ['docker rm $NAME', '$NAME'],
    [['docker rm "', '{NAME:-a\'}"'].join('$'), ['', "{NAME:-a'}"].join('$')],
    ["docker rm $'a\\'b'", "$'a\\'b'"],
  ])('keeps what only the shell knows as it is written: %j', (line, text) => {
    expect(lineOf(line).words.at(-1)).toMatchObject({ text, opaque: true });
  });

  it.each(["docker rm '$NAME'", 'docker rm \\$NAME', 'docker rm a$', 'docker rm "a$ b"'])(
    'sees that nothing is expanded in %j',
    (line) => {
      expect(lineOf(line).words.map((word) => word.opaque)).not.toContain(true);
    },
  );
});

describe('what stands in front of a command', () => {
  it.each([
    '$ docker ps',
    '# docker ps',
    '% docker ps',
    'root@web:/srv# docker ps',
    '[me@web ~]$ docker ps',
    'PS C:\\Users\\me> docker ps',
    '# sudo docker ps',
  ])('tells the prompt of %j apart', (text) => {
    const { prompt, words } = lineOf(text);
    expect(text.slice(prompt?.start, prompt?.end)).toMatch(/[$#%>]$/u);
    expect(words.map((word) => word.text)).toEqual(['docker', 'ps']);
  });

  it('reads `# ` as a comment where no command of docker follows', () => {
    expect(lex('# docker lists them')).toMatchObject({ state: 'command' });
    expect(lex('# lists them')).toEqual({ state: 'empty' });
  });

  it.each([
    ['sudo docker ps', 'sudo'],
    ['sudo -E docker ps', 'sudo -E'],
    ['sudo -u root -- docker ps', 'sudo -u root --'],
    ['sudo -Eu root docker ps', 'sudo -Eu root'],
    ['sudo -uroot --group=x --user root docker ps', 'sudo -uroot --group=x --user root'],
  ])('tells sudo and its flags apart in %j', (text, sudo) => {
    const line = lineOf(text);
    expect(text.slice(line.sudo?.start, line.sudo?.end)).toBe(sudo);
    expect(line.words.map((word) => word.text)).toEqual(['docker', 'ps']);
  });

  it('tells variables of the command apart, before and after sudo', () => {
    const { environment, words } = lineOf('A="b c" sudo -E DOCKER_HOST=x docker ps "C=d"');
    expect(environment.map((word) => word.text)).toEqual(['A=b c', 'DOCKER_HOST=x']);
    expect(words.map((word) => word.text)).toEqual(['docker', 'ps', 'C=d']);
  });
});

describe('what is no single command', () => {
  it.each([
    ['docker ps | grep x', 'pipe', '|'],
    ['docker ps && docker rm x', 'and', '&&'],
    ['docker ps || docker rm x', 'or', '||'],
    ['docker ps; docker rm x', 'then', ';'],
    ['docker ps & docker rm x', 'background', '&'],
    ['docker ps > out', 'redirection', '>'],
    ['docker logs web 2>&1', 'redirection', '2>&'],
    ['docker load < in.tar', 'redirection', '<'],
    ['(docker ps)', 'group', '('],
    ['{ docker ps; }', 'group', '{'],
    ['docker ps\ndocker ps', 'line', '\n'],
    ['docker ps | grep "x', 'pipe', '|'],
  ])('reports the operator of %j and where it is', (line, kind, text) => {
    const lexed = lex(line);
    if (lexed.state !== 'operator') throw new Error(`${line} is ${lexed.state}`);
    const { operator } = lexed;
    expect(operator).toMatchObject({ kind, text });
    expect(line.slice(operator.start, operator.end)).toBe(text);
  });

  it('still gives the command before the operator', () => {
    const lexed = lex('$ docker ps -a | grep x');
    if (lexed.state !== 'operator') throw new Error(lexed.state);
    expect(lexed.before?.words.map((word) => word.text)).toEqual(['docker', 'ps', '-a']);
    expect(lex('| grep x')).toMatchObject({ state: 'operator', before: null });
  });

  it.each([
    ['docker run "x', '"', 11],
    ["docker run 'x", "'", 11],
    ['docker run "$(x"', '$(', 12],
    ['docker run `x', '`', 11],
    [`docker run ${'$'}{x`, ['', '{'].join('$'), 11],
    ['docker run "$(echo ")', '$(', 12],
  ])('says what %j opens and never closes', (line, what, start) => {
    expect(lex(line)).toEqual({
      state: 'unclosed',
      what,
      at: { start, end: start + what.length },
    });
  });

  it.each(['', '   ', '\n', 'sudo', 'sudo -u root', 'A=b', '# nothing'])('is empty: %j', (line) => {
    expect(lex(line)).toEqual({ state: 'empty' });
  });

  it('takes lines up to the longest and no longer', () => {
    expect(lex('x'.repeat(longestLine)).state).toBe('command');
    expect(lex('x'.repeat(longestLine + 1))).toEqual({ state: 'too-long' });
  });
});

/** Lines of what means something to a shell. */
const shellish = fc
  .array(
    fc.constantFrom(
      ...'\\ "\'$`#;&|<>(){}=-\n\r\ta1'.split(''),
      '$(',
      ['', '{'].join('$'),
      '\\\n',
      'docker ',
      ' --name=',
      '2>&1',
      'é',
      '🐳',
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));
/** Any code units at all, halves of characters among them. */
const codeUnits = fc
  .array(fc.nat(0xffff), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));
const anyLine = fc.oneof(shellish, codeUnits);

describe('any line', () => {
  it('is read without a throw, and every word lies in it, after the one before', () => {
    fc.assert(
      fc.property(anyLine, (text) => {
        const lexed = lex(text);
        const line = lexed.state === 'operator' ? lexed.before : lexed;
        if (line?.state !== 'command') return;
        let last = line.prompt?.end ?? 0;
        const words = [...line.environment, ...line.words].sort((a, b) => a.start - b.start);
        for (const word of words) {
          expect(word.start).toBeGreaterThanOrEqual(last);
          expect(word.end).toBeGreaterThan(word.start);
          expect(word.end).toBeLessThanOrEqual(text.length);
          last = word.end;
        }
      }),
    );
  });

  it('has each character of a word where its span says', () => {
    fc.assert(
      fc.property(anyLine, (text) => {
        const lexed = lex(text);
        if (lexed.state !== 'command') return;
        for (const word of lexed.words) {
          const there = word.text
            .split('')
            .map((_, index) => text.charAt(placeWithin(word, index)));
          const written = there.map((character) => (character === '\r' ? '\n' : character));
          expect(written.join('')).toBe(word.text.replaceAll('\r', '\n'));
        }
      }),
    );
  });

  it('can be cut anywhere in a word', () => {
    fc.assert(
      fc.property(anyLine, fc.nat(20), (text, cut) => {
        const lexed = lex(text);
        if (lexed.state !== 'command') return;
        for (const word of lexed.words) {
          const [before, after] = [spanWithin(word, 0, cut), spanWithin(word, cut)];
          expect([before.start, after.start, after.end]).toEqual([
            word.start,
            before.end,
            word.end,
          ]);
        }
      }),
    );
  });

  it('gives back every word that was put between single quotes', () => {
    const word = anyLine.map((text) => text.replaceAll("'", ''));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        const line = ['docker', ...words].map((text) => `'${text}'`).join(' ');
        expect(wordsOf(line)).toEqual([
          'docker',
          ...words.map((text) => text.replace(/\r\n?/gu, '\n')),
        ]);
      }),
    );
  });
});
