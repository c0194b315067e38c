import { busyboxPackage, busyboxSystem } from '../busybox.ts';
import { makeLayer } from '../layer.ts';
import { packageFiles } from '../packages.ts';
import { type StandIn, standInLabels } from './stand-in.ts';

/** `alpine:latest`: a shell and the usual small tools. */
export const alpine: StandIn = {
  name: 'alpine:latest',
  async make() {
    const files = await packageFiles([busyboxPackage]);
    return {
      name: this.name,
      layers: [await makeLayer(await busyboxSystem(files))],
      config: {
        Cmd: ['/bin/sh'],
        Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
        Labels: standInLabels('a busybox with a shell and small tools', files),
      },
    };
  },
};
