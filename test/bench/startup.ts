import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { servePlimsoll } from './server.ts';
import { median, type Row } from './table.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** From the start of node to the ready line, and how much of it the content takes, in a process of its own. */
export async function startup(rounds: number): Promise<Row[]> {
  const ready: number[] = [];
  const content: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const served = await servePlimsoll();
    ready.push(served.readyMs);
    await served.stop();
    const { stdout } = await run(process.execPath, ['test/bench/load-content.ts'], { cwd: root });
    content.push(Number(stdout));
  }
  return [
    {
      what: 'from starting node to the ready line',
      measured: `${Math.round(median(ready))} ms`,
      limit: '≤ 1500 ms',
      holds: median(ready) <= 1500,
    },
    {
      what: 'loading the content, cold',
      measured: `${Math.round(median(content))} ms`,
      limit: '≤ 200 ms',
      holds: median(content) <= 200,
    },
  ];
}
