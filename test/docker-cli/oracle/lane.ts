import { spawn } from 'node:child_process';
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { archive } from './engine/archive.ts';
import { startRecordingEngine } from './engine/recording-engine.ts';
import type { EngineRequest } from './engine/request.ts';
import { normalForm } from './normal-form.ts';

/** What became of a command line that was run with the real CLI. */
export interface Outcome {
  /** What it asked of the engine, in its normal form. */
  readonly requests: readonly EngineRequest[];
  readonly exitCode: number;
  readonly stderr: string;
}

/** A place in which one command line at a time is run, with an engine, a folder and a configuration of its own. */
export interface Lane {
  run(line: string): Promise<Outcome>;
  /** How many times the CLI was started. */
  starts(): number;
  stop(): Promise<void>;
}

/** The files that lines may name: a context to build from, lists of variables and labels; `image.tar` and a link come beside them. */
const fixture = fileURLToPath(new URL('folder', import.meta.url));

/** No line asks for long: a CLI that still runs then waits for something that the stand-in does not give. */
const patienceMs = 20_000;
const needsTerminal = /the input device is not a TTY|cannot attach stdin to a TTY-enabled/;

/** Starts a lane that runs this CLI, an absolute path. */
export async function openLane(cli: string): Promise<Lane> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-oracle-'));
  const at = (name: string) => join(folder, name);
  for (const name of ['bin', 'config', 'home']) mkdirSync(at(name));
  symlinkSync(cli, at('bin/docker'));
  // A prompt that asks "are you sure" is answered as whoever types the command would.
  writeFileSync(at('yes'), 'y\n');
  cpSync(fixture, at('template'), { recursive: true });
  writeFileSync(at('template/image.tar'), archive);
  symlinkSync('hello.txt', at('template/link.txt'));
  cpSync(at('template'), at('work'), { recursive: true });
  const files = readdirSync(at('work')).toSorted().join();
  const engine = await startRecordingEngine(at('engine.sock'));
  const env = {
    PATH: `${at('bin')}:/usr/bin:/bin`,
    HOME: at('home'),
    TZ: 'UTC',
    TERM: 'xterm',
    DOCKER_HOST: engine.dockerHost,
    DOCKER_CONFIG: at('config'),
    DOCKER_CLI_HINTS: 'false',
    DOCKER_BUILDKIT: '0',
  };

  let starts = 0;
  const start = (command: string, args: readonly string[]) =>
    new Promise<Outcome>((resolve, reject) => {
      starts += 1;
      const input = openSync(at('yes'), 'r');
      const startedAt = Date.now();
      const child = spawn(command, args, {
        cwd: at('work'),
        env,
        stdio: [input, 'pipe', 'pipe'],
        detached: true,
      });
      closeSync(input);
      let said = '';
      let timedOut = false;
      const timer = setTimeout(() => {
        timedOut = true;
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      }, patienceMs);
      const hear = (text: string) => {
        if (said.length < 10_000) said += text;
      };
      child.stdout?.setEncoding('utf8').on('data', command === 'script' ? hear : () => {});
      child.stderr?.setEncoding('utf8').on('data', hear);
      child.on('error', (error) => {
        clearTimeout(timer);
        reject(
          new Error(`${command} could not be started: install it or mend PATH.`, { cause: error }),
        );
      });
      child.on('close', (code) => {
        clearTimeout(timer);
        const asked = engine.take();
        if (timedOut) {
          reject(
            new Error(
              `\`${args.join(' ')}\` still ran after ${patienceMs} ms: the stand-in misses an answer.`,
            ),
          );
          return;
        }
        const requests = normalForm(asked, { folder: at('work'), startedAt });
        resolve({ requests, exitCode: code ?? -1, stderr: said });
      });
    });

  const tidy = () => {
    if (readdirSync(at('work')).toSorted().join() !== files) {
      rmSync(at('work'), { recursive: true });
      cpSync(at('template'), at('work'), { recursive: true });
    }
    for (const name of readdirSync(at('config')))
      rmSync(at(join('config', name)), { recursive: true });
  };

  return {
    run: async (line) => {
      const outcome = await start('sh', ['-c', line]);
      tidy();
      if (!needsTerminal.test(outcome.stderr)) return outcome;
      const onTerminal = await start('script', ['-qec', line, '/dev/null']);
      tidy();
      return onTerminal;
    },
    starts: () => starts,
    stop: async () => {
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
