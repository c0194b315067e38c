import pino, { type Logger } from 'pino';
import type { Config } from '../config.ts';

interface Line {
  readonly level: number;
  readonly time: number;
  readonly msg?: string;
  readonly err?: { readonly type?: string; readonly message?: string; readonly stack?: string };
}

/** A line of the log as a person reads it: the time, how grave it is, what happened. */
export function humanLine(json: string): string {
  const line: Line = JSON.parse(json);
  const level = pino.levels.labels[line.level] ?? String(line.level);
  const error = line.err?.stack ?? line.err?.message;
  const time = new Date(line.time).toISOString();
  return `${time} ${level.padEnd(5)} ${line.msg ?? ''}${error ? `\n${error}` : ''}\n`;
}

/** The server's log: one readable line an event, on stderr. */
export function createLogger(level: Config['logLevel']): Logger {
  return pino(
    { level, base: null },
    { write: (json: string) => void process.stderr.write(humanLine(json)) },
  );
}
