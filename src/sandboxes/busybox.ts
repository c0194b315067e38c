import { directory, type Entry, type FileTree, link, merge, program, text } from './file-tree.ts';
import { locate, type PackageFiles } from './packages.ts';
import { must } from './run.ts';

/** The package that holds a busybox without libraries. */
export const busyboxPackage = 'busybox-static';

/** A whole small system: busybox with all its commands, the usual folders, root and nobody. */
export async function busyboxSystem(files: PackageFiles): Promise<FileTree> {
  const busybox = locate(files, '/bin/busybox');
  const applets = (await must(busybox, ['--list'])).split('\n').filter((name) => name !== '');
  const links = applets
    .filter((name) => name !== 'busybox')
    .map((name): [string, Entry] => [`/bin/${name}`, link('/bin/busybox')]);
  const system: [string, Entry][] = [
    ['/bin/busybox', program(busybox)],
    ['/tmp', directory(0o1777)],
    ['/var/tmp', directory(0o1777)],
    ['/root', directory(0o700)],
    ...['/dev', '/proc', '/sys', '/run', '/mnt', '/home', '/sbin', '/usr/bin', '/usr/sbin'].map(
      (name): [string, Entry] => [name, directory()],
    ),
    ['/etc/passwd', text(passwd)],
    ['/etc/group', text(group)],
    ['/etc/nsswitch.conf', text('passwd: files\ngroup: files\nhosts: files dns\n')],
  ];
  return merge(links, system);
}

const passwd = `root:x:0:0:root:/root:/bin/sh
redis:x:999:999:redis:/data:/bin/sh
nginx:x:101:101:nginx:/nonexistent:/bin/false
nobody:x:65534:65534:nobody:/:/bin/false
`;

const group = `root:x:0:
nginx:x:101:
redis:x:999:
nogroup:x:65534:
`;
