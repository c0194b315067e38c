import { expect, it } from 'vitest';
import { dockerFor } from '../../src/sandboxes/docker.ts';
import { ensureEngineImage } from '../../src/sandboxes/engine-image.ts';
import { disposableEngine } from '../support/engine.ts';

const engine = disposableEngine({ images: ['alpine:latest'] });

it('takes the place of older ones, except where one is in use', async () => {
  await engine().shell(
    [
      'docker tag alpine plimsoll-engine:old',
      'docker create --name busy alpine',
      'docker commit busy plimsoll-engine:busy',
      'docker run -d plimsoll-engine:busy sleep 1000',
    ].join('\n'),
  );
  const docker = await dockerFor(engine().dockerHost);
  try {
    const made = await ensureEngineImage(docker);
    const format = '{{.Repository}}:{{.Tag}}';
    const { stdout } = await engine().docker(['images', '--format', format, 'plimsoll-engine']);
    expect(stdout.trim().split('\n').sort()).toEqual([made, 'plimsoll-engine:busy'].sort());
    expect(await ensureEngineImage(docker)).toBe(made);
  } finally {
    docker.close();
  }
});
