import { assertNever } from '../../assert-never.ts';
import type { ItemFigures } from './item-figures.ts';
import type { Part, PartCounts } from './parts.ts';
import { sumOf } from './thirds.ts';

/** Something about an item that a teacher should look at. */
export type Flag =
  | { readonly kind: 'too-hard' | 'too-easy' | 'negative-discrimination' | 'weak-discrimination' }
  /** A wrong option that nobody chose, or a check that nobody missed while others were missed. */
  | { readonly kind: 'option-unchosen' | 'check-never-missed'; readonly part: Part }
  /** A wrong option that more of the strongest third chose than the right one. */
  | { readonly kind: 'option-preferred'; readonly part: Part; readonly key: Part };

/** Fewer learners than this flag nothing: chance alone would. */
export const fewestForFlags = 10;

/** Fewer of the strongest third than this say nothing of an option. */
const fewestStrong = 3;

const hardBelow = 0.2;
const easyFrom = 0.95;
/** In percent. */
const weakBelow = 20;

function figureFlags({ facility, discrimination }: ItemFigures): readonly Flag[] {
  const flags: Flag[] = [];
  const share = facility.value;
  const isHard = share !== null && share < hardBelow;
  const isEasy = share !== null && share >= easyFrom;
  if (isHard) flags.push({ kind: 'too-hard' });
  if (isEasy) flags.push({ kind: 'too-easy' });
  const together = discrimination.value;
  if (together !== null && together < 0) flags.push({ kind: 'negative-discrimination' });
  // Where nearly all have the same mark, it cannot tell learners apart, and that is said already.
  else if (together !== null && together < weakBelow && !isHard && !isEasy) {
    flags.push({ kind: 'weak-discrimination' });
  }
  return flags;
}

function optionFlags({ of, parts }: PartCounts): readonly Flag[] {
  const [firstKey, ...otherKeys] = parts.filter((part) => part.isKey);
  if (!firstKey) return [];
  const key = otherKeys.reduce(
    (least, one) => (one.count.strong < least.count.strong ? one : least),
    firstKey,
  );
  return parts
    .filter((part) => !part.isKey)
    .flatMap((part): Flag[] => {
      // Of two options, one that nobody chose only says that the question is easy.
      if (sumOf(part.count) === 0)
        return parts.length > 2 ? [{ kind: 'option-unchosen', part }] : [];
      const isPreferred = of.strong >= fewestStrong && part.count.strong > key.count.strong;
      return isPreferred ? [{ kind: 'option-preferred', part, key }] : [];
    });
}

function checkFlags({ parts }: PartCounts): readonly Flag[] {
  const isMissed = (part: (typeof parts)[number]) => sumOf(part.count) > 0;
  if (!parts.some(isMissed)) return [];
  return parts
    .filter((part) => !isMissed(part))
    .map((part) => ({ kind: 'check-never-missed', part }));
}

function partFlags(counts: PartCounts): readonly Flag[] {
  if (sumOf(counts.of) < fewestForFlags) return [];
  switch (counts.kind) {
    case 'option':
      return optionFlags(counts);
    case 'check':
      return checkFlags(counts);
    case 'key-point':
      return [];
    default:
      return assertNever(counts.kind);
  }
}

/** What to look at in an item, by its figures and its parts; nothing where too few learners are counted. */
export function flagsOf(
  figures: ItemFigures,
  parts: PartCounts | null,
  learners: number,
): readonly Flag[] {
  if (learners < fewestForFlags) return [];
  return [...figureFlags(figures), ...(parts === null ? [] : partFlags(parts))];
}
