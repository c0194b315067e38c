import { expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';

test('a class may be served beyond this machine, by the one address that browsers use', () => {
  const beyond = { PLIMSOLL_MODE: 'class', HOST: '0.0.0.0' };
  expect(readConfig({ ...beyond, PUBLIC_URL: 'https://Quiz.example.org/' })).toMatchObject({
    mode: 'class',
    host: '0.0.0.0',
    publicUrl: 'https://quiz.example.org',
    trustProxy: false,
  });
  expect(() => readConfig(beyond)).toThrow(/^PUBLIC_URL: expected the address that browsers use/);
  expect(() => readConfig({ HOST: '0.0.0.0' })).toThrow(/^HOST: expected a loopback address/);
  expect(readConfig({ PLIMSOLL_MODE: 'class' })).toMatchObject({ publicUrl: null });
  expect(readConfig({})).toMatchObject({ mode: 'solo', publicUrl: null, trustProxy: false });
});

test.each([
  ['PUBLIC_URL', 'quiz.example.org'],
  ['PUBLIC_URL', 'https://quiz.example.org/plimsoll'],
  ['PUBLIC_URL', 'ftp://quiz.example.org'],
  ['TRUST_PROXY', 'maybe'],
  ['TRUST_PROXY', '10.0.0.0/64'],
  ['PLIMSOLL_MODE', 'group'],
])('%s does not take %s', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(`${name}: expected`);
});

test('a proxy is trusted by its address, or as the one in front', () => {
  const trusted = (said: string) => readConfig({ TRUST_PROXY: said }).trustProxy;
  expect(['no', 'yes', '10.0.0.5, fd00::/8'].map(trusted)).toEqual([
    false,
    true,
    '10.0.0.5,fd00::/8',
  ]);
});
