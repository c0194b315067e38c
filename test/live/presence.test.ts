import { expect, test } from 'vitest';
import { createPresence, mostPagesOfPerson } from '../../src/live/presence.ts';

const page = (learner: string, question: string | null = null, assessment = 'mid-term') => ({
  learner,
  assessment,
  question,
});

test('somebody is where the page shows that they opened last, and stays known when they leave', () => {
  const presence = createPresence();
  expect(presence.of('mid-term', 'ada')).toBeNull();
  const leaveFirst = presence.enter(page('ada', 'named-volume'), 100);
  const leaveSecond = presence.enter(page('ada', 'ports'), 200);
  expect(presence.of('mid-term', 'ada')).toEqual({ question: 'ports', isHere: true, seenAt: 200 });
  leaveSecond?.(300);
  expect(presence.of('mid-term', 'ada')).toEqual({
    question: 'named-volume',
    isHere: true,
    seenAt: 300,
  });
  leaveFirst?.(400);
  leaveFirst?.(500);
  expect(presence.of('mid-term', 'ada')).toEqual({
    question: 'named-volume',
    isHere: false,
    seenAt: 400,
  });
  expect(presence.of('final', 'ada')).toBeNull();
});

test('a person’s pages are counted over all assessments, and one more than the most is turned away', () => {
  const presence = createPresence();
  const leaves = Array.from({ length: mostPagesOfPerson }, (_, index) =>
    presence.enter(page('ada', null, `assessment ${index}`), index),
  );
  expect(leaves.every((leave) => leave !== null)).toBe(true);
  expect(presence.enter(page('ada', null, 'one more'), 9)).toBeNull();
  expect(presence.of('one more', 'ada')).toBeNull();
  expect(presence.enter(page('bob'), 9)).not.toBeNull();
  leaves[0]?.(10);
  expect(presence.enter(page('ada', null, 'one more'), 11)).not.toBeNull();
});

test('of those who left, whoever left first is forgotten first, and nobody who is here', () => {
  const presence = createPresence(2);
  const leaves = ['a', 'b', 'c', 'd'].map((learner) => presence.enter(page(learner), 1));
  for (const leave of leaves.slice(0, 3)) leave?.(2);
  const known = ['a', 'b', 'c', 'd'].filter((one) => presence.of('mid-term', one) !== null);
  expect(known).toEqual(['b', 'c', 'd']);
});
