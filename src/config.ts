import { z } from 'zod';

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

const shape = z.object({
  PORT: z
    .string()
    .default('3000')
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535, 'a port from 0 to 65535'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .refine(
      isLoopback,
      'a loopback address (127.0.0.1, ::1 or localhost), as solo mode has no sign-in',
    ),
  PLIMSOLL_MODE: z.literal('solo', 'solo').default('solo'),
  DATABASE_URL: z
    .string()
    .default('sqlite:db/plimsoll.sqlite')
    .refine(
      (text) => /^(sqlite:.|postgres(ql)?:\/\/)/.test(text),
      'sqlite:FILE or postgres://USER@HOST/DATABASE',
    ),
  QUESTIONS_DIR: z
    .string()
    .default('questions')
    .refine((text) => text.trim() !== '', 'a folder'),
  LOG_LEVEL: z.enum(logLevels, `one of ${logLevels.join(', ')}`).default('warn'),
  PLIMSOLL_INSTALL_ENGINE: z.enum(['yes', 'no'], 'yes or no').optional(),
});

/** What the environment says of how Plimsoll runs. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly mode: 'solo';
  readonly databaseUrl: string;
  readonly questionsDir: string;
  readonly logLevel: (typeof logLevels)[number];
  /** Whether an engine may be installed where none answers. */
  readonly installEngine: boolean;
  /** Docker's own variables, as the engine is found by them. */
  readonly docker: Readonly<Record<string, string>>;
}

/** A variable of the environment that cannot be used; its message is one line that names it. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

function dockerVariables(environment: NodeJS.ProcessEnv): Record<string, string> {
  const names = [
    'DOCKER_HOST',
    'DOCKER_CONTEXT',
    'DOCKER_TLS_VERIFY',
    'DOCKER_CERT_PATH',
    'DOCKER_CONFIG',
    'XDG_RUNTIME_DIR',
    'HOME',
    'USERPROFILE',
  ];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value ? [[name, value]] : [];
    }),
  );
}

/** Reads the environment; an empty variable counts as one that is not set. Throws a `ConfigError`. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? '');
    throw new ConfigError(
      `${name}: expected ${issue?.message}; found "${given[name]}". Change or unset ${name} and start again.`,
    );
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
    docker: dockerVariables(environment),
  };
}
