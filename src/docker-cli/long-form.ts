/** The old short commands, and other spellings, each with the management command it stands for. */
const longForms: Readonly<Record<string, readonly string[]>> = {
  ps: ['container', 'ls'],
  images: ['image', 'ls'],
  rmi: ['image', 'rm'],
  build: ['image', 'build'],
  history: ['image', 'history'],
  import: ['image', 'import'],
  load: ['image', 'load'],
  pull: ['image', 'pull'],
  push: ['image', 'push'],
  save: ['image', 'save'],
  tag: ['image', 'tag'],
  info: ['system', 'info'],
  events: ['system', 'events'],
};

const containerCommands = new Set(
  (
    'attach commit cp create diff exec export kill logs pause port rename restart rm run start ' +
    'stats stop top unpause update wait'
  ).split(' '),
);

const spellings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  container: { ps: 'ls', list: 'ls', remove: 'rm' },
  image: { list: 'ls', remove: 'rm' },
  volume: { list: 'ls', remove: 'rm' },
  network: { list: 'ls', remove: 'rm' },
};

/**
 * A docker command with its subcommand in its long form: `docker ps -a` becomes `docker container ls -a`. What is no
 * docker command, or has a flag before its subcommand, comes back as it is. A list may hold only the beginning of a
 * command.
 */
export function longForm(words: readonly string[]): readonly string[] {
  const [docker, first, ...rest] = words;
  if (docker !== 'docker' || first === undefined) return words;
  if (containerCommands.has(first)) return [docker, 'container', first, ...rest];
  const long = Object.hasOwn(longForms, first) ? longForms[first] : undefined;
  if (long) return [docker, ...long, ...rest];
  const [second, ...others] = rest;
  const known = Object.hasOwn(spellings, first) ? spellings[first] : undefined;
  if (second === undefined || known === undefined || !Object.hasOwn(known, second)) return words;
  return [docker, first, known[second] ?? second, ...others];
}

/** Whether a word may follow `docker` as a subcommand. */
export function isSubcommand(word: string): boolean {
  return (
    containerCommands.has(word) || Object.hasOwn(longForms, word) || Object.hasOwn(spellings, word)
  );
}
