import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitWords } from '../../src/docker-cli/words.ts';

describe('splitting a command into words', () => {
  it.each<[string, string[]]>([
    ['docker volume ls', ['docker', 'volume', 'ls']],
    ['  docker\t volume  \n', ['docker', 'volume']],
    ['$ docker ps', ['docker', 'ps']],
    ['# docker ps', ['docker', 'ps']],
    ['root@web:/srv# docker ps', ['docker', 'ps']],
    ['PS C:\\Users\\me> docker ps', ['docker', 'ps']],
    ['sudo docker ps', ['docker', 'ps']],
    ['$ sudo -E docker ps', ['docker', 'ps']],
    ['docker volume inspect "my data"', ['docker', 'volume', 'inspect', 'my data']],
    ["docker run -e 'A=b c' x", ['docker', 'run', '-e', 'A=b c', 'x']],
    ['docker ru"n" x\\ y', ['docker', 'run', 'x y']],
    ['echo "a\\"b\\c" \'\'', ['echo', 'a"b\\c', '']],
    ['docker run \\\n  -d \\\r\n  nginx', ['docker', 'run', '-d', 'nginx']],
    ['docker ps # all of them', ['docker', 'ps']],
    ['docker ps;', ['docker', 'ps']],
    ['docker run nginx#1', ['docker', 'run', 'nginx#1']],
    [
      "docker inspect --format '{{.State}}' x",
      ['docker', 'inspect', '--format', '{{.State}}', 'x'],
    ],
  ])('%j', (line, words) => {
    expect(splitWords(line)).toEqual({ words });
  });

  it.each([
    ['', { problem: 'empty' }],
    ['   ', { problem: 'empty' }],
    ['sudo', { problem: 'empty' }],
    ['docker run "x', { problem: 'unclosed-quote', quote: '"' }],
    ["docker run 'x", { problem: 'unclosed-quote', quote: "'" }],
    ['docker ps | grep x', { problem: 'operator', operator: '|' }],
    ['docker ps && docker rm x', { problem: 'operator', operator: '&' }],
    ['docker ps\ndocker ps', { problem: 'operator', operator: '↵' }],
    ['x'.repeat(10_001), { problem: 'too-long' }],
  ])('says why %j is no command', (line, problem) => {
    expect(splitWords(line)).toEqual(problem);
  });

  it('never throws', () => {
    const line = fc
      .array(fc.constantFrom('\\', '"', "'", ' ', '\n', '$', '#', ';', 'a', '`', '(', '\r'))
      .map((characters) => characters.join(''));
    fc.assert(fc.property(line, (text) => void splitWords(text)));
  });

  it('finds every word again that was put between single quotes', () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((text) => text.replaceAll("'", ''));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        const line = ['docker', ...words].map((text) => `'${text}'`).join(' ');
        expect(splitWords(line)).toEqual({
          words: ['docker', ...words.map((text) => text.replace(/\r\n?/gu, '\n'))],
        });
      }),
    );
  });
});
