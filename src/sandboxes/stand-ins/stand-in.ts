import type { Image } from '../image.ts';
import type { PackageFiles } from '../packages.ts';

/** An image that Plimsoll can build from Debian packages in the place of one from a registry. */
export interface StandIn {
  /** The name it stands in for, with its tag. */
  readonly name: string;
  make(): Promise<Image>;
}

/** The label that tells a stand-in from the image it stands in for. */
export const standInLabel = 'plimsoll.stand-in';

/** The labels of a stand-in; `what` says in a few words what works in it. */
export function standInLabels(what: string, files: PackageFiles): Record<string, string> {
  const versions = Object.entries(files.versions).map(([name, version]) => `${name} ${version}`);
  return {
    [standInLabel]: 'true',
    'org.opencontainers.image.description': `A stand-in made by Plimsoll, not the image of its publisher: ${what}, from the Debian or Ubuntu packages ${versions.join(', ')}.`,
  };
}
