import { describe, expect, it } from 'vitest';
import { task } from '../../src/questions/kinds/task.ts';
import { trueFalse } from '../../src/questions/kinds/true-false.ts';
import { drawParameters, instantiate, placeholders } from '../../src/questions/variants.ts';
import { make, say } from './support/examples.ts';

const question = make(task, {
  prompt: say(
    'Create {{volume}} and {{other}}; `docker ps --format "{{.Names}}{{end}}{{json .Mounts}}"`.',
  ),
  checks: [{ id: 'exists', volume: '{{volume}}', expect: { exists: true } }],
  solutions: [{ name: 'one', run: 'docker volume create {{volume}}' }],
});

describe('parameters of a question', () => {
  it('are found with their paths, and told apart from docker templates', () => {
    expect(placeholders(question).map(({ name, path }) => `${name} at ${path.join('.')}`)).toEqual([
      'volume at prompt.en',
      'other at prompt.en',
      'volume at prompt.zh-CN',
      'other at prompt.zh-CN',
      'volume at checks.0.volume',
      'volume at solutions.0.run',
    ]);
  });

  it('are filled in wherever they stand, and one without a value stays', () => {
    const filled = instantiate(question, { volume: 'redis_data' });
    expect(filled).toMatchObject({
      prompt: { en: expect.stringContaining('Create redis_data and {{other}};') },
      checks: [{ volume: 'redis_data' }],
      solutions: [{ run: 'docker volume create redis_data' }],
    });
    expect(question.checks[0]).toMatchObject({ volume: '{{volume}}' });
    expect(instantiate(question, { volume: '$& {{other}}' }).prompt.en).toContain('$& {{other}}');
  });

  it('leave a question without any as it is', () => {
    const plain = make(trueFalse, { answer: true });
    expect(instantiate(plain, { volume: 'x' })).toBe(plain);
  });

  it('may not make the question break its own schema', () => {
    expect(() => instantiate(question, { volume: '' })).toThrow('cannot be filled in');
  });
});

describe('drawing parameters', () => {
  const declared = { volume: ['redis_data', 'cache', 'site'], port: ['8080', '9090'] };

  it('takes the first of each without a seed', () => {
    expect(drawParameters(declared, null)).toEqual({ volume: 'redis_data', port: '8080' });
  });

  it('draws the same by the same seed, whatever order they are declared in, and every value by some seed', () => {
    const { volume, port } = declared;
    const drawn = new Set<string>();
    for (let seed = 0; seed < 200; seed += 1) {
      const values = drawParameters(declared, seed);
      expect(drawParameters({ port, volume }, seed)).toEqual(values);
      drawn.add(`${values.volume} ${values.port}`);
    }
    expect(drawn.size).toBe(6);
  });

  it('says which parameter has nothing to draw from', () => {
    expect(() => drawParameters({ volume: [] }, 1)).toThrow('volume');
  });
});
