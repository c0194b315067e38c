import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleCheck, readExamples } from '../../src/authoring/reference/examples.ts';
import type { FactRef } from '../../src/checks/fact.ts';
import { judge } from '../../src/checks/judge.ts';
import { needs } from '../../src/checks/needs.ts';
import { valueName } from '../../src/checks/value.ts';
import { connectEngine } from '../../src/engine/connect.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { render } from '../../src/i18n/text.ts';
import { disposableEngine } from '../support/engine.ts';
import { until } from '../support/until.ts';

const { scene, words, facts } = await readExamples();
const sandbox = disposableEngine({ keep: true });
let engine: Engine;
let eventsSince: number;

async function found(written: Parameters<typeof exampleCheck>[0]) {
  const checks = [exampleCheck(written)];
  const seen = await engine.observe(needs(checks), { settleMs: 0, eventsSince });
  const [finding] = judge(checks, seen).findings;
  if (!finding) throw new Error('A check was not judged');
  return {
    state: finding.state,
    words: `${render(finding.expected, 'en')} — ${render(finding.found, 'en')}`,
  };
}

const valueText = (value: FactRef) => render(valueName(value), 'en');

describe('the examples of the reference page, on a real engine', () => {
  beforeAll(async () => {
    eventsSince = Date.now();
    const { exitCode, stderr } = await sandbox().shell(scene);
    if (exitCode !== 0) throw new Error(stderr);
    engine = connectEngine({ DOCKER_HOST: sandbox().dockerHost });
    for (const slow of ['container.health', 'container.restart-count', 'http.json']) {
      const example = words[slow]?.pass;
      if (example)
        await until(
          async () => (await found(example)).state === 'passed',
          `${slow} has come about`,
        );
    }
  });
  afterAll(async () => {
    engine?.close();
    await sandbox().empty();
  });

  it.each(Object.entries(words))(
    '%s passes where it should, and fails where it should',
    async (_, example) => {
      const right = await found(example.pass);
      expect(right.state, right.words).toBe('passed');
      const wrong = await found(example.fail);
      expect(wrong.state, wrong.words).toBe('failed');
    },
  );

  it.each(facts.map((one) => [valueText(one.value), one] as const))(
    '%s is what the command shows, and nothing else is',
    async (_, { value, 'shown-by': command }) => {
      const { stdout, stderr } = await sandbox().shell(command);
      const shown = stdout.trim();
      expect(shown, stderr).not.toBe('');
      const right = await found({ value, expect: { equal: shown } });
      expect(right.state, right.words).toBe('passed');
      const wrong = await found({ value, expect: { equal: `${shown}9` } });
      expect(wrong.state, wrong.words).toBe('failed');
    },
  );
});
