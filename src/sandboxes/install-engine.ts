import { existsSync, readFileSync } from 'node:fs';
import { message, type Text } from '../i18n/text.ts';
import { installPackages, mayInstallPackages } from './apt.ts';
import { SandboxError } from './sandbox-error.ts';
import { startDockerd } from './start-dockerd.ts';

/** Whether an engine runs now; where it does not, what the reader can do about it. */
export type InstallResult =
  | { readonly running: true }
  | { readonly running: false; readonly text: Text };

/**
 * For when no engine answers: as root on Debian or Ubuntu, and where `allowed`, installs one if there is
 * none and starts it, telling `say` beforehand what it is about to do. Elsewhere, and where that fails, the
 * result says what to install. Never rejects for the machine's trouble.
 */
export async function installEngine(options: {
  readonly allowed: boolean;
  readonly say: (text: Text) => void;
}): Promise<InstallResult> {
  if (!options.allowed) return { running: false, text: message('cli.installForbidden') };
  if (!mayInstallPackages()) return { running: false, text: advice() };
  try {
    if (existsSync('/usr/bin/dockerd') || existsSync('/usr/sbin/dockerd')) {
      options.say(message('cli.installStarting'));
    } else {
      const packages = ['docker.io', 'docker-cli', 'iptables'];
      options.say(message('cli.installInstalling', { packages: packages.join(', ') }));
      await installPackages({ packages, startServices: true });
    }
    await startDockerd();
    options.say(message('cli.installRunning'));
    return { running: true };
  } catch (error) {
    const said = error instanceof SandboxError ? error.text : String(error);
    const text = typeof said === 'string' ? message('cli.installFailed', { said }) : said;
    return { running: false, text };
  }
}

/** What to install so that an engine answers, for this machine and this user. */
export function advice(
  platform: NodeJS.Platform = process.platform,
  osRelease: string = linuxRelease(),
): Text {
  if (platform === 'win32') return message('cli.installWindows');
  if (platform === 'darwin') return message('cli.installMac');
  const family = /^ID(?:_LIKE)?=(.*)$/gm;
  const ids = [...osRelease.matchAll(family)].flatMap(([, value]) =>
    (value ?? '').replaceAll('"', '').split(' '),
  );
  if (ids.includes('debian') || ids.includes('ubuntu')) return message('cli.installAptUser');
  if (ids.includes('fedora')) return message('cli.installFedora');
  return message('cli.installLinux');
}

function linuxRelease(): string {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}
