import { z } from 'zod';
import { message } from '../../i18n/text.ts';
import { created } from '../age.ts';
import { type BytesMatcher, bytesFound, bytesHold, bytesMatcher } from '../bytes.ts';
import { type Claim, claim, type Fact } from '../claim.ts';
import { type Combined, combinedClaims, combining } from '../combined.ts';
import { tidyPath } from '../container/mounts.ts';
import { userFound, userHolds, userWanted } from '../container/user.ts';
import { exists, expectation } from '../exists.ts';
import { sameImage, sameImageId } from '../image-reference.ts';
import { labels } from '../labels.ts';
import { type ListMatcher, listHolds, listMatcher, listWanted } from '../list-matcher.ts';
import {
  comparisonWanted,
  type NumberMatcher,
  numberHolds,
  numberWanted,
  wholeNumber,
} from '../number-matcher.ts';
import type { Image } from '../observation.ts';
import {
  type RecordMatcher,
  recordFound,
  recordHolds,
  recordMatcher,
  recordWanted,
} from '../record-matcher.ts';
import { type TextMatcher, textHolds, textMatcher, textWanted } from '../text-matcher.ts';
import { code, codes, short } from '../words.ts';
import { wordsFact } from '../words-fact.ts';

const id: Fact<Image, string> = {
  schema: z
    .string()
    .regex(/^(sha256:)?[0-9a-f]{12,64}$/)
    .describe('The image id, or its first twelve digits or more.'),
  holds: (image, wanted) => sameImageId(wanted, image.id),
  expected: (wanted) => message('checks.image-id', { id: short(wanted.replace('sha256:', '')) }),
  found: (image) => message('checks.image-id', { id: short(image.id.replace('sha256:', '')) }),
  look: () => 'docker image ls --no-trunc',
};

const tags: Fact<Image, ListMatcher<string>> = {
  schema: listMatcher(z.string().trim().min(1).max(500)).describe(
    'What it is called: `redis` means `redis:latest`.',
  ),
  holds: (image, wanted) => listHolds(image.tags, wanted, sameImage),
  expected: (wanted) => message('checks.tags', { list: listWanted(wanted, code) }),
  found: (image) => message('checks.tags', { list: codes(image.tags) }),
  look: () => 'docker image ls',
};

const env: Fact<Image, RecordMatcher> = {
  schema: recordMatcher.describe('The environment variables that its containers begin with.'),
  holds: (image, wanted) => recordHolds(image.env, wanted),
  expected: (wanted) => message('checks.env', { list: recordWanted(wanted) }),
  found: (image, wanted) => message('checks.env', { list: recordFound(image.env, wanted) }),
  look: () => null,
};

const entrypoint = wordsFact<Image>({
  describe: 'The program that the command of its containers is handed to.',
  read: (image) => image.entrypoint,
  say: (value) => message('checks.entrypoint', { command: value }),
  none: () => message('checks.entrypoint-none'),
  look: () => null,
});

const command = wordsFact<Image>({
  describe: 'The command that its containers run where they are given none.',
  read: (image) => image.command,
  say: (value) => message('checks.command', { command: value }),
  none: () => message('checks.command-none'),
  look: () => null,
});

const user: Fact<Image, TextMatcher> = {
  schema: textMatcher.describe('Who its containers run as; `root` where nobody is named.'),
  holds: (image, wanted) => userHolds(image.user, wanted),
  expected: userWanted,
  found: (image) => userFound(image.user),
  look: () => null,
};

const workingDirectory: Fact<Image, TextMatcher> = {
  schema: textMatcher.describe('The directory the commands of its containers start in.'),
  holds: (image, wanted) =>
    textHolds(
      tidyPath(image.workingDirectory),
      typeof wanted === 'string' ? tidyPath(wanted) : wanted,
    ),
  expected: (wanted) => message('checks.working-directory', { path: textWanted(wanted) }),
  found: (image) =>
    message('checks.working-directory', { path: code(tidyPath(image.workingDirectory)) }),
  look: () => null,
};

const exposedPort = z
  .union([
    z.int().min(1).max(65535),
    z.string().regex(/^(\d{1,5}|\{\{[^{}]+\}\})(\/(tcp|udp|sctp))?$/),
  ])
  .describe('`80` or `80/tcp`.');

