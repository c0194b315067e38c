import { isAlive } from './process-mark.ts';
import { must, run } from './run.ts';

/** The label of every container made here; its value is the mark of the process that made it. */
export const disposableLabel = 'plimsoll.disposable';

/** Removes the disposable engines of processes of this machine that no longer run. */
export async function removeLeftovers(env: NodeJS.ProcessEnv): Promise<void> {
  const format = `{{.ID}} {{.Label "${disposableLabel}"}}`;
  const filter = `label=${disposableLabel}`;
  const listed = await must('docker', ['ps', '--all', '--filter', filter, '--format', format], {
    env,
  });
  const dead = listed
    .split('\n')
    .filter((line) => line !== '' && !isAlive(line.slice(line.indexOf(' ') + 1)))
    .map((line) => line.slice(0, line.indexOf(' ')));
  if (dead.length === 0) return;
  // Another process may be removing the same ones: those that are gone already are no fault.
  const removed = await run('docker', ['rm', '--force', '--volumes', ...dead], { env });
  const faults = removed.stderr
    .split('\n')
    .filter((line) => line !== '' && !/no such container|already in progress/i.test(line));
  if (faults.length > 0) {
    throw new Error(`Old disposable engines could not be removed: ${faults.join(' ')}`);
  }
}
