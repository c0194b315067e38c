import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * A mark that tells this process from every other one of this machine, also from a later one that is
 * given the same number: `PID.START.HOST`, where START is the process's own start time (0 where the
 * system does not say).
 */
export function processMark(): string {
  return `${process.pid}.${startTime(process.pid) ?? 0}.${hostname()}`;
}

/** Whether the process that made the mark still runs. A process of another machine counts as alive. */
export function isAlive(mark: string): boolean {
  const [pid, started, ...host] = mark.split('.');
  if (host.join('.') !== hostname()) return true;
  if (!runs(Number(pid))) return false;
  const now = startTime(Number(pid));
  return now === undefined || String(now) === started;
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function startTime(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const field = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return field === undefined ? undefined : Number(field);
  } catch {
    // Only Linux has /proc; elsewhere the number alone has to do.
    return undefined;
  }
}
