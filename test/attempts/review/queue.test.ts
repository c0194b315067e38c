import { expect, test } from 'vitest';
import { sequenceOf } from '../../../src/attempts/review/queue.ts';
import type { QueuedResponse } from '../../../src/store/review-queue.ts';

function queued(learner: string, changes: Partial<QueuedResponse> = {}): QueuedResponse {
  return {
    responseId: `of ${learner}`,
    assessment: '',
    chapter: 'sampler',
    question: 'essay',
    learner: { id: learner, name: learner },
    state: 'needs-review',
    isNewest: true,
    isReviewed: false,
    isContested: false,
    ...changes,
  };
}

const letters = [...'abcdefghij'];

test('answers come in an order that stays, and is neither that of names nor of answering', () => {
  const order = sequenceOf(
    letters.map((one) => queued(one)),
    'best',
  ).map((one) => one.learner.id);
  const other = sequenceOf(
    letters.toReversed().map((one) => queued(one)),
    'best',
  );
  expect(other.map((one) => one.learner.id)).toEqual(order);
  expect(order.toSorted()).toEqual(letters);
  expect(order).not.toEqual(letters);
  expect(order).not.toEqual(letters.toReversed());
  const elsewhere = letters.map((one) => queued(one, { question: 'another' }));
  expect(sequenceOf(elsewhere, 'best').map((one) => one.learner.id)).not.toEqual(order);
});

test('where the last answer counts, earlier ones are left out unless they are contested', () => {
  const all = [
    queued('a', { responseId: '1', isNewest: false }),
    queued('a', { responseId: '2', isNewest: false, isContested: true }),
    queued('a', { responseId: '3' }),
  ];
  expect(sequenceOf(all, 'last').map((one) => one.responseId)).toEqual(['2', '3']);
  expect(sequenceOf(all, 'best').map((one) => one.responseId)).toEqual(['1', '2', '3']);
});
