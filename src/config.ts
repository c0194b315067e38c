import { isIP } from 'node:net';
import { z } from 'zod';
import { catalogues, type MessageKey } from './i18n/catalogues.ts';
import { message, type Text } from './i18n/text.ts';
import { WordedError } from './i18n/worded-error.ts';

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535;
}

function isDatabaseUrl(text: string): boolean {
  return /^sqlite:./.test(text) || /^postgres(ql)?:\/\//.test(text);
}

/** Whether a text is the address of a site, and of nothing below it. */
function isSite(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.host !== '' &&
    `${url.origin}/` === url.href
  );
}

/** Whether a text names proxies: `yes` (the one in front), `no`, or addresses and networks. */
function isProxies(text: string): boolean {
  if (text === 'yes' || text === 'no') return true;
  return text.split(',').every((one) => {
    const [address = '', bits, ...more] = one.trim().split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
    return isIP(address) !== 0 && fits && more.length === 0;
  });
}

/** The key of the sentence that says what a variable takes; a schema's message is one of these. */
function takes(key: MessageKey): MessageKey {
  return key;
}

const variables = z.object({
  PORT: z.string().default('3000').refine(isPort, takes('server.takes-port')),
  HOST: z.string().default('127.0.0.1'),
  PLIMSOLL_MODE: z.enum(['solo', 'class'], takes('server.takes-mode')).default('solo'),
  PUBLIC_URL: z.string().refine(isSite, takes('server.takes-site')).optional(),
  TRUST_PROXY: z.string().default('no').refine(isProxies, takes('server.takes-proxies')),
  DATABASE_URL: z
    .string()
    .default('sqlite:db/plimsoll.sqlite')
    .refine(isDatabaseUrl, takes('server.takes-database')),
  QUESTIONS_DIR: z.string().default('questions'),
  LOG_LEVEL: z.enum(logLevels, takes('server.takes-log-level')).default('warn'),
  PLIMSOLL_INSTALL_ENGINE: z.enum(['yes', 'no'], takes('server.takes-yes-no')).optional(),
});

/** Beyond this machine only a class is served, and only by the one name that browsers are to use. */
const shape = variables.superRefine((given, context) => {
  if (isLoopback(given.HOST)) return;
  const refuse = (name: keyof typeof given, key: MessageKey) =>
    context.addIssue({ code: 'custom', path: [name], message: takes(key) });
  if (given.PLIMSOLL_MODE === 'solo') refuse('HOST', 'server.takes-loopback');
  else if (given.PUBLIC_URL === undefined) refuse('PUBLIC_URL', 'server.takes-site-beyond');
});

/** What the environment says of how Plimsoll runs. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** `solo`: the one visitor learns and teaches. `class`: people sign in. */
  readonly mode: 'solo' | 'class';
  /** Where browsers find a class, such as `https://quiz.example.org`; null where only this machine does. */
  readonly publicUrl: string | null;
  /** Whose word about where a request came from is taken: whoever connects (true), these addresses, or nobody's. */
  readonly trustProxy: boolean | string;
  /** `sqlite:FILE` or `postgres://…` */
  readonly databaseUrl: string;
  readonly questionsDir: string;
  readonly logLevel: (typeof logLevels)[number];
  /** Whether an engine may be installed where none answers. */
  readonly installEngine: boolean;
}

/** A variable of the environment that cannot be used: its name, what it takes and what was found, in one line. */
export class ConfigError extends WordedError {
  override readonly name = 'ConfigError';
}

function expectation(key: string): Text {
  const known = Object.keys(catalogues.en).find((one): one is MessageKey => one === key);
  if (known === undefined) throw new Error(`A variable is refused without a reason: ${key}.`);
  return message(known);
}

function proxies(said: string): Config['trustProxy'] {
  if (said === 'no') return false;
  return said === 'yes' ? true : said.replaceAll(' ', '');
}

/** Reads the environment; an empty variable counts as one that is not set. Throws a `ConfigError`. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0]);
    const found = given[name] ?? '';
    const expected = expectation(issue?.message ?? '');
    throw new ConfigError(message('server.bad-variable', { name, expected, found }));
  }
  const { data } = parsed;
  const { DOCKER_HOST: engineHost, DOCKER_CONTEXT: engineContext } = given;
  const namesEngine = engineHost !== undefined || engineContext !== undefined;
  return {
    port: Number(data.PORT),
    host: data.HOST,
    mode: data.PLIMSOLL_MODE,
    publicUrl:
      data.PLIMSOLL_MODE === 'class' && data.PUBLIC_URL ? new URL(data.PUBLIC_URL).origin : null,
    trustProxy: proxies(data.TRUST_PROXY),
    databaseUrl: data.DATABASE_URL,
    questionsDir: data.QUESTIONS_DIR,
    logLevel: data.LOG_LEVEL,
    installEngine: data.PLIMSOLL_INSTALL_ENGINE
      ? data.PLIMSOLL_INSTALL_ENGINE === 'yes'
      : !namesEngine,
  };
}
