import type { QuestionKind } from '../../../src/questions/kind.ts';
import type { Question } from '../../../src/questions/question.ts';

/** The same words in both languages, for a test. */
export function say(words: string): { en: string; 'zh-CN': string } {
  return { en: words, 'zh-CN': words };
}

/** A question of a kind as its schema reads it, with the common fields filled in. */
export function make<Q extends Question, R>(
  kind: QuestionKind<Q, R>,
  fields: Readonly<Record<string, unknown>>,
): Q {
  return kind.schema.parse({
    kind: kind.kind,
    id: 'example',
    title: say('Example'),
    prompt: say('What is asked?'),
    explanation: say('Because.'),
    ...fields,
  });
}
