import { expect, it } from 'vitest';
import { markedLine } from '../../../src/web/pages/marked-line.ts';
import { say } from '../../questions/support/examples.ts';

const remark = (quote: string, at?: { start: number; end: number }) => ({
  part: null,
  state: 'incorrect' as const,
  text: say('off'),
  quote,
  ...(at ? { at } : {}),
});

it('a line stands in pieces, what is off apart, whatever order the remarks come in', () => {
  const line = 'docker run -p 80:8080 nginx';
  const off = [remark(line, { start: 22, end: 27 }), remark(line, { start: 14, end: 21 })];
  expect(markedLine(off)).toEqual([
    { text: 'docker run -p ', off: false },
    { text: '80:8080', off: true },
    { text: ' ', off: false },
    { text: 'nginx', off: true },
  ]);
});

it('what overlaps is marked once, and no character is lost', () => {
  const line = 'docker ps';
  const parts = markedLine([
    remark(line, { start: 0, end: 9 }),
    remark(line, { start: 7, end: 9 }),
    remark(line, { start: 3, end: 3 }),
  ]);
  expect(parts).toEqual([{ text: 'docker ps', off: true }]);
});

it('there is none where nothing points into a line', () => {
  expect(markedLine([])).toBeNull();
  expect(markedLine([remark('the words that earned it')])).toBeNull();
});
