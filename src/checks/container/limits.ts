import { z } from 'zod';
import { message, type Text } from '../../i18n/text.ts';
import { type BytesMatcher, bytesFound, bytesHold, bytesMatcher } from '../bytes.ts';
import {
  type Comparison,
  comparison,
  comparisonWanted,
  type NumberMatcher,
  numberHolds,
  wholeNumber,
} from '../number-matcher.ts';
import type { ContainerSettings } from '../observation.ts';
import { isMapping, pick } from '../pick.ts';
import { code } from '../words.ts';
import { settingFact } from './settings.ts';

type Limit = keyof ContainerSettings['limits'];

/** A limit that must be met, or `none` where there shall be no limit. */
type Wanted<V> = Comparison<V> | 'none';

const none = z.literal('none');

function orNone<V>(matcher: z.ZodType<Comparison<V>>): z.ZodType<Wanted<V>> {
  return pick([none, matcher], (input) => (!isMapping(input) && input === 'none' ? 0 : 1));
}

function limitFact<V>(given: {
  readonly limit: Limit;
  readonly describe: string;
  readonly matcher: z.ZodType<Comparison<V>>;
  holds(value: number, wanted: Comparison<V>): boolean;
  say(value: number): Text;
  readonly format: string;
}) {
  const { limit } = given;
  const said = (value: Text) => message('checks.limit', { limit, value });
  return settingFact<Wanted<V>>({
    schema: orNone(given.matcher).describe(`${given.describe} \`none\` where it is not limited.`),
    holds: ({ limits }, wanted) => {
      const value = limits[limit];
      if (wanted === 'none') return value === null;
      return value !== null && given.holds(value, wanted);
    },
    expected: (wanted) =>
      wanted === 'none' ? message('checks.no-limit', { limit }) : said(comparisonWanted(wanted)),
    found: ({ limits }) => {
      const value = limits[limit];
      return value === null ? message('checks.no-limit', { limit }) : said(given.say(value));
    },
    format: given.format,
  });
}

const inBytes = { matcher: bytesMatcher, holds: bytesHold, say: bytesFound };

/** The memory the container may use, by `--memory`. */
export const memory = limitFact<string | number>({
  ...inBytes,
  limit: 'memory',
  describe: 'The memory it may use: `128M`, 134217728 and `128MiB` mean the same.',
  format: '{{.HostConfig.Memory}}',
});

/** The memory and swap the container may use together, by `--memory-swap`. */
export const swap = limitFact<string | number>({
  ...inBytes,
  limit: 'swap',
  holds: (value, wanted: BytesMatcher) => value >= 0 && bytesHold(value, wanted),
  say: (value) => (value < 0 ? message('checks.unlimited') : bytesFound(value)),
  describe: 'Memory and swap together, as `--memory-swap` gives it.',
  format: '{{.HostConfig.MemorySwap}}',
});

const inNumbers = {
  holds: (value: number, wanted: NumberMatcher) => numberHolds(value, wanted),
  say: (value: number) => code(String(value)),
};

/** The container's weight where processors are short, by `--cpu-shares`. */
export const cpuShares = limitFact<number>({
  ...inNumbers,
  limit: 'cpuShares',
  matcher: wholeNumber(1, 1_000_000),
  describe: 'Its weight where processors are short.',
  format: '{{.HostConfig.CpuShares}}',
});

/** How many processors the container may use, by `--cpus` or by a quota and its period. */
export const cpus = limitFact<number>({
  ...inNumbers,
  limit: 'cpus',
  matcher: comparison(z.number().positive().max(100_000)),
  describe: 'How many processors it may use, by `--cpus` or by a quota and its period.',
  format: '{{.HostConfig.NanoCpus}} {{.HostConfig.CpuQuota}} {{.HostConfig.CpuPeriod}}',
});

/** How many processes the container may have, by `--pids-limit`. */
export const pids = limitFact<number>({
  ...inNumbers,
  limit: 'pids',
  matcher: wholeNumber(1, 10_000_000),
  describe: 'How many processes it may have.',
  format: '{{.HostConfig.PidsLimit}}',
});
