import { expect, test } from 'vitest';
import { readDecimal } from '../../../src/docker-cli/values/decimal.ts';
import { readDuration } from '../../../src/docker-cli/values/duration.ts';
import { readBool, readInt } from '../../../src/docker-cli/values/scalar.ts';
import { readSignal } from '../../../src/docker-cli/values/signal.ts';
import { readSize, readSizeOrUnlimited } from '../../../src/docker-cli/values/size.ts';
import { readTime } from '../../../src/docker-cli/values/time.ts';
import { meaning } from './read.ts';

test.each([
  ['134217728', '134217728'],
  ['128m', '134217728'],
  ['128M', '134217728'],
  ['128MB', '134217728'],
  ['128MiB', '134217728'],
  ['131072k', '134217728'],
  ['1.5g', '1610612736'],
  ['1 g', '1073741824'],
  ['1b', '1'],
  ['1', '1'],
  ['.5k', '512'],
  ['1_024k', '1048576'],
  ['0x1p4', '16'],
])('the size %s is %s bytes', (text, bytes) => {
  expect(meaning(readSize, text)).toBe(bytes);
});

test.each(['10x', 'm', '', '-1', '1kbb', '1bb', '1 kb m', '1k5', 'lots', '1,5g'])(
  'the size "%s" is none',
  (text) => {
    expect(meaning(readSize, text)).toBe(`compare.wants-size: ${text}`);
  },
);

test('a limit of memory and swap may be lifted with -1', () => {
  expect(meaning(readSizeOrUnlimited, '-1')).toBe('-1');
  expect(meaning(readSizeOrUnlimited, '-2')).toContain('wants-size');
});

test.each([
  ['1.5', '1500000000'],
  ['.5', '500000000'],
  ['0.50', '500000000'],
  ['1/2', '500000000'],
  ['5e-1', '500000000'],
  ['2', '2000000000'],
  ['0', '0'],
])('%s processors are %s billionths', (text, billionths) => {
  expect(meaning(readDecimal, text)).toBe(billionths);
});

test.each(['abc', '', '0.0000000001', '1/0', '1/3', '1e999999999', '-1'])(
  '"%s" is no share of processors',
  (text) => {
    expect(meaning(readDecimal, text)).toContain('wants-decimal');
  },
);

test.each([
  ['90s', '90000000000'],
  ['1m30s', '90000000000'],
  ['1.5m', '90000000000'],
  ['0', '0'],
  ['1h', '3600000000000'],
  ['100ms', '100000000'],
  ['1us', '1000'],
  ['-1s', '-1000000000'],
  ['9223372036854775807ns', '9223372036854775807'],
  ['-9223372036854775808ns', '-9223372036854775808'],
  ['0.0000000000000000000000000001s', '0'],
])('%s is %s nanoseconds', (text, nanoseconds) => {
  expect(meaning(readDuration, text)).toBe(nanoseconds);
});

test.each(['5', '', '1x', '1m30', 'm', '1 s', '9223372036854775808ns'])(
  '"%s" is no duration',
  (text) => {
    expect(meaning(readDuration, text)).toContain('wants-duration');
  },
);

test.each([
  ['10', '10'],
  ['010', '8'],
  ['0x10', '16'],
  ['-1', '-1'],
  ['+3', '3'],
  ['0', '0'],
])('the whole number %s is %s', (text, number) => {
  expect(meaning(readInt, text)).toBe(number);
});

test('a word, a fraction and nothing are no whole numbers', () => {
  for (const text of ['ten', '1.5', '', '09', '--1']) {
    expect(meaning(readInt, text)).toContain('wants-int');
  }
});

test('true and false may be written in any of the ways of Go', () => {
  expect(['1', 't', 'T', 'true', 'TRUE', 'True'].map((text) => meaning(readBool, text))).toEqual(
    Array(6).fill('true'),
  );
  expect(['0', 'f', 'F', 'false', 'FALSE', 'False'].map((text) => meaning(readBool, text))).toEqual(
    Array(6).fill('false'),
  );
  expect(meaning(readBool, 'yes')).toBe('compare.wants-bool: yes');
});

test('a signal has a number, and a name with or without SIG', () => {
  for (const text of ['9', 'KILL', 'SIGKILL', 'kill', 'sigkill']) {
    expect(meaning(readSignal, text)).toBe('KILL');
  }
  expect(meaning(readSignal, '15')).toBe('TERM');
  expect(meaning(readSignal, 'RTMIN+1')).toBe('RTMIN+1');
});

test('a moment is so long ago, or a date, or seconds since 1970', () => {
  expect(meaning(readTime, '10m')).toBe(meaning(readTime, '600s'));
  expect(meaning(readTime, '2024-01-01T00:00:00Z')).toBe('1704067200');
  expect(meaning(readTime, '2024-01-01T01:00:00+01:00')).toBe('1704067200');
  expect(meaning(readTime, '1704067200')).toBe('1704067200');
  expect(meaning(readTime, '2024-01-01')).toBe(meaning(readTime, '2024-01-01T00:00:00'));
  expect(meaning(readTime, '2024-01-01')).not.toBe(meaning(readTime, '2024-01-01T00:00:00Z'));
  expect(meaning(readTime, 'yesterday')).toBe('compare.wants-time: yesterday');
});
