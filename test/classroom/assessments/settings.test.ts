import { describe, expect, it } from 'vitest';
import { newAssessment } from '../../../src/classroom/assessments/presets.ts';
import { settingsProblems } from '../../../src/classroom/assessments/problems.ts';
import {
  type AssessmentSettings,
  assessmentSettings,
  readable,
} from '../../../src/classroom/assessments/settings.ts';
import { languages } from '../../../src/i18n/language.ts';
import { render } from '../../../src/i18n/text.ts';
import { published, time } from './support/table.ts';

const kinds = ['practice', 'homework', 'exam'] as const;

/** The keys of what is said of these settings, problems marked. */
function said(settings: AssessmentSettings): string[] {
  return settingsProblems(settings).map(({ level, text }) => {
    if (!('key' in text)) throw new Error('A problem has no message.');
    expect(text.key.startsWith(`assessments.${level}-`)).toBe(true);
    for (const language of languages) expect(render(text, language)).not.toMatch(/[{}]/);
    return text.key.replace('assessments.', '');
  });
}

describe('the settings of an assessment', () => {
  it.each(kinds)('begin with a preset for a %s that lacks only its questions', (kind) => {
    const settings = newAssessment(kind, { en: 'Networks', 'zh-CN': '网络' });
    expect(assessmentSettings.parse(settings)).toEqual(settings);
    expect(settings.published).toBe(false);
    expect(said({ ...published(kind), ...settings, opens: 0, closes: time('12:00') })).toEqual([
      'problem-no-questions',
    ]);
    expect(said(published(kind))).toEqual([]);
  });

  it('take one title for every language, or one a language', () => {
    expect(render(readable('Redis'), 'zh-CN')).toBe('Redis');
    expect(render(readable({ en: 'Networks', 'zh-CN': '网络' }), 'zh-CN')).toBe('网络');
  });

  const section = published('exam').sections[0];
  const wrong: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['an empty title', { title: ' ' }],
    ['a title in one language of two', { title: { en: 'Networks' } }],
    ['a fraction of a millisecond', { opens: 0.5 }],
    ['a closing beyond the year 2200', { closes: Date.UTC(2201, 0) }],
    ['a time limit of nothing', { timeLimit: 0 }],
    ['a password in clear', { roomPassword: 'open sesame' }],
    ['a penalty over the whole', { tries: { allowed: 3, penalty: 101, counts: 'best' } }],
    [
      'a question worth nothing',
      { sections: [{ ...section, questions: [{ chapter: 'a', question: 'b', points: 0 }] }] },
    ],
    ['a setting that there is not', { closed: true }],
  ];

  it.each(wrong)('refuse %s', (_, fields) => {
    const settings = published('exam');
    expect(assessmentSettings.safeParse(settings).success).toBe(true);
    expect(assessmentSettings.safeParse({ ...settings, ...fields }).success).toBe(false);
  });
});

describe('settings that do not fit together', () => {
  const exam = published('exam');
  const homework = published('homework');
  const all = (feedback: AssessmentSettings['shown']['during']) => ({
    during: feedback,
    afterSubmitting: feedback,
    afterClosing: feedback,
  });
  const tries = (allowed: number | null, penalty: number) =>
    ({ allowed, penalty, counts: 'best' }) as const;
  const section = exam.sections[0] ?? { heading: null, order: 'listed', questions: [] };

  const cases: readonly (readonly [string, AssessmentSettings, readonly string[]])[] = [
    ['closing before opening', { ...exam, closes: time('08:00') }, ['problem-closes-before-opens']],
    ['closing as it opens', { ...exam, closes: time('09:00') }, ['problem-closes-before-opens']],
    [
      'a section without questions',
      { ...exam, sections: [section, { ...section, questions: [] }] },
      ['problem-empty-section'],
    ],
    ['a question twice', { ...exam, sections: [section, section] }, ['problem-question-twice']],
    ['a limit beyond the window', { ...exam, timeLimit: 181 }, ['warning-limit-beyond-window']],
    ['a limit as long as the window', { ...exam, timeLimit: 180 }, []],
    [
      'an exam that never closes',
      { ...exam, closes: null },
      ['warning-exam-never-closes', 'warning-feedback-never-comes'],
    ],
    [
      'an exam without any end',
      { ...exam, closes: null, timeLimit: null, shown: all('nothing') },
      ['warning-exam-without-end'],
    ],
    ['a penalty with one try', { ...homework, tries: tries(1, 10) }, ['warning-penalty-never']],
    [
      'a penalty for what nobody sees',
      { ...exam, tries: tries(null, 10) },
      ['warning-penalty-unseen'],
    ],
    ['tries worth nothing', { ...homework, tries: tries(4, 40) }, ['warning-tries-worth-nothing']],
    ['tries worth just something', { ...homework, tries: tries(3, 49) }, []],
    [
      'an exam that lets guess',
      {
        ...exam,
        shown: { ...all('explanation'), during: 'right-wrong', afterSubmitting: 'right-wrong' },
      },
      ['warning-guessing-is-free'],
    ],
    [
      'a cost of hints that are off',
      { ...homework, hints: { allowed: false, cost: 5 } },
      ['warning-hints-off'],
    ],
    [
      'explaining during an exam',
      { ...exam, tries: tries(1, 0), shown: all('explanation') },
      ['warning-explained-during-exam'],
    ],
    [
      'explaining while others work',
      { ...exam, shown: { ...exam.shown, afterSubmitting: 'explanation' } },
      ['warning-explained-while-others-work'],
    ],
    [
      'explaining before the last try',
      { ...homework, shown: all('explanation') },
      ['warning-explained-before-last-try'],
    ],
    [
      'taking back what was shown',
      { ...homework, shown: { ...homework.shown, afterSubmitting: 'nothing' } },
      ['warning-feedback-taken-back'],
    ],
    [
      'waiting for a closing that never is',
      { ...homework, closes: null },
      ['warning-feedback-never-comes'],
    ],
  ];

  it.each(cases)('%s', (_, settings, expected) => {
    expect(said(settings)).toEqual(expected);
  });

  it('are told with the problems first', () => {
    const levels = settingsProblems({ ...exam, closes: null, sections: [] }).map(
      (one) => one.level,
    );
    expect(levels).toEqual(['problem', 'warning', 'warning']);
  });

  it('say which try is the first that is worth nothing', () => {
    const text = settingsProblems({ ...homework, tries: tries(4, 40) })[0]?.text;
    expect(text).toMatchObject({ values: { try: 4 } });
  });
});
