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

/** The key of the sentence that says what a variable takes; a schema's message is one of these. */
function takes(key: MessageKey): MessageKey {
  return key;
}

const shape = z.object({
  PORT: z.string().default('3000').refine(isPort, takes('server.takes-port')),
  HOST: z.string().default('127.0.0.1').refine(isLoopback, takes('server.takes-loopback')),
  PLIMSOLL_MODE: z.literal('solo', takes('server.takes-solo')).default('solo'),
  DATABASE_URL: z
    .string()
    .default('sqlite:db/plimsoll.sqlite')
    .refine(isDatabaseUrl, takes('server.takes-database')),
  QUESTIONS_DIR: z.string().default('questions'),
  LOG_LEVEL: z.enum(logLevels, takes('server.takes-log-level')).default('warn'),
  PLIMSOLL_INSTALL_ENGINE: z.enum(['yes', 'no'], takes('server.takes-yes-no')).optional(),
});

/** What the environment says of how Plimsoll runs. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly mode: 'solo';
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
  const variables = parsed.data;
  const { DOCKER_HOST: engineHost, DOCKER_CONTEXT: engineContext } = given;
  const namesEngine = engineHost !== undefined || engineContext !== undefined;
  return {
    port: Number(variables.PORT),
    host: variables.HOST,
    mode: variables.PLIMSOLL_MODE,
    databaseUrl: variables.DATABASE_URL,
    questionsDir: variables.QUESTIONS_DIR,
    logLevel: variables.LOG_LEVEL,
    installEngine: variables.PLIMSOLL_INSTALL_ENGINE
      ? variables.PLIMSOLL_INSTALL_ENGINE === 'yes'
      : !namesEngine,
  };
}
