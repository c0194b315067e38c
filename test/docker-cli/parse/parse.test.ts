import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dockerGrammar } from '../../../src/docker-cli/grammar/load.ts';
import { readLine } from '../../../src/docker-cli/parse/parse.ts';
import type { Parsed } from '../../../src/docker-cli/parse/parsed.ts';
import { problemAt, problemText } from '../../../src/docker-cli/parse/wording.ts';
import { languages } from '../../../src/i18n/language.ts';
import { render } from '../../../src/i18n/text.ts';

function parsed(text: string): Parsed {
  const reading = readLine(text);
  if (!reading.ok) throw new Error(render(problemText(reading.problem), 'en'));
  return reading.parsed;
}

/** A command as one line: its path, its flags by their full names, its arguments behind `|`. */
function shape(text: string): string {
  const { command, globals, flags, args } = parsed(text);
  const uses = [...globals, ...flags].map(({ flag, value }) => `${flag.name}=${value}`);
  return [...command.path, ...uses, '|', ...args.map((word) => word.text)].join(' ');
}

describe('commands', () => {
  it.each([
    ['docker ps', 'container ls |'],
    ['docker container list', 'container ls |'],
    ['docker container ps', 'container ls |'],
    ['docker images redis', 'image ls | redis'],
    ['docker rmi x', 'image rm | x'],
    ['docker stack up x', 'stack deploy | x'],
    ['docker trust key load k', 'trust key load | k'],
    ['/usr/bin/docker ps', 'container ls |'],
    ['C:\\\\bin\\\\docker.exe ps', 'container ls |'],
    ['docker system dial-stdio', 'system dial-stdio |'],
    ['docker --version', '--version |'],
    ['docker -D -v', '--version debug=true |'],
    ['docker -v ps', 'container ls |'],
  ])('%s', (line, expected) => {
    expect(shape(line)).toBe(expected);
  });

  it.each([
    ['docker help', ''],
    ['docker --help', ''],
    ['docker help ps', 'container ls'],
    ['docker ps --help', 'container ls'],
    ['docker ps -ah', 'container ls'],
    ['docker --help ps', 'container ls'],
    ['docker run --help', 'container run'],
    ['docker help container', 'container'],
    ['docker container --help', 'container'],
    ['docker container --help ls', 'container ls'],
    ['docker run -d --help too many', 'container run'],
  ])('reads %j as help', (line, topic) => {
    expect(shape(line).trimEnd()).toBe(`help | ${topic}`.trimEnd());
  });

  it('takes no help from what belongs to the container', () => {
    expect(shape('docker run nginx --help')).toBe('container run | nginx --help');
    expect(shape('docker run -h web nginx')).toBe('container run hostname=web | nginx');
  });
});

