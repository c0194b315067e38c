import { z } from 'zod';
import { message, type Text } from '../../i18n/text.ts';
import { type BytesMatcher, bytesFound, bytesHold, bytesMatcher } from '../bytes.ts';
import { type Claim, claim, type Fact } from '../claim.ts';
import { type Combined, combinedClaims, combining } from '../combined.ts';
import { exists, expectation } from '../exists.ts';
import { comparisonWanted } from '../number-matcher.ts';
import type { FileFacts } from '../observation.ts';
import { pick } from '../pick.ts';
import { type TextMatcher, textHolds, textMatcher, textWanted } from '../text-matcher.ts';
import { code } from '../words.ts';

const type: Fact<FileFacts, 'file' | 'directory'> = {
  schema: z.enum(['file', 'directory']).describe('What it is; a link is followed.'),
  holds: (file, wanted) => file.type === wanted,
  expected: (wanted) => message('checks.file-type', { type: wanted }),
  found: (file) => message('checks.file-type', { type: file.type }),
  look: () => null,
};

const size: Fact<FileFacts, BytesMatcher> = {
  schema: bytesMatcher.describe('Its size: `{greater: 0}`, say.'),
  holds: (file, wanted) => bytesHold(file.size, wanted),
  expected: (wanted) => message('checks.size', { size: comparisonWanted(wanted) }),
  found: (file) => message('checks.size', { size: bytesFound(file.size) }),
  look: () => null,
};

/** `644` for 644, `0644` and `-rw-r--r--`. */
export function modeOf(given: string | number): string {
  const text = String(given);
  const letters = /^.?([r-][w-][xsS-])([r-][w-][xsS-])([r-][w-][xtT-])$/.exec(text)?.slice(1);
  if (!letters) return text.replace(/^0+(?=[0-7])/, '');
  const bit = (triple: string) =>
    (triple[0] === 'r' ? 4 : 0) + (triple[1] === 'w' ? 2 : 0) + (/[xst]/.test(triple) ? 1 : 0);
  const special = letters.reduce(
    (sum, triple, index) => sum + (/[sStT]/.test(triple) ? 4 >> index : 0),
    0,
  );
  return `${special === 0 ? '' : special}${letters.map(bit).join('')}`;
}

const mode: Fact<FileFacts, string | number> = {
  schema: pick(
    [
      z.int().min(0).max(7777),
      z
        .string()
        .regex(
          /^([0-7]{3,5}|[dl-]?[r-][w-][xsS-][r-][w-][xsS-][r-][w-][xtT-])$/,
          'a mode as `644`',
        ),
    ],
    (input) => (typeof input === 'string' ? 1 : 0),
  ).describe('Who may do what with it: `644`, or `-rw-r--r--` as `ls -l` shows it.'),
  holds: (file, wanted) => modeOf(file.mode) === modeOf(wanted),
  expected: (wanted) => message('checks.mode', { mode: modeOf(wanted) }),
  found: (file) => message('checks.mode', { mode: modeOf(file.mode) }),
  look: () => null,
};

interface Owner {
  readonly user?: number | undefined;
  readonly group?: number | undefined;
}

function ownerText({ user, group }: Owner): Text {
  const said = (one: number | undefined) => (one === undefined ? '*' : String(one));
  return message('checks.owner', { owner: `${said(user)}:${said(group)}` });
}

/** The ids of `1000`, `1000:1000` and `root`. */
function ownerOf(given: string | number): Owner {
  const [user = '', group] = String(given).split(':');
  const number = (name: string) => (name === 'root' ? 0 : Number(name));
  return { user: number(user), group: group === undefined ? undefined : number(group) };
}

const owner: Fact<FileFacts, string | number> = {
  schema: pick(
    [
      z.int().min(0),
      z.string().regex(/^(\d+|root)(:(\d+|root))?$/, 'a number, `root`, or `USER:GROUP` of these'),
    ],
    (input) => (typeof input === 'string' ? 1 : 0),
  ).describe('Whose it is, by number: `999`, `999:999` or `root`.'),
  holds: (file, wanted) => {
    const { user, group } = ownerOf(wanted);
    return file.uid === user && (group === undefined || file.gid === group);
  },
  expected: (wanted) => ownerText(ownerOf(wanted)),
  found: (file) => ownerText({ user: file.uid, group: file.gid }),
  look: () => null,
};

/** The content as one line; of what is no text, such as a dump, the parts that can be read. */
function readable(content: string): string {
  return content
    .replace(/[^\P{Cc}\s]+|\ufffd+/gu, '…')
    .replace(/\s+/g, ' ')
    .replace(/…[…\s]*…/g, '…')
    .trim();
}

const content: Fact<FileFacts, TextMatcher> = {
  schema: textMatcher.describe(
    'What stands in it, up to 64 KiB; a line break at its end does not count.',
  ),
  holds: (file, wanted) => {
    if (file.type !== 'file') return false;
    if (file.content === null) return { unknown: message('checks.file-too-large') };
    return textHolds(file.content.replace(/\r?\n$/, ''), wanted);
  },
  expected: (wanted) => message('checks.content', { text: textWanted(wanted) }),
  found: (file) => {
    if (file.type !== 'file') return message('checks.file-type', { type: file.type });
    if (file.content === null) return message('checks.file-too-large');
    const line = readable(file.content);
    return line === ''
      ? message('checks.content-none')
      : message('checks.content', {
          text: code(line.length > 120 ? `${line.slice(0, 120)}…` : line),
        });
  },
  look: () => null,
};

const ofFile = z.strictObject({
  type: type.schema.optional(),
  size: size.schema.optional(),
  mode: mode.schema.optional(),
  owner: owner.schema.optional(),
  content: content.schema.optional(),
});

/** What a check may expect of a file that is there. */
export type FileConditions = z.output<typeof ofFile> & Combined<FileConditions>;

/** What a check may expect of a file. */
export type FileExpect = FileConditions & { readonly exists?: boolean | undefined };

/** The schema of what a file that is there must be; `all`, `any` and `not` take it again. */
export const fileConditions: z.ZodType<FileConditions> = expectation(
  z.strictObject({ ...ofFile.shape, ...combining(() => fileConditions) }),
);

/** The schema of what a check may expect of a file. */
export const fileExpect: z.ZodType<FileExpect> = expectation(
  z.strictObject({
    exists: exists.optional(),
    ...ofFile.shape,
    ...combining(() => fileConditions),
  }),
);

/** What an expectation claims of a file that is there. */
export function fileClaims(expect: FileConditions): readonly Claim<FileFacts>[] {
  return [
    ...claim('type', type, expect.type),
    ...claim('size', size, expect.size),
    ...claim('mode', mode, expect.mode),
    ...claim('owner', owner, expect.owner),
    ...claim('content', content, expect.content),
    ...combinedClaims(expect, fileClaims),
  ];
}
