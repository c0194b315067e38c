import { message } from '../../i18n/text.ts';
import type { Container } from '../observation.ts';
import type { ContainerCase, Diagnosis } from './case.ts';
import { allContainers, logsOf, partOf } from './look.ts';

/** Whether the container not running can be why the check failed. */
export function runningMatters({ wanted, failed }: ContainerCase): boolean {
  return (
    (failed.has('running') && wanted.running === true) ||
    (failed.has('status') && wanted.status === 'running') ||
    failed.has('ports') ||
    failed.has('http') ||
    failed.has('members')
  );
}

const dayMs = 86_400_000;

/** How long the last run took in milliseconds; a day where the engine's times cannot be read. */
function lifetimeMs(container: Container): number {
  const lived = Date.parse(container.finishedAt) - Date.parse(container.startedAt);
  return Number.isFinite(lived) ? lived : dayMs;
}

/** A server (its image exposes a port) that ended well was stopped, however soon. */
function isServer(container: Container): boolean {
  return container.exposed.length > 0;
}

const shell = /(^|\/)(ba|da|a|z)?sh$/;

/** Whether a shell is all that it runs, be it through a script that prepares the start, as images of servers have it. */
function isBareShell({ entrypoint, command }: Container): boolean {
  const isPrepared = entrypoint.length === 1 && /entrypoint(\.sh)?$/.test(entrypoint[0] ?? '');
  const words = isPrepared ? command : [...entrypoint, ...command];
  return words.length === 1 && shell.test(words[0] ?? '');
}

/** The host port was held by something else, so the container was made and never started. */
export const portTaken: Diagnosis<ContainerCase> = {
  id: 'port-taken',
  explain: (given) => {
    const { container, name } = given;
    const taken = /already allocated|already in use|port is not available/i.test(container.error);
    if (!runningMatters(given) && !given.failed.has('exit-code')) return null;
    if (container.status !== 'created' || !taken) return null;
    const port = /:(\d+)\b[^:]*(?:failed|already)/.exec(container.error)?.[1];
    return port === undefined
      ? message('checks.port-taken', { name })
      : message('checks.port-taken-which', { name, port });
  },
  look: () => allContainers,
};

/** The program that could not be run, where that can be told: an entrypoint that did start runs the command. */
function lackingProgram({ entrypoint, command, error }: Container): string | null {
  if (error !== '')
    return /exec: "([^"]+)"/.exec(error)?.[1] ?? [...entrypoint, ...command][0] ?? null;
  const [first] = command;
  return entrypoint.length === 0 || first === undefined || first.startsWith('-') ? null : first;
}

/** The command is not in the image (127) or cannot be run (126). */
export const badCommand: Diagnosis<ContainerCase> = {
  id: 'bad-command',
  explain: (given) => {
    const { container, name } = given;
    if (!runningMatters(given) && !given.failed.has('exit-code')) return null;
    const isRunning = container.status === 'running' || container.status === 'paused';
    if (isRunning || (container.exitCode !== 127 && container.exitCode !== 126)) return null;
    const command = lackingProgram(container);
    return command === null
      ? message('checks.bad-command-unnamed', { name })
      : message('checks.bad-command', { name, command });
  },
  look: ({ container, name }) =>
    container.error === '' ? logsOf(name) : partOf(name, '.State.Error'),
};

/** It was made with `create`, and not started. */
export const neverStarted: Diagnosis<ContainerCase> = {
  id: 'never-started',
  explain: (given) => {
    const { container, name } = given;
    if (!runningMatters(given) || container.status !== 'created') return null;
    return container.error === ''
      ? message('checks.never-started', { name })
      : message('checks.could-not-start', { name, error: container.error });
  },
  look: ({ container, name }) =>
    container.error === '' ? allContainers : partOf(name, '.State.Error'),
};

/** Its main process had nothing to do: a shell without a terminal, or a command that is soon done. */
export const exitedAtOnce: Diagnosis<ContainerCase> = {
  id: 'exited-at-once',
  explain: (given) => {
    const { container, name } = given;
    if (!runningMatters(given) || container.exitCode !== 0) return null;
    if (container.status === 'restarting') return message('checks.restarts-at-once', { name });
    if (container.status !== 'exited') return null;
    const lived = lifetimeMs(container);
    if (isBareShell(container) && lived < 10_000) return message('checks.shell-ended', { name });
    return lived < 150 && !isServer(container) ? message('checks.exited-at-once', { name }) : null;
  },
  look: () => allContainers,
};

/** It fails, is restarted by its policy, and fails again. */
export const crashLoop: Diagnosis<ContainerCase> = {
  id: 'crash-loop',
  explain: (given) =>
    runningMatters(given) && given.container.status === 'restarting'
      ? message('checks.crash-loop', {
          name: given.name,
          code: String(given.container.exitCode),
        })
      : null,
  look: ({ name }) => logsOf(name),
};

/** It is paused: everything in it stands still. */
export const paused: Diagnosis<ContainerCase> = {
  id: 'paused',
  explain: (given) =>
    runningMatters(given) && given.container.status === 'paused'
      ? message('checks.paused', { name: given.name })
      : null,
  look: () => allContainers,
};

const orderly = new Set([0, 130, 137, 143]);

/** Its main process ended with an error of its own. */
export const exitedWithError: Diagnosis<ContainerCase> = {
  id: 'exited-with-error',
  explain: (given) => {
    const { container, name } = given;
    if (!runningMatters(given) || container.status !== 'exited') return null;
    if (orderly.has(container.exitCode)) return null;
    return message('checks.exited-with-error', { name, code: String(container.exitCode) });
  },
  look: ({ name }) => logsOf(name),
};

/** It ran, and was stopped or came to its end. */
export const stopped: Diagnosis<ContainerCase> = {
  id: 'stopped',
  explain: (given) => {
    const { status, exitCode } = given.container;
    const over = status === 'exited' || status === 'dead' || status === 'removing';
    return over && runningMatters(given)
      ? message('checks.stopped', { name: given.name, code: String(exitCode) })
      : null;
  },
  look: () => allContainers,
};
