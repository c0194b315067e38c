import { busyboxPackage } from '../busybox.ts';
import { merge, program, text } from '../file-tree.ts';
import { makeLayer } from '../layer.ts';
import { locate, packageFiles } from '../packages.ts';
import { type StandIn, standInLabels } from './stand-in.ts';

/** `hello-world:latest`: prints a greeting and ends. Like the real one it offers no shell by name. */
export const helloWorld: StandIn = {
  name: 'hello-world:latest',
  async make() {
    const files = await packageFiles([busyboxPackage]);
    const tree = merge([
      ['/bin/busybox', program(locate(files, '/bin/busybox'))],
      ['/hello', text(hello)],
    ]);
    return {
      name: this.name,
      layers: [await makeLayer(tree)],
      config: {
        Cmd: ['/hello'],
        Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin'],
        WorkingDir: '/',
        Labels: standInLabels('a greeting that prints and ends', files),
      },
    };
  },
};

const hello = `#!/bin/busybox sh
exec /bin/busybox cat <<'END'

Hello from Docker.
Your engine made a container from this image, and the container ran to its end.

This image is a stand-in that Plimsoll built from this machine's packages;
the greeting is its whole work.

END
`;
