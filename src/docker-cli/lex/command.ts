import { takeOffPrompt } from '../prompt.ts';
import type { Line, Word } from './lexed.ts';
import { isBlank } from './word.ts';

/** The flags of sudo that take a value, when it does not stand in the same word. */
const sudoLetters = new Set('CDghpRrTtUu');
const sudoNames = new Set([
  '--chdir',
  '--chroot',
  '--close-from',
  '--command-timeout',
  '--group',
  '--host',
  '--other-user',
  '--prompt',
  '--role',
  '--type',
  '--user',
]);

/** Where the text of a command begins, and the end of the prompt in front of it; equal where there is none. */
export function startOf(text: string): { readonly start: number; readonly promptEnd: number } {
  let start = 0;
  while (start < text.length && isBlank(text.charAt(start))) start += 1;
  const rest = text.slice(start);
  const command = takeOffPrompt(rest);
  const prompt = rest.length - command.length;
  if (prompt === 0 || (rest.startsWith('#') && !beginsCommand(command))) {
    return { start, promptEnd: start };
  }
  return { start, promptEnd: start + rest.slice(0, prompt).trimEnd().length };
}

/** Whether what follows `# ` is a command at the prompt of root, and no comment. */
function beginsCommand(text: string): boolean {
  const [first = ''] = text.split(/\s/u, 1);
  return /(?:^|[\\/])docker(?:\.exe)?$|^sudo$|^\w+=/u.test(first);
}

/** The words of a command, with what stands in front of it told apart. */
export function lineOf(text: string, words: readonly Word[], prompt: Line['prompt']): Line {
  const environment: Word[] = [];
  let at = takeAssignments(text, words, 0, environment);
  let sudo: Line['sudo'] = null;
  const first = words[at];
  if (first?.text === 'sudo') {
    const end = endOfSudo(words, at);
    sudo = { start: first.start, end: words[end - 1]?.end ?? first.end };
    at = takeAssignments(text, words, end, environment);
  }
  return { state: 'command', words: words.slice(at), prompt, sudo, environment };
}

function takeAssignments(text: string, words: readonly Word[], from: number, into: Word[]): number {
  let at = from;
  for (const word of words.slice(from)) {
    if (!/^[A-Za-z_]\w*=/u.test(text.slice(word.start, word.end))) break;
    into.push(word);
    at += 1;
  }
  return at;
}

/** The index of the first word after `sudo` and its flags. */
function endOfSudo(words: readonly Word[], sudoAt: number): number {
  let at = sudoAt + 1;
  while (at < words.length) {
    const text = words[at]?.text ?? '';
    if (text === '--') return at + 1;
    if (!text.startsWith('-') || text === '-') return at;
    const takesNext = text.startsWith('--') ? sudoNames.has(text) : clusterTakesNext(text);
    at += takesNext ? 2 : 1;
  }
  return words.length;
}

function clusterTakesNext(text: string): boolean {
  const taking = [...text.slice(1)].findIndex((letter) => sudoLetters.has(letter));
  return taking !== -1 && taking === text.length - 2;
}
