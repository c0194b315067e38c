import { render } from '../../src/i18n/text.ts';
import { installPackages, mayInstallPackages } from '../../src/sandboxes/apt.ts';
import { advice } from '../../src/sandboxes/install-engine.ts';
import { engineAnswers, startDockerd } from '../../src/sandboxes/start-dockerd.ts';
import { missing, packagesFor, requirements } from './requirements.ts';

/**
 * Makes sure of what tests and benches need of the machine, and of an engine that hosts the disposable ones; `say` gets
 * a line for each thing that is done. Throws an error that says what is lacking where it may not be installed.
 */
export async function prepare(say: (line: string) => void): Promise<void> {
  const lacking = missing(requirements);
  if (lacking.length > 0 && mayInstallPackages()) {
    const packages = packagesFor(lacking);
    say(`Installing what the tests need with apt-get: ${packages.join(', ')}`);
    await installPackages({ packages, startServices: false });
  }
  const still = missing(requirements);
  if (still.length > 0) {
    const lines = still.map(({ what, packages }) => `  ${what} (${packages.join(', ')})`);
    throw new Error(
      `The tests need what this machine lacks:\n${lines.join('\n')}\nInstall it (the names are Debian's packages), then run \`npm test\` again. As root on Debian, \`npm test\` installs it by itself.`,
    );
  }
  if (await engineAnswers()) return;
  if (!mayInstallPackages()) throw new Error(render(advice(), 'en'));
  say('Starting dockerd, which hosts the disposable engines of the tests. It is left running.');
  await startDockerd();
}
