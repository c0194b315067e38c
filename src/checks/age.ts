import { z } from 'zod';
import { message, type Text } from '../i18n/text.ts';
import { alone } from './alone.ts';
import type { Fact, Held } from './claim.ts';
import { seenContainer, seenImage, seenNetwork, seenVolume } from './look-up.ts';
import type { Need } from './need.ts';
import type { Observation, Seen } from './observation.ts';
import { code, joined } from './words.ts';

const name = z.string().trim().min(1).max(255);

const kinds = ['container', 'volume', 'network', 'image'] as const;

/** Another thing on the engine. */
interface Other {
  readonly container?: string | undefined;
  readonly volume?: string | undefined;
  readonly network?: string | undefined;
  readonly image?: string | undefined;
}

const other: z.ZodType<Other> = z
  .strictObject({
    container: name.optional(),
    volume: name.optional(),
    network: name.optional(),
    image: name.optional(),
  })
  .refine((given) => Object.keys(given).length === 1, {
    when: alone,
    message: 'exactly one of `container`, `volume`, `network`, `image`',
  });

/** When a thing must have been made, measured by others. */
export interface AgeWanted {
  readonly before?: Other | undefined;
  readonly after?: Other | undefined;
}

function needOf(one: Other): readonly Need[] {
  return kinds.flatMap((kind): Need[] => {
    const called = one[kind];
    return called === undefined ? [] : [{ kind, name: called }];
  });
}

function seenOther(one: Other, seen: Observation): Seen<{ readonly createdAt: string }> {
  if (one.container !== undefined) return seenContainer(seen, one.container);
  if (one.volume !== undefined) return seenVolume(seen, one.volume);
  if (one.network !== undefined) return seenNetwork(seen, one.network);
  return seenImage(seen, one.image ?? '');
}

function otherText(one: Other): Text {
  if (one.container !== undefined) return message('checks.container', { name: one.container });
  if (one.volume !== undefined) return message('checks.volume', { name: one.volume });
  if (one.network !== undefined) return message('checks.network-subject', { name: one.network });
  return message('checks.image-subject', { name: one.image ?? '' });
}

/** The nanoseconds of a time as the engine writes it, and how far behind it the real time may lie. */
function spanOf(time: string): { readonly from: bigint; readonly to: bigint } | null {
  const parts = /^(.*?)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/.exec(time);
  const seconds = parts ? Date.parse(`${parts[1]}${parts[3]}`) : Number.NaN;
  if (!parts || Number.isNaN(seconds)) return null;
  const fraction = parts[2] ?? '';
  const from = BigInt(seconds) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
  const precision = fraction === '' ? 1_000_000_000n : 1n;
  return { from, to: from + precision };
}

/** Whether one was made before another: times in whole seconds may leave it open. */
function isBefore(one: string, another: string): Held {
  const a = spanOf(one);
  const b = spanOf(another);
  if (a && b && a.to <= b.from) return true;
  if (a && b && a.from >= b.to - 1n) return false;
  return { unknown: message('checks.same-second') };
}

function holdsBeside(createdAt: string, one: Other, way: 'before' | 'after', seen: Observation) {
  const there = seenOther(one, seen);
  if (there.state === 'unknown') return { unknown: there.reason };
  if (there.state === 'absent') return false;
  return way === 'before'
    ? isBefore(createdAt, there.value.createdAt)
    : isBefore(there.value.createdAt, createdAt);
}

/** When a thing was made, before or after another that is still there. */
export const created: Fact<{ readonly createdAt: string }, AgeWanted> = {
  schema: z
    .strictObject({
      before: other.optional().describe('It was made before this other thing.'),
      after: other.optional().describe('It was made after this other thing.'),
    })
    .refine((given) => Object.keys(given).length > 0, {
      when: alone,
      message: 'one of `before`, `after`',
    })
    .describe(
      'When it was made. The engine keeps whole seconds of a volume, and more of the others. Before Docker 23, a volume’s time is that of the last change in its top directory.',
    ),
  holds: ({ createdAt }, wanted, seen) => {
    const each = (['before', 'after'] as const).flatMap((way): Held[] => {
      const one = wanted[way];
      return one === undefined ? [] : [holdsBeside(createdAt, one, way, seen)];
    });
    if (each.includes(false)) return false;
    return each.find((held) => held !== true) ?? true;
  },
  expected: (wanted) =>
    joined(
      (['before', 'after'] as const).flatMap((way) => {
        const one = wanted[way];
        return one === undefined
          ? []
          : [message('checks.created-beside', { way, other: otherText(one) })];
      }),
    ),
  found: ({ createdAt }, wanted, seen) =>
    joined([
      message('checks.created', { time: code(createdAt) }),
      ...[wanted.before, wanted.after].flatMap((one) => {
        if (one === undefined) return [];
        const there = seenOther(one, seen);
        const subject = otherText(one);
        if (there.state === 'unknown') return [there.reason];
        return there.state === 'absent'
          ? [message('checks.absent', { subject })]
          : [message('checks.other-created', { subject, time: code(there.value.createdAt) })];
      }),
    ]),
  look: () => null,
  needs: (_, wanted) =>
    [wanted.before, wanted.after].flatMap((one) => (one === undefined ? [] : needOf(one))),
};
