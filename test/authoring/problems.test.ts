import { describe, expect, it } from 'vitest';
import { chapter, problemsIn, problemsOf, trueFalse } from './folder.ts';

const twelve = `kind: task
id: q
title: { en: A title }
promt: { en: A prompt, zh-CN: 题目 }
explanation: { en: '', zh-CN: 解释 }
hints: One
checks:
  - id: mounted
    points: 0
    container: redis
    expect:
      running: maybe
      mount: { include: { destination: /data } }
  - id: Named
    volume: "{{volum}}"
    expect: { exists: true }
  - id: answers
    http: { container: web, port: 80 }
    expect: { body: { pattern: "(unclosed" } }
  - id: answers
    network: n
    expect: { exists: true, exists: false }
solutions:
  - name: one
    run: docker ps
`;

const taskBase = `kind: task
id: q
title: { en: A title, zh-CN: 标题 }
prompt: { en: A prompt, zh-CN: 题目 }
explanation: { en: Why, zh-CN: 解释 }
solutions: [{ name: one, run: docker ps }]
`;

describe('the problems of content', () => {
  it('are all reported of a file with twelve, each where it stands', async () => {
    const problems = await problemsIn(twelve, 'parameters: { volume: [redis_data] }');
    expect(problems).toEqual([
      '3:1: expected the key `zh-CN`: text, found nothing',
      '4:1: expected one of the keys `kind`, `id`, `title`, `prompt`, `hints`, `explanation`, `setup`, `setup-note`, `steps`, `checks`, `answers`, `solutions`, `mistakes`, found the unknown key `promt`; did you mean `prompt`?',
      '5:20: expected text that is not empty, found empty text',
      '6:8: expected a list, found `One`',
      '9:13: expected a number greater than 0, found `0`',
      '12:16: expected `true` or `false`, found `maybe`',
      '13:7: expected one of the keys `exists`, `running`, `paused`, `status`, `exit-code`, `error`, `health`, `restart-count`, `restart-policy`, `image`, `command`, `entrypoint`, `user`, `working-directory`, `env`, `labels`, `mounts`, `ports`, `networks`, `memory`, `swap`, `cpu-shares`, `cpus`, `pids`, `created`, `processes`, `changes`, `logs`, `all`, `any`, `not`, found the unknown key `mount`; did you mean `mounts`?',
      '14:9: expected an id: lower-case words with hyphens, such as `named-volume`, found `Named`',
      '15:14: expected a parameter that chapter.yaml declares: `volume`, found `{{volum}}`; did you mean `volume`?',
      '19:32: expected a pattern in RE2 syntax (no look-around, no back-references), found `(unclosed`',
      '20:9: expected an id that no entry above has, found `answers` again',
      '22:29: expected each key once, found `exists` again',
    ]);
  });

  it('name the nearest kind', async () => {
    expect(await problemsIn(trueFalse('q').replace('true-false', 'true_fals'))).toEqual([
      '1:7: expected a kind of question: `true-false`, `multiple-choice`, `short-answer`, `numerical`, `matching`, `ordering`, `command`, `essay`, `observation`, `task`, found `true_fals`; did you mean `true-false`?',
    ]);
  });

  it('of a question without a kind are those of any question, or of the kind that was meant', async () => {
    const kinds =
      'a kind of question: `true-false`, `multiple-choice`, `short-answer`, `numerical`, `matching`, `ordering`, `command`, `essay`, `observation`, `task`';
    expect(await problemsIn(trueFalse('q').replace('kind: true-false\n', ''))).toEqual([
      `1:1: expected the key \`kind\`: ${kinds}, found nothing`,
    ]);
    expect(await problemsIn(trueFalse('q').replace('kind:', 'knd:'))).toEqual([
      `1:1: expected the key \`kind\`: ${kinds}, found the unknown key \`knd\``,
    ]);
    expect(
      await problemsIn(
        trueFalse('q').replace('true-false', 'true-flase').replace('answer: true', 'answer: 1'),
      ),
    ).toEqual([
      `1:7: expected ${kinds}, found \`true-flase\`; did you mean \`true-false\`?`,
      '5:9: expected `true` or `false`, found `1`',
    ]);
    expect(
      await problemsIn(trueFalse('q').replace('true-false', 'riddle').replace('title', 'tite')),
    ).toEqual([
      '1:1: expected the key `title`: a mapping of keys to values, found nothing',
      `1:7: expected ${kinds}, found \`riddle\``,
    ]);
  });

  it('of a file that is no mapping are one', async () => {
    expect(await problemsIn('')).toEqual([
      '1:1: expected a mapping of keys to values, found an empty value',
    ]);
    expect(await problemsIn('just text')).toEqual([
      '1:1: expected a mapping of keys to values, found `just text`',
    ]);
  });

  it('name the nearest key, once, also where the right one is needed', async () => {
    expect(await problemsIn(trueFalse('q').replace('answer:', 'anser:'))).toEqual([
      '5:1: expected one of the keys `kind`, `id`, `title`, `prompt`, `hints`, `explanation`, `points`, `answer`, `feedback`, found the unknown key `anser`; did you mean `answer`?',
    ]);
    expect(
      await problemsIn(`${taskBase}checks:
  - id: a
    containr: redis
    expect: { running: true }
  - id: b
    expect: { running: true }
  - id: c
    container: redis
    volume: redis
    expect: { running: true }
`),
    ).toEqual([
      '9:5: expected one of the keys `id`, `title`, `points`, `step`, `after`, `container`, `expect`, `diagnose`, found the unknown key `containr`; did you mean `container`?',
      '11:5: expected exactly one of `container`, `containers`, `volume`, `network`, `image`, `file`, `http`, `tcp`, `redis`, `events`, `value`, found a mapping with `id`, `expect`',
      '13:5: expected exactly one of `container`, `containers`, `volume`, `network`, `image`, `file`, `http`, `tcp`, `redis`, `events`, `value`, found a mapping with `id`, `container`, `volume`, `expect`',
    ]);
  });

  it('say which language is missing', async () => {
    expect(await problemsIn(trueFalse('q').replace(', zh-CN: 解释', ''))).toEqual([
      '6:1: expected the key `zh-CN`: text, found nothing',
    ]);
    expect(await problemsIn(trueFalse('q').replace('zh-CN: 解释', 'zh: 解释'))).toEqual([
      '6:25: expected one of the keys `en`, `zh-CN`, found the unknown key `zh`; did you mean `zh-CN`?',
    ]);
    expect(await problemsIn(trueFalse('q').replace('{ en: Why, zh-CN: 解释 }', 'Why'))).toEqual([
      '6:14: expected a mapping of keys to values, found `Why`',
    ]);
  });

  it('refuse a task that asks for nothing', async () => {
    expect(await problemsIn(taskBase)).toEqual([
      '1:1: expected at least one check or one value to report, found neither',
    ]);
  });

  it('refuse points that are not positive', async () => {
    expect(await problemsIn(`${trueFalse('q')}points: -1\n`)).toEqual([
      '7:9: expected a number greater than 0, found `-1`',
    ]);
    expect(await problemsIn(`${trueFalse('q')}points: one\n`)).toEqual([
      '7:9: expected a number, found `one`',
    ]);
  });

  it('refuse a key that the question itself would refuse', async () => {
    const base = trueFalse('q').replace('true-false', 'short-answer').replace('answer: true', '');
    expect(
      await problemsIn(`${base}accept: ["--all", { pattern: "(a" }]
reject: [{ answer: "--all", say: { en: No, zh-CN: 不 } }]
`),
    ).toEqual([
      '7:10: expected an answer that the question itself accepts, found `--all`, which it would refuse',
      "7:30: expected a regular expression in RE2 syntax, found one that cannot be read: error parsing regexp: missing closing ): '(a'",
    ]);
  });

  it('refuse an id that is not the name of its file, or that another question has', async () => {
    expect(
      await problemsOf({
        'one/chapter.yaml': chapter(['a', 'b']),
        'one/a.yaml': trueFalse('a'),
        'one/b.yaml': trueFalse('a'),
        'two/chapter.yaml': chapter(['a']).replace('id: one', 'id: zwei'),
        'two/a.yaml': trueFalse('a'),
      }),
    ).toEqual([
      'one/b.yaml:2:5: expected `b`, the name of the file, found `a`, which `one/a.yaml` has',
      'two/a.yaml:2:5: expected an id that no other question has, found `a`, which `one/a.yaml` has',
      'two/chapter.yaml:1:5: expected `two`, the name of the folder, found `zwei`',
    ]);
  });

  it('tell of questions without a file, named twice, and of files that no chapter names', async () => {
    expect(
      await problemsOf({
        'one/chapter.yaml': chapter(['a', 'missing', 'a']),
        'one/a.yaml': trueFalse('a'),
        'one/left-over.yaml': trueFalse('left-over'),
        'one/other.yml': trueFalse('other'),
        'two/a2.yaml': trueFalse('a2'),
        'astray.yaml': trueFalse('astray'),
      }),
    ).toEqual([
      'astray.yaml:1:1: expected a content file in the folder of its chapter, found one beside the chapters',
      'one/chapter.yaml:4:16: expected the id of a question, with its file `missing.yaml`, found `missing`, and no such file',
      'one/chapter.yaml:4:25: expected each question once, found `a` again',
      'one/left-over.yaml:1:1: expected `left-over` among the `questions` of chapter.yaml, found a file that no chapter names',
      'one/other.yml:1:1: expected the ending `.yaml`, found a file that no chapter names',
      'two/a2.yaml:1:1: expected chapter.yaml beside this file, found a folder without it',
    ]);
  });

  it('place an undeclared parameter at its own column', async () => {
    expect(
      await problemsIn(
        `${taskBase}checks:
  - id: a
    volume: "my-{{volum}}"
    expect: { exists: true }
setup: |
  docker volume rm {{volume}}
  docker volume rm {{other}} {{volume}} {{other}}
`,
        'parameters: { volume: [x] }',
      ),
    ).toEqual([
      '9:17: expected a parameter that chapter.yaml declares: `volume`, found `{{volum}}`; did you mean `volume`?',
      '13:20: expected a parameter that chapter.yaml declares: `volume`, found `{{other}}`',
      '13:41: expected a parameter that chapter.yaml declares: `volume`, found `{{other}}`',
    ]);
  });

  it('place what only looks like a parameter in a check', async () => {
    expect(
      await problemsIn(
        `${taskBase}checks:
  - id: a
    title: { en: "{{json .Mounts}}", zh-CN: "{{json .Mounts}}" }
    volume: "{{ Volume }}"
    expect: { exists: true }
`,
        'parameters: { volume: [x] }',
      ),
    ).toEqual([
      '10:14: expected a parameter that chapter.yaml declares: `volume`, found `{{ Volume }}`; did you mean `volume`?',
    ]);
  });

  it('name a value of a parameter that breaks a question', async () => {
    expect(
      await problemsOf({
        'one/chapter.yaml': chapter(['q'], 'parameters: { port: ["80", http, "81"] }'),
        'one/q.yaml': `${taskBase}checks:
  - id: a
    container: web
    expect: { ports: { include: { host-port: "{{port}}" } } }
`,
      }),
    ).toEqual([
      'one/chapter.yaml:5:28: expected a value that suits the question `q`, found `http`',
    ]);
  });

  it('of YAML’s syntax stand alone in their file', async () => {
    expect(await problemsIn('kind: true-false\ntitle: [a\npoints: -1\n')).toEqual([
      '3:1: expected valid YAML, found something else: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ]);
    expect(await problemsIn('kind: true-false\n\tid: q\n')).toEqual([
      '2:1: expected spaces, found a tab',
    ]);
    expect(await problemsIn('kind: a: b\n')).toEqual([
      '1:7: expected text in quotes where it holds a colon and a space, found a colon in text without quotes',
    ]);
    expect(await problemsIn('kind: *nothing\n')).toEqual([
      '1:7: expected the name of an anchor that stands above, found `*nothing`, and no such anchor',
    ]);
  });

  it('do not follow from a chapter.yaml that cannot be read', async () => {
    expect(
      await problemsOf({ 'one/chapter.yaml': 'questions: [\n', 'one/a.yaml': trueFalse('a') }),
    ).toEqual([
      'one/chapter.yaml:2:1: expected valid YAML, found something else: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ]);
  });

  it('bound what a file may hold', async () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: [*c, *c, *c, *c, *c, *c, *c, *c, *c]
`;
    expect(await problemsIn(bomb)).toEqual([
      '1:1: expected aliases that repeat at most 200 values in all, found more',
    ]);
    expect(await problemsIn('['.repeat(10_000))).toEqual([
      expect.stringMatching(/^1:\d+: expected valid YAML, found something else: Maximum/),
    ]);
    expect(await problemsIn(`# ${'x'.repeat(300_000)}`)).toEqual([
      '1:1: expected a file of at most 256 KiB, found 293 KiB',
    ]);
    expect(
      await problemsOf({
        'one/chapter.yaml': chapter(['a']),
        'one/a.yaml': Uint8Array.from([0x6b, 0xff, 0xfe]),
      }),
    ).toEqual(['one/a.yaml:1:1: expected UTF-8 text, found bytes that are none']);
  });

  it('tell of a folder without a chapter', async () => {
    expect(await problemsOf({ 'readme.txt': 'nothing' })).toEqual([
      '.:1:1: expected a chapter: a folder with chapter.yaml and its questions, found none',
    ]);
  });
});
