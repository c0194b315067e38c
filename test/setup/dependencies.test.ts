import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { pinnedNode, whyInstall } from '../../src/setup/dependencies.mjs';

describe('whether the dependencies must be installed', () => {
  let root = '';
  const at = (...parts: string[]) => path.join(root, ...parts);
  const installed = (seconds: number) => {
    mkdirSync(path.dirname(pinnedNode(root)), { recursive: true });
    writeFileSync(pinnedNode(root), '');
    writeFileSync(at('node_modules', '.package-lock.json'), '{}');
    utimesSync(at('node_modules', '.package-lock.json'), seconds, seconds);
  };

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'plimsoll-setup-'));
    const made = root;
    onTestFinished(() => rmSync(made, { recursive: true }));
    writeFileSync(at('package-lock.json'), '{}');
    utimesSync(at('package-lock.json'), 1000, 1000);
  });

  it('they must on a fresh checkout', () => {
    expect(whyInstall(root)).toBe('they are not installed');
  });

  it('they need not once npm has installed them', () => {
    installed(2000);
    expect(whyInstall(root)).toBeNull();
  });

  it('they must after an installation that was interrupted', () => {
    mkdirSync(at('node_modules', 'zod'), { recursive: true });
    expect(whyInstall(root)).toBe('their installation was interrupted');
  });

  it('they must when the pinned Node is not among them', () => {
    installed(2000);
    rmSync(pinnedNode(root));
    expect(whyInstall(root)).toBe('the pinned Node is missing');
  });

  it('they must when package-lock.json became newer', () => {
    installed(500);
    expect(whyInstall(root)).toBe('package-lock.json changed');
  });

  it('they need not when package-lock.json is newer and yet the one that was installed', () => {
    installed(500);
    const digest = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
    writeFileSync(at('node_modules', '.plimsoll-lock'), digest);
    expect(whyInstall(root)).toBeNull();
    writeFileSync(at('package-lock.json'), '{"changed": true}');
    expect(whyInstall(root)).toBe('package-lock.json changed');
  });
});