describe('flags', () => {
  it.each([
    ['docker run -itd x', 'container run interactive=true tty=true detach=true | x'],
    ['docker run -dp 8080:80 x', 'container run detach=true publish=8080:80 | x'],
    ['docker run -dp8080:80 x', 'container run detach=true publish=8080:80 | x'],
    ['docker run -dp=8080:80 x', 'container run detach=true publish=8080:80 | x'],
    ['docker run -pd 8080:80 x', 'container run publish=d | 8080:80 x'],
    ['docker run --publish 8080:80 x', 'container run publish=8080:80 | x'],
    ['docker run --publish=8080:80 x', 'container run publish=8080:80 | x'],
    ['docker run -e A=b=c x', 'container run env=A=b=c | x'],
    ['docker run --name= x', 'container run name= | x'],
    ['docker run --name "" x', 'container run name= | x'],
    ['docker run --name -d x', 'container run name=-d | x'],
    ['docker run --rm false x', 'container run rm=true | false x'],
    ['docker run --rm=false -dt=F x', 'container run rm=false detach=true tty=F | x'],
    ['docker run x -d --name y', 'container run | x -d --name y'],
    ['docker run -- x -d', 'container run | x -d'],
    ['docker run x -- -d', 'container run | x -- -d'],
    ['docker exec -it web ls -l', 'container exec interactive=true tty=true | web ls -l'],
    ['docker top web -o pid', 'container top | web -o pid'],
    ['docker rm web -f', 'container rm force=true | web'],
    ['docker rm a -- -f', 'container rm | a -f'],
    ['docker ps -all', 'container ls all=true latest=true latest=true |'],
    ['docker stop -t 3 x', 'container stop timeout=3 | x'],
    ['docker stop --time 3 x', 'container stop timeout=3 | x'],
    ['docker run --net a --net-alias b x', 'container run network=a network-alias=b | x'],
    ['docker logs -t x', 'container logs timestamps=true | x'],
    ['docker build -t x .', 'image build tag=x | .'],
    ['docker -H a --debug ps -a', 'container ls host=a debug=true all=true |'],
    ['docker run --memory-swap -1 x', 'container run memory-swap=-1 | x'],
    ['docker attach --sig-proxy=false x', 'container attach sig-proxy=false | x'],
    ['docker import - x', 'image import | - x'],
  ])('%s', (line, expected) => {
    expect(shape(line)).toBe(expected);
  });

  it('stand where their spans say, quotes and all', () => {
    const line = `docker run -itp '80:80' --name="my web" -e"A B"=c x`;
    const { flags } = parsed(line);
    const places = flags.map(({ start, end, valueAt }) => [
      line.slice(start, end),
      valueAt && line.slice(valueAt.start, valueAt.end),
    ]);
    expect(places).toEqual([
      ['-i', null],
      ['t', null],
      ["p '80:80'", "'80:80'"],
      ['--name="my web"', '"my web"'],
      ['-e"A B"=c', '"A B"=c'],
    ]);
  });

  it('are not judged by a value that only the shell knows', () => {
    expect(parsed('docker run -m $SIZE x').flags[0]).toMatchObject({ opaque: true });
    expect(shape('docker rename $(cat names)')).toBe('container rename | $(cat names)');
  });
});

/** Lines that are nearly docker commands: words of the grammar in any order, between words of no meaning. */
const flagWords = dockerGrammar().commands.flatMap(({ flags }) =>
  flags.flatMap(({ name, shorthand }) => [`--${name}`, ...(shorthand ? [`-${shorthand}`] : [])]),
);
const nearlyDocker = fc
  .array(
    fc.oneof(
      fc.constantFrom(...dockerGrammar().commands.flatMap(({ path }) => path.join(' '))),
      fc.constantFrom(...new Set(flagWords)),
      fc.constantFrom('=', '--', '-', '"a b"', '$(x)', '80:80', '-it', '--x=y', "''", '--help'),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((words) => `docker ${words.join(' ')}`);

/** Any code units at all, halves of characters among them. */
const codeUnits = fc
  .array(fc.nat(0xffff), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));

describe('any line', () => {
  it('is read or refused without a throw, with every place inside it and every refusal in words', () => {
    fc.assert(
      fc.property(fc.oneof(nearlyDocker, codeUnits), (text) => {
        const reading = readLine(text);
        const spans = reading.ok
          ? [
              reading.parsed.commandAt,
              ...reading.parsed.globals,
              ...reading.parsed.flags,
              ...reading.parsed.flags.flatMap(({ valueAt }) => valueAt ?? []),
            ]
          : [problemAt(reading.problem) ?? { start: 0, end: 0 }];
        const outside = spans.filter(
          ({ start, end }) => start < 0 || end < start || end > text.length,
        );
        expect(outside).toEqual([]);
        if (reading.ok) return;
        for (const language of languages) {
          expect(render(problemText(reading.problem), language)).toMatch(/[.。?？]$/u);
        }
      }),
      { numRuns: 500 },
    );
  });
});
