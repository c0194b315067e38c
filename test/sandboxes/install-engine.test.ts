import { describe, expect, it } from 'vitest';
import { render } from '../../src/i18n/text.ts';
import { advice, installEngine } from '../../src/sandboxes/install-engine.ts';

const said = (platform: NodeJS.Platform, release = '') => render(advice(platform, release), 'en');

describe('an engine where none answers', () => {
  it('is not installed where that is forbidden', async () => {
    const told: unknown[] = [];
    const result = await installEngine({ allowed: false, say: (text) => told.push(text) });
    expect(result).toMatchObject({ running: false, text: { key: 'cli.installForbidden' } });
    expect(told).toEqual([]);
  });

  it.each([
    ['win32', '', 'winget'],
    ['darwin', '', 'brew'],
    ['linux', 'ID=debian\n', 'apt-get install'],
    ['linux', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', 'apt-get install'],
    ['linux', 'ID="fedora"\n', 'dnf install'],
    ['linux', 'ID=arch\n', 'docs.docker.com'],
  ] as const)('is explained for %s %j', (platform, release, expected) => {
    expect(said(platform, release)).toContain(expected);
  });
});
