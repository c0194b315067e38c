import { command } from '../../../src/questions/kinds/command.ts';
import { essay } from '../../../src/questions/kinds/essay.ts';
import { matching } from '../../../src/questions/kinds/matching.ts';
import { multipleChoice } from '../../../src/questions/kinds/multiple-choice.ts';
import { numerical } from '../../../src/questions/kinds/numerical.ts';
import { observation } from '../../../src/questions/kinds/observation.ts';
import { ordering } from '../../../src/questions/kinds/ordering.ts';
import { shortAnswer } from '../../../src/questions/kinds/short-answer.ts';
import { task } from '../../../src/questions/kinds/task.ts';
import { trueFalse } from '../../../src/questions/kinds/true-false.ts';
import type { Kind, Question } from '../../../src/questions/question.ts';
import { make, say } from './examples.ts';

const part = (id: string) => ({ id, text: say(id) });

/** A question of each kind, with a response to it: the right one, where the engine is not needed to tell. */
export const everyKind: Readonly<Record<Kind, { question: Question; response: unknown }>> = {
  'true-false': { question: make(trueFalse, { answer: true, points: 2 }), response: true },
  'multiple-choice': {
    question: make(multipleChoice, {
      choose: 'several',
      points: 3,
      options: [{ ...part('a'), correct: true }, part('b'), { ...part('c'), correct: true }],
    }),
    response: ['a', 'c'],
  },
  'short-answer': { question: make(shortAnswer, { accept: ['--all', '-a'] }), response: '-a' },
  numerical: {
    question: make(numerical, { answer: 128, unit: { name: 'MiB' } }),
    response: '128 MiB',
  },
  matching: {
    question: make(matching, {
      left: [part('a'), part('b'), part('c')],
      right: [part('one'), part('two'), part('three')],
      pairs: { a: 'one', b: 'two', c: 'three' },
      points: 7,
    }),
    response: { a: 'one', b: 'two', c: 'three' },
  },
  ordering: {
    question: make(ordering, { items: ['a', 'b', 'c', 'd'].map(part), points: 0.5 }),
    response: ['a', 'b', 'c', 'd'],
  },
  command: {
    question: make(command, { accept: ['docker volume inspect *'] }),
    response: 'docker volume inspect NAME',
  },
  essay: {
    question: make(essay, {
      rubric: [
        { id: 'first', points: 2, text: say('The first point') },
        { id: 'second', points: 1, text: say('The second point') },
      ],
      'model-answer': say('Both points.'),
    }),
    response: 'It is so, because it is so.',
  },
  observation: {
    question: make(observation, { read: { network: 'front', fact: 'subnet' } }),
    response: '172.18.0.0/16',
  },
  task: {
    question: make(task, {
      checks: [
        { id: 'exists', points: 1, volume: 'data', expect: { exists: true } },
        { id: 'driver', points: 3, volume: 'data', expect: { driver: 'local' } },
      ],
      solutions: [{ name: 'the short way', run: 'docker volume create data' }],
    }),
    response: {},
  },
};
