import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Lane, type Outcome, openLane } from './lane.ts';

/** What the real CLI makes of two lines: it asks the engine for the same, for something else, or refuses one of them. */
export type Judgement = 'same' | 'different' | 'refused';

/** The real docker CLI, asked what it would send. */
export interface Oracle {
  /** Such as `28.2.2`. */
  readonly version: string;
  /** Runs a line, once however often it is asked about. */
  run(line: string): Promise<Outcome>;
  /** How many times the CLI was started. */
  starts(): number;
  close(): Promise<void>;
}

function firstOnPath(): string {
  const tried = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'docker'));
  const found = tried.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (found === undefined) {
    throw new Error(
      'These tests ask the docker command: install it (docker.io, docker-cli) or mend PATH.',
    );
  }
  return found;
}

/** Opens the oracle with the CLI that `PLIMSOLL_DOCKER_CLI` names, or with the first on the PATH. */
export async function openOracle(): Promise<Oracle> {
  const cli = process.env.PLIMSOLL_DOCKER_CLI ?? firstOnPath();
  const said = execFileSync(cli, ['--version'], { encoding: 'utf8' });
  const version = /version (\d[\w.]*)/.exec(said)?.[1];
  if (version === undefined) throw new Error(`${cli} does not tell its version: ${said}`);
  const lanes = [await openLane(cli), await openLane(cli)];
  const free: Lane[] = [...lanes];
  const waiting: ((lane: Lane) => void)[] = [];
  const known = new Map<string, Promise<Outcome>>();

  const inLane = async (line: string): Promise<Outcome> => {
    const lane = free.pop() ?? (await new Promise<Lane>((resolve) => waiting.push(resolve)));
    try {
      return await lane.run(line);
    } finally {
      const next = waiting.shift();
      if (next) next(lane);
      else free.push(lane);
    }
  };

  return {
    version,
    run: (line) => {
      const outcome = known.get(line) ?? inLane(line);
      known.set(line, outcome);
      return outcome;
    },
    starts: () => lanes.reduce((sum, lane) => sum + lane.starts(), 0),
    close: async () => {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

/** Whether the CLI refused the line before it asked the engine for anything. */
export function refuses({ exitCode, requests }: Outcome): boolean {
  return exitCode !== 0 && requests.length === 0;
}

/** What the CLI says of two lines; null where one of them neither asks the engine for anything nor is refused. */
export function judge(left: Outcome, right: Outcome): Judgement | null {
  if (refuses(left) || refuses(right)) return 'refused';
  if (left.requests.length === 0 || right.requests.length === 0) return null;
  return JSON.stringify(left.requests) === JSON.stringify(right.requests) ? 'same' : 'different';
}
