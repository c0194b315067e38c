import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { message, render, type Text } from '../i18n/text.ts';
import type { ListedPerson } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { CliError } from './cli-error.ts';
import { terminalLanguage } from './language.ts';
import { requireDatabase } from './require-database.ts';

const language = terminalLanguage(process.env);
const words = (text: Text) => render(text, language);

interface Options {
  readonly json?: true;
}

/** Adds `people`: lists a class, and makes one-time links for those who cannot sign in. */
export function register(program: Command): void {
  const people = program.command('people').description(words(message('cli.peopleAbout')));
  people
    .command('list', { isDefault: true })
    .description(words(message('cli.peopleListAbout')))
    .option('--json', words(message('cli.json')))
    .action(list);
  people
    .command('link')
    .argument('[login]')
    .description(words(message('cli.peopleLinkAbout')))
    .option('--json', words(message('cli.json')))
    .action(link);
}

async function withStore<T>(use: (store: Store, config: Config) => Promise<T>): Promise<T> {
  const { readConfig } = await import('../config.ts');
  const { openStore } = await import('../store/store.ts');
  const { parseDatabaseUrl } = await import('../store/database-url.ts');
  const config = readConfig(process.env);
  requireDatabase(parseDatabaseUrl(config.databaseUrl));
  const store = await openStore(config.databaseUrl);
  try {
    return await use(store, config);
  } finally {
    await store.close();
  }
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

async function list({ json }: Options): Promise<void> {
  const people = await withStore((store) => store.people.list());
  if (json) console.log(JSON.stringify({ people: people.map(forPrograms) }));
  else console.log(people.length === 0 ? words(message('cli.peopleNobody')) : table(people));
}

function forPrograms(person: ListedPerson) {
  return {
    id: person.id,
    login: person.login,
    name: person.name,
    email: person.email,
    externalId: person.externalId,
    section: person.section,
    role: person.role,
    hasPassword: person.passwordHash !== null,
    lastSeen: iso(person.seenAt),
    removed: iso(person.removedAt),
  };
}

function table(people: readonly ListedPerson[]): string {
  const rows = people.map((person) => [
    person.login,
    person.name,
    words(message(`web.role-${person.role}`)),
    person.section ?? '',
    person.removedAt === null ? (iso(person.seenAt) ?? '-') : words(message('cli.peopleRemoved')),
  ]);
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .join('\n');
}

async function link(login: string | undefined, { json }: Options): Promise<void> {
  const made = await withStore((store, config) => makeLink(store, config, login));
  if (json) console.log(JSON.stringify({ url: made.url, login: login ?? null }));
  else console.log(words(made.text));
}

async function makeLink(store: Store, config: Config, login: string | undefined) {
  const { makeCards, makeSetUpCode } = await import('../classroom/links.ts');
  const site = config.publicUrl ?? `http://${config.host}:${config.port}`;
  if (login === undefined) {
    const code = await makeSetUpCode(store, Date.now());
    if (code === null) throw new CliError(message('cli.peopleSetUpDone'));
    const url = `${site}/link/${code}`;
    return { url, text: message('server.set-up', { url }) };
  }
  const person = await store.people.findByLogin(login);
  if (!person) throw new CliError(message('cli.peopleUnknown', { login }));
  if (person.removedAt !== null)
    throw new CliError(message('cli.peopleWasRemoved', { name: person.name }));
  const [card] = await makeCards(store, [person], 'reset', Date.now());
  if (!card) throw new Error(`No link was made for ${login}.`);
  const url = `${site}/link/${card.code}`;
  return { url, text: message('cli.peopleLinkMade', { name: person.name, url }) };
}
