import { spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../engine/connection.ts';
import { thisMachine } from '../engine/discover.ts';
import { EngineTrouble } from '../engine/target.ts';
import { must } from './run.ts';

const logFile = '/var/log/plimsoll-dockerd.log';

/**
 * Starts the machine's own dockerd, so that it goes on after this process ends, and waits until it answers
 * on its usual socket. Rejects with its last words when it ends or is silent for a minute.
 */
export async function startDockerd(): Promise<void> {
  if (existsSync('/run/systemd/system')) {
    await must('systemctl', ['start', 'docker']);
    return untilAnswers(() => undefined);
  }
  const log = openSync(logFile, 'a');
  let ended: string | undefined;
  const dockerd = spawn('dockerd', [], { detached: true, stdio: ['ignore', log, log] });
  dockerd.on('error', (error) => {
    ended = error.message;
  });
  dockerd.on('exit', (code) => {
    ended = `dockerd ended with ${code}: ${readFileSync(logFile, 'utf8').trim().slice(-1000)}`;
  });
  dockerd.unref();
  return untilAnswers(() => ended);
}

/** Whether an engine answers where the docker CLI looks by itself. */
export async function engineAnswers(): Promise<boolean> {
  try {
    const { client } = await connect(process.env, thisMachine());
    client.close();
    return true;
  } catch (error) {
    if (error instanceof EngineTrouble) return false;
    throw error;
  }
}

async function untilAnswers(ended: () => string | undefined): Promise<void> {
  const end = performance.now() + 60_000;
  while (performance.now() < end) {
    if (await engineAnswers()) return;
    const said = ended();
    if (said !== undefined) throw new Error(said);
    await sleep(100);
  }
  throw new Error(`dockerd does not answer after a minute; see ${logFile}.`);
}
