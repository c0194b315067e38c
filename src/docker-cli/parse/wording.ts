import { assertNever } from '../../assert-never.ts';
import { shown } from '../../i18n/shown.ts';
import { message, type Text } from '../../i18n/text.ts';
import { dockerGrammar } from '../grammar/load.ts';
import { flagIndex } from '../grammar/lookup.ts';
import type { LexProblem } from '../lex/lexed.ts';
import type { Span } from '../span.ts';
import type { ParseProblem } from './parsed.ts';

/** Why a text is no docker command, in words for who wrote it. */
export function problemText(problem: LexProblem | ParseProblem): Text {
  return 'state' in problem ? lexText(problem) : parseText(problem);
}

/** Where the problem is; null where it is the whole text. */
export function problemAt(problem: LexProblem | ParseProblem): Span | null {
  if ('kind' in problem) return problem.at;
  switch (problem.state) {
    case 'empty':
    case 'too-long':
      return null;
    case 'unclosed':
      return problem.at;
    case 'operator':
      return { start: problem.operator.start, end: problem.operator.end };
    default:
      return assertNever(problem);
  }
}

function lexText(problem: LexProblem): Text {
  switch (problem.state) {
    case 'empty':
      return message('docker.empty');
    case 'too-long':
      return message('docker.too-long');
    case 'unclosed':
      return problem.what === '`'
        ? message('docker.unclosed-backtick')
        : message('docker.unclosed', { what: problem.what });
    case 'operator': {
      const { kind, text } = problem.operator;
      if (kind === 'line') return message('docker.second-line');
      const key = kind === 'redirection' ? 'docker.redirection' : 'docker.operator';
      return message(key, { operator: text });
    }
    default:
      return assertNever(problem);
  }
}

function parseText(problem: ParseProblem): Text {
  switch (problem.kind) {
    case 'not-docker':
      return message('docker.not-docker', { found: shown(problem.found) });
    case 'no-command':
      return message('docker.no-command', { before: shown(`docker ${problem.found}`) });
    case 'unknown-command':
      return message('docker.unknown-command', {
        found: shown(`docker ${problem.found}`),
        nearest: problem.nearest === null ? 'none' : `docker ${problem.nearest}`,
      });
    case 'plugin-command':
      return message('docker.plugin-command', { found: shown(`docker ${problem.found}`) });
    case 'unknown-flag':
      return unknownFlagText(problem);
    case 'needs-value':
      return message('docker.needs-value', { flag: `--${problem.flag.name}` });
    case 'bad-value':
      return message('docker.bad-value', {
        flag: `--${problem.flag.name}`,
        found: shown(problem.found),
        wants: message(problem.wants),
      });
    case 'arguments':
      return argumentsText(problem);
    default:
      return assertNever(problem);
  }
}

function unknownFlagText(problem: Extract<ParseProblem, { kind: 'unknown-flag' }>): Text {
  const { of, nearest } = problem;
  const found = shown(problem.found);
  const globals = flagIndex(dockerGrammar().globals);
  const name = found.replace(/^-+/u, '');
  const isGlobal = (found.startsWith('--') ? globals.byName : globals.byLetter).has(name);
  return nearest === null && isGlobal
    ? message('docker.global-flag', { of: shown(of), found })
    : message('docker.unknown-flag', { of: shown(of), found, nearest: nearest ?? 'none' });
}

function argumentsText(problem: Extract<ParseProblem, { kind: 'arguments' }>): Text {
  const { found, least, most } = problem;
  const of = shown(problem.of);
  if (most === 0) return message('docker.arguments-none', { of });
  if (least === most) return message('docker.arguments-exactly', { of, found, count: least });
  return found < least
    ? message('docker.arguments-least', { of, found, count: least })
    : message('docker.arguments-most', { of, found, count: most ?? found });
}
