import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Content } from '../../src/authoring/content.ts';
import { loadContent } from '../../src/authoring/load.ts';
import { report } from '../../src/authoring/report.ts';
import type { Localised } from '../../src/i18n/language.ts';
import { questionKinds } from '../../src/questions/registry.ts';
import { drawParameters, instantiate, placeholders } from '../../src/questions/variants.ts';

const dir = fileURLToPath(new URL('../../questions', import.meta.url));
const loaded = await loadContent(dir);

function content(): Content {
  if (loaded.content) return loaded.content;
  throw new Error(report(dir, loaded.problems, 'en'));
}

interface PlacedText {
  readonly place: string;
  readonly text: Localised;
}

function isLocalised(value: object): value is Localised {
  return 'en' in value && typeof value.en === 'string';
}

/** Every text in two languages within a value, with its place. */
function texts(value: unknown, place: string): readonly PlacedText[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isLocalised(value)) return [{ place, text: value }];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${place}.${key}`));
}

function allTexts(): readonly PlacedText[] {
  return content().chapters.flatMap((chapter) => texts(chapter, chapter.id));
}

/** Code in a text: blocks and spans, sorted, because languages order their sentences differently. */
function code(text: string): readonly string[] {
  const fence = /^ *```[\s\S]*?^ *```/gm;
  const blocks = text.match(fence) ?? [];
  const spans = text.replaceAll(fence, '').match(/`[^`]+`/g) ?? [];
  return [...blocks, ...spans].sort();
}

describe('the content that comes with Plimsoll', () => {
  it('loads without a problem', () => {
    expect(content().chapters.map(({ id }) => id)).toEqual(['managing-containers', 'sampler']);
  });

  it('has the chapter’s six review questions and its tasks, in its order', () => {
    expect(content().chapters[0]?.questions.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'list-all-flag short-answer',
      'publish-direction true-false',
      'leave-attached essay',
      'exec-attaches true-false',
      'alias-flag short-answer',
      'volume-details command',
      'list-all task',
      'publish-a-port task',
      'attach-without-killing task',
      'exec-into task',
      'read-the-logs task',
      'limit-resources task',
      'container-states task',
      'two-container-app task',
      'second-app-by-alias task',
      'read-the-network task',
      'remove-the-second-app task',
      'lose-the-data task',
      'recover-the-data task',
      'look-into-data task',
      'named-volume task',
      'reuse-the-volume task',
      'inspect-the-volume task',
      'tidy-up task',
    ]);
  });

  it('shows every kind of question in the sampler', () => {
    const kinds = content().chapters[1]?.questions.map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(Object.keys(questionKinds)));
  });

  it('says the same in both languages: the same code, the same parameters', () => {
    for (const { place, text } of allTexts()) {
      expect(code(text['zh-CN']), place).toEqual(code(text.en));
    }
  });

  it('sets Chinese as it is read: full-width marks, and a space beside Latin letters and digits', () => {
    for (const { place, text } of allTexts()) {
      const chinese = text['zh-CN'].replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`]*`/g, 'X');
      expect(chinese, place).not.toMatch(
        /[\p{Script=Han}][A-Za-z0-9]|[A-Za-z0-9][\p{Script=Han}]/u,
      );
      expect(chinese, place).not.toMatch(/[\p{Script=Han}][,;:?!]/u);
      expect(text.en, place).not.toMatch(/[^\x20-\x7e\n…–—]/);
    }
  });

  it('gives every question hints and every task two ways that are right and five that are not', () => {
    for (const chapter of content().chapters) {
      for (const question of chapter.questions) {
        expect(question.hints.length, question.id).toBeGreaterThan(0);
        if (question.kind !== 'task' || chapter.id === 'sampler') continue;
        expect(question.solutions.length, question.id).toBeGreaterThanOrEqual(2);
        expect(question.mistakes.length, question.id).toBeGreaterThanOrEqual(5);
        expect(question.setup, question.id).toBeDefined();
      }
    }
  });

  it('fills in every parameter', () => {
    for (const chapter of content().chapters) {
      for (const question of chapter.questions) {
        const filled = instantiate(question, drawParameters(chapter.parameters, null));
        expect(placeholders(filled), question.id).toEqual([]);
      }
    }
  });
});
