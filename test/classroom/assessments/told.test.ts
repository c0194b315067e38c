import { describe, expect, it } from 'vitest';
import { durationText } from '../../../src/classroom/assessments/durations.ts';
import { termsFor } from '../../../src/classroom/assessments/overrides.ts';
import { decide, type Viewer } from '../../../src/classroom/assessments/rules.ts';
import { countsAt } from '../../../src/classroom/assessments/time-runs.ts';
import {
  decisionTexts,
  notCountedText,
  triesLeftText,
} from '../../../src/classroom/assessments/told.ts';
import { whenText } from '../../../src/classroom/assessments/when.ts';
import type { Text } from '../../../src/i18n/text.ts';
import { render } from '../../../src/i18n/text.ts';
import { attemptOf, published, rowsOf, time } from './support/table.ts';

const both = (text: Text) => [render(text, 'en'), render(text, 'zh-CN')];
const student = { role: 'student', student: 'ada', sections: [] } as const;

describe('what a student is told, on the clock of a course in Shanghai', () => {
  const exam = published('exam');
  const assessments = {
    exam,
    homework: published('homework'),
    practice: published('practice'),
    draft: published('exam', { published: false }),
    room: published('exam', { roomPassword: '$argon2id$hash' }),
    told: published('exam', { shown: { ...exam.shown, afterClosing: 'right-wrong' } }),
  };
  const at = (wall: string) => [
    `Tuesday, 24 November 2026, ${wall} (Asia/Shanghai)`,
    `2026 年 11 月 24 日星期二 ${wall}（Asia/Shanghai 时间）`,
  ];
  const [opens, closes, ten] = [at('17:00'), at('20:00'), at('18:00')];

  const cases: readonly (readonly [keyof typeof assessments, string, string, string, string])[] = [
    ['exam', '', '08:00', `Opens on ${opens[0]}.`, `将于 ${opens[1]}开放。`],
    [
      'exam',
      '',
      '09:00',
      `You can start now. You will then have 1 hour, until ${ten[0]}.`,
      `现在可以开始。开始之后有 1 小时，到 ${ten[1]}为止。`,
    ],
    [
      'room',
      '',
      '11:15',
      `You can start now. You will then have 45 minutes, until ${closes[0]}. To start, enter the password that is given in the room.`,
      `现在可以开始。开始之后有 45 分钟，到 ${closes[1]}为止。开始时，请输入现场公布的口令。`,
    ],
    [
      'practice',
      '',
      '09:00',
      'You can start now. There is no time limit.',
      '现在可以开始，没有时间限制。',
    ],
    ['draft', '', '09:00', 'There is nothing here for you yet.', '这里暂时还没有内容。'],
    [
      'exam',
      '',
      '12:00',
      `Closed on ${closes[0]}. Nothing was started here.`,
      `已于 ${closes[1]}截止，此前没有开始作答。`,
    ],
    [
      'exam',
      '09:00',
      '09:48',
      `12 minutes left, until ${ten[0]}.`,
      `还剩 12 分钟，到 ${ten[1]}为止。`,
    ],
    [
      'homework',
      '09:00',
      '09:30',
      `2 hours and 30 minutes left, until ${closes[0]}.`,
      `还剩 2 小时 30 分钟，到 ${closes[1]}为止。`,
    ],
    ['practice', '09:00', '09:30', 'There is no time limit.', '没有时间限制。'],
    [
      'exam',
      '09:00 to 10:00 by student',
      '12:00',
      `You handed this in on ${ten[0]}.`,
      `你已于 ${ten[1]}交卷。`,
    ],
    [
      'exam',
      '09:00 to 10:00 by teacher',
      '12:00',
      `Your teacher handed this in for you on ${ten[0]}.`,
      `老师已于 ${ten[1]}替你交卷。`,
    ],
    [
      'exam',
      '09:00',
      '12:00',
      `The time ended on ${ten[0]}. What was saved by then was handed in.`,
      `时间已于 ${ten[1]}结束，此前保存的内容已经提交。`,
    ],
    [
      'exam',
      '09:00 to 10:00 by student',
      '11:00',
      `You handed this in on ${ten[0]}. Right answers are explained here from ${closes[0]}.`,
      `你已于 ${ten[1]}交卷。从 ${closes[1]}起，这里会显示正确答案的解析。`,
    ],
    [
      'told',
      '09:00 to 10:00 by student',
      '11:00',
      `You handed this in on ${ten[0]}. What is right and what is wrong is shown here from ${closes[0]}.`,
      `你已于 ${ten[1]}交卷。从 ${closes[1]}起，这里会显示答案的对错。`,
    ],
  ];

  const told = (name: keyof typeof assessments, viewer: Viewer, attempt: string, now: number) => {
    const situation = { settings: assessments[name], overrides: [], viewer, now };
    return decisionTexts(
      decide({ ...situation, attempt: attemptOf(attempt) }),
      now,
      'Asia/Shanghai',
    );
  };

  it.each(cases)('%s, attempt "%s", at %s', (name, attempt, now, english, chinese) => {
    const texts = told(name, student, attempt, time(now));
    expect(texts.map((text) => render(text, 'en')).join(' ')).toBe(english);
    expect(texts.map((text) => render(text, 'zh-CN')).join('')).toBe(chinese);
  });

  it('is that it is a preview, for a teacher', () => {
    expect(told('exam', { role: 'teacher' }, '', time('09:00')).flatMap(both)).toEqual([
      'This is a preview. Nothing is answered or kept here.',
      '这是预览，不能作答，也不会保存任何内容。',
    ]);
  });
});

