import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';

async function tar(name: string, content: string): Promise<Buffer> {
  const packing = pack();
  packing.entry({ name, mtime: new Date(0) }, content);
  packing.finalize();
  return await buffer(packing);
}

/** What the stand-in gives for any archive: one small file. */
export const archive = await tar('hello.txt', 'hello\n');

const stat = {
  name: 'hello.txt',
  size: 6,
  mode: 0o644,
  mtime: '2026-01-01T00:00:00Z',
  linkTarget: '',
};

/** The header in which an engine says what a path in a container is. */
export const pathStat = {
  'X-Docker-Container-Path-Stat': Buffer.from(JSON.stringify(stat)).toString('base64'),
};
