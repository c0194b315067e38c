import { compare } from '../../src/docker-cli/compare/compare.ts';
import { lex } from '../../src/docker-cli/lex/lex.ts';
import { longestLine } from '../../src/docker-cli/lex/lexed.ts';
import { percentile, type Row } from './table.ts';

const ordinary = [
  [
    'docker run -d --name web -p 8080:80 -v site:/usr/share/nginx/html nginx',
    'docker container run --volume site:/usr/share/nginx/html --publish=8080:80 --detach --name=web nginx:latest',
  ],
  ['docker ps -a', 'docker container ls --all'],
  ['docker exec -it web sh', 'docker exec web sh'],
  ['docker volume create redis_data', 'docker network create redis_data'],
] as const;

const filled = (piece: string, start = 'docker run ', end = '') =>
  (start + piece.repeat(longestLine)).slice(0, longestLine - end.length) + end;

/** Lines of the greatest length that invite a reader to look at the same thing again and again. */
const nasty: readonly string[] = [
  filled('a'),
  filled(' '),
  filled('-'),
  filled('-it ', 'docker run ', 'nginx'),
  filled('i', 'docker run -'),
  filled('-e A=1 ', 'docker run ', 'nginx'),
  filled('-e a,b=1,2 ', 'docker run ', 'nginx'),
  filled('-p 8000-9000:8000-9000 ', 'docker run ', 'nginx'),
  filled('-v a:/b:ro ', 'docker run ', 'nginx'),
  filled(',a=b', 'docker run --mount type=volume'),
  filled(',alias=b', 'docker run --network name=a'),
  filled('0', 'docker run -m '),
  filled('1h', 'docker run --health-interval '),
  filled('a/', 'docker pull '),
  filled('a.', 'docker pull '),
  filled(':', 'docker run -p '),
  filled('\\'),
  filled('"'),
  filled("'a'"),
  filled('\\\n'),
  filled('$('),
  filled('${a:-'),
  filled('`'),
  filled('a '),
  filled('a ', 'docker stop '),
  filled('b ', 'docker stop '),
  filled('-e B=2 ', 'docker run ', 'nginx'),
  filled('a | ', ''),
  filled('sudo ', ''),
  filled('A=1 ', ''),
  filled('$ ', ''),
  filled('é'),
  filled('\u{1f433}'),
  filled('\0'),
];

/** Lines of random characters, half of them such as a shell or docker cares about; the same at every run. */
function randomLines(count: number): readonly string[] {
  let state = 42;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const special = [
    ...' \t\n\'"\\$`()|&;<>#=-,:./',
    ' -',
    ' --',
    ' -e ',
    ' -p ',
    ' -v ',
    ' --mount ',
  ];
  return Array.from({ length: count }, () => {
    let line = next(2) === 0 ? 'docker run ' : '';
    while (line.length < longestLine) {
      line +=
        next(2) === 0
          ? (special[next(special.length)] ?? '')
          : String.fromCodePoint(32 + next(400));
    }
    return line.slice(0, longestLine);
  });
}

function milliseconds(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

/** The best of ten, so that a pause of the machine is not taken for the line's own cost. */
const bestMs = (run: () => unknown) =>
  Math.min(...Array.from({ length: 10 }, () => milliseconds(run)));

/** The longest lines there may be, nasty ones and random ones. */
export const longLines = () => [...nasty, ...randomLines(200)];

/** What it costs to read and compare lines: the longest ones at their worst, ordinary ones as a rule. */
export function commandLines(): Row[] {
  for (let warm = 0; warm < 500; warm++) for (const [left, right] of ordinary) compare(left, right);
  const plain = ordinary[0][0];
  // Once through, so that no line pays for making the code fast.
  for (const line of longLines()) compare(line, line);
  const longest = longLines().map((line, index, all) => ({
    line,
    ms: Math.max(
      bestMs(() => {
        lex(line);
        compare(line, plain);
      }),
      bestMs(() => compare(line, line)),
      bestMs(() => compare(line, all[index - 1] ?? plain)),
    ),
  }));
  const worst = longest.reduce((one, other) => (other.ms > one.ms ? other : one));
  const pairs = Array.from({ length: 4000 }, (_, index) => {
    const [left, right] = ordinary[index % ordinary.length] ?? ordinary[0];
    return milliseconds(() => compare(left, right)) * 1000;
  });
  const typical = percentile(pairs, 50);
  return [
    {
      what: `lex and compare any line of ${longestLine} characters, the worst of ${longest.length}`,
      measured: `${worst.ms.toFixed(2)} ms (${JSON.stringify(worst.line.slice(0, 30))}…)`,
      limit: '< 5 ms',
      holds: worst.ms < 5,
    },
    {
      what: 'compare two ordinary docker lines, p50',
      measured: `${typical.toFixed(1)} µs`,
      limit: '< 50 µs',
      holds: typical < 50,
    },
  ];
}
