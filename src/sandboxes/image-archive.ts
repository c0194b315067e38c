import { Readable, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Docker } from './docker.ts';
import { followLines } from './progress-lines.ts';
import { silenceMs, whileHeard } from './while-heard.ts';

/** Loads an archive of images, as `docker save` writes one, into the engine. Rejects with its reason otherwise. */
export function loadArchive(docker: Docker, archive: Readable): Promise<void> {
  return whileHeard(docker.host, silenceMs, async (abortSignal, heard) => {
    const body = meter(heard);
    const feeding = pipeline(archive, body, { signal: abortSignal });
    const load = async () => {
      const told = await docker.api.loadImage(body, { abortSignal, quiet: false });
      await followLines(told, heard);
    };
    const loading = load();
    try {
      // The engine may be done, or refuse, before it has read to the archive's last byte.
      await Promise.race([loading, feeding.then(() => loading)]);
    } finally {
      archive.destroy();
      body.destroy();
    }
  });
}

/** Writes the engine's images of these names as one archive to `into`, and ends that. */
export function saveArchive(
  docker: Docker,
  names: readonly string[],
  into: Writable,
): Promise<void> {
  return whileHeard(docker.host, silenceMs, async (abortSignal, heard) => {
    try {
      await pipeline(await images(docker, names, abortSignal), meter(heard), into);
    } finally {
      into.destroy();
    }
  });
}

/** dockerode 5 has this as `getImages`, which its types do not know. */
function images(
  { api }: Docker,
  names: readonly string[],
  abortSignal: AbortSignal,
): Promise<Readable> {
  return new Promise((resolve, reject) => {
    const statusCodes = { 200: true, 400: 'bad parameter', 404: 'no such image' };
    const request = { path: '/images/get?', method: 'GET', isStream: true, statusCodes };
    api.modem.dial({ ...request, options: { names }, abortSignal }, (error, result) => {
      if (error) reject(error);
      else if (result instanceof Readable) resolve(result);
      else reject(new Error(`A stream of images was expected, and ${typeof result} came.`));
    });
  });
}

function meter(heard: () => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      heard();
      done(null, chunk);
    },
  });
}