describe('a length of time', () => {
  const table = `
    # ms        | en                  | zh-CN
    0           | 0 seconds           | 0 秒
    999         | 0 seconds           | 0 秒
    1000        | 1 second            | 1 秒
    59999       | 59 seconds          | 59 秒
    60000       | 1 minute            | 1 分钟
    779999      | 12 minutes          | 12 分钟
    3600000     | 1 hour              | 1 小时
    3660000     | 1 hour and 1 minute | 1 小时 1 分钟
    7379999     | 2 hours and 2 minutes | 2 小时 2 分钟
    86400000    | 1 day               | 1 天
    90000000    | 1 day and 1 hour    | 1 天 1 小时
    180000000   | 2 days and 2 hours  | 2 天 2 小时
  `;

  it.each(rowsOf(table))('of %s ms is %s, %s', (length, ...expected) => {
    expect(both(durationText(Number(length)))).toEqual(expected);
  });
});

describe('a moment', () => {
  it('is told with its day and zone, by the clock there', () => {
    expect(both(whenText(Date.parse('2026-07-01T22:05Z'), 'Europe/Berlin'))).toEqual([
      'Thursday, 2 July 2026, 00:05 (Europe/Berlin)',
      '2026 年 7 月 2 日星期四 00:05（Europe/Berlin 时间）',
    ]);
  });

  it('is told with its distance from UTC in the hour that comes twice', () => {
    const texts = ['2026-10-25T00:30Z', '2026-10-25T01:30Z'].map((text) => Date.parse(text));
    expect(texts.map((at) => render(whenText(at, 'Europe/Berlin'), 'en'))).toEqual([
      'Sunday, 25 October 2026, 02:30 (Europe/Berlin, UTC+02:00)',
      'Sunday, 25 October 2026, 02:30 (Europe/Berlin, UTC+01:00)',
    ]);
    expect(render(whenText(Date.parse('2026-11-01T05:30Z'), 'America/New_York'), 'zh-CN')).toBe(
      '2026 年 11 月 1 日星期日 01:30（America/New_York 时间，UTC-04:00）',
    );
  });
});

describe('whoever cannot answer any more', () => {
  it('is told how many tries are left', () => {
    expect(triesLeftText(null, 7)).toBe(null);
    const left = [0, 2, 3, 4].map((used) => triesLeftText(3, used)).filter((text) => text !== null);
    expect(left.map((text) => render(text, 'en'))).toEqual([
      '3 tries are left for this question.',
      '1 try is left for this question.',
      'No try is left for this question.',
      'No try is left for this question.',
    ]);
    expect(left.slice(1, 3).map((text) => render(text, 'zh-CN'))).toEqual([
      '这道题还可以作答 1 次。',
      '这道题已经没有作答次数了。',
    ]);
  });

  it.each([
    [
      '09:00',
      '08:59',
      'This answer came before the work was started, so it does not count. Start first, then answer again.',
    ],
    [
      '09:00',
      '10:00',
      'This answer came just after the time ended, so it does not count. What was saved before then was handed in.',
    ],
    [
      '09:00',
      '10:00:05',
      'This answer came 5 seconds after the time ended, so it does not count. What was saved before then was handed in.',
    ],
    [
      '09:00 to 09:20 by student',
      '09:30',
      'This answer came after the work was handed in, so it does not count.',
    ],
  ])(
    'of an attempt %s is told why an answer at %s does not count',
    (attempt, arrives, expected) => {
      const terms = termsFor(published('exam'), [], { student: 'ada', sections: [] });
      const started = attemptOf(attempt);
      if (started === null) throw new Error('There is no attempt.');
      const counted = countsAt(terms, started, time(arrives));
      expect(counted.counts ? 'it counts' : render(notCountedText(counted), 'en')).toBe(expected);
    },
  );
});