function portKey(port: string | number): string {
  const text = String(port);
  return text.includes('/') ? text : `${text}/tcp`;
}

const exposed: Fact<Image, ListMatcher<string | number>> = {
  schema: listMatcher(exposedPort).describe('The ports it notes as those its program listens on.'),
  holds: (image, wanted) =>
    listHolds(image.exposed, wanted, (one, port) => portKey(one) === portKey(port)),
  expected: (wanted) =>
    message('checks.exposed', { list: listWanted(wanted, (port) => code(portKey(port))) }),
  found: (image) => message('checks.exposed', { list: codes(image.exposed) }),
  look: () => null,
};

const volumes: Fact<Image, ListMatcher<string>> = {
  schema: listMatcher(z.string().startsWith('/').max(1000)).describe(
    'The directories that get an anonymous volume where nothing else is mounted.',
  ),
  holds: (image, wanted) =>
    listHolds(image.volumes, wanted, (one, path) => tidyPath(one) === tidyPath(path)),
  expected: (wanted) => message('checks.image-volumes', { list: listWanted(wanted, code) }),
  found: (image) => message('checks.image-volumes', { list: codes(image.volumes) }),
  look: () => null,
};

const size: Fact<Image, BytesMatcher> = {
  schema: bytesMatcher.describe('Its size on the engine: `{less: 50M}`, say.'),
  holds: (image, wanted) => bytesHold(image.size, wanted),
  expected: (wanted) => message('checks.size', { size: comparisonWanted(wanted) }),
  found: (image) => message('checks.size', { size: bytesFound(image.size) }),
  look: () => 'docker image ls',
};

const layers: Fact<Image, NumberMatcher> = {
  schema: wholeNumber(0, 1000).describe('How many layers it has.'),
  holds: (image, wanted) => numberHolds(image.layers.length, wanted),
  expected: (wanted) => message('checks.layers', { count: numberWanted(wanted) }),
  found: (image) => message('checks.layers', { count: code(String(image.layers.length)) }),
  look: (name) => `docker image history ${name}`,
};

const ofImage = z.strictObject({
  id: id.schema.optional(),
  tags: tags.schema.optional(),
  env: env.schema.optional(),
  entrypoint: entrypoint.schema.optional(),
  command: command.schema.optional(),
  user: user.schema.optional(),
  'working-directory': workingDirectory.schema.optional(),
  exposed: exposed.schema.optional(),
  volumes: volumes.schema.optional(),
  labels: labels.schema.optional(),
  size: size.schema.optional(),
  layers: layers.schema.optional(),
  created: created.schema.optional(),
});

/** What a check may expect of an image that is there. */
export type ImageConditions = z.output<typeof ofImage> & Combined<ImageConditions>;

/** What a check may expect of an image. */
export type ImageExpect = ImageConditions & { readonly exists?: boolean | undefined };

/** The schema of what an image that is there must be; `all`, `any` and `not` take it again. */
export const imageConditions: z.ZodType<ImageConditions> = expectation(
  z.strictObject({ ...ofImage.shape, ...combining(() => imageConditions) }),
);

/** The schema of what a check may expect of an image. */
export const imageExpect: z.ZodType<ImageExpect> = expectation(
  z.strictObject({
    exists: exists.optional(),
    ...ofImage.shape,
    ...combining(() => imageConditions),
  }),
);

/** What an expectation claims of an image that is there. */
export function imageClaims(expect: ImageConditions): readonly Claim<Image>[] {
  return [
    ...claim('id', id, expect.id),
    ...claim('tags', tags, expect.tags),
    ...claim('env', env, expect.env),
    ...claim('entrypoint', entrypoint, expect.entrypoint),
    ...claim('command', command, expect.command),
    ...claim('user', user, expect.user),
    ...claim('working-directory', workingDirectory, expect['working-directory']),
    ...claim('exposed', exposed, expect.exposed),
    ...claim('volumes', volumes, expect.volumes),
    ...claim('labels', labels, expect.labels),
    ...claim('size', size, expect.size),
    ...claim('layers', layers, expect.layers),
    ...claim('created', created, expect.created),
    ...combinedClaims(expect, imageClaims),
  ];
}
