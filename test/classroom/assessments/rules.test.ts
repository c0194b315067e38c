import { describe, expect, it } from 'vitest';
import { decide, mayTryAgain, type Viewer } from '../../../src/classroom/assessments/rules.ts';
import type { AssessmentSettings } from '../../../src/classroom/assessments/settings.ts';
import { attemptOf, inWords, overridesOf, published, rowsOf, time } from './support/table.ts';

const password = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA';
const shown = {
  during: 'right-wrong',
  afterSubmitting: 'explanation',
  afterClosing: 'explanation',
} as const;

const assessments: Readonly<Record<string, AssessmentSettings>> = {
  practice: published('practice'),
  homework: published('homework'),
  exam: published('exam'),
  draft: published('exam', { published: false }),
  room: published('exam', { roomPassword: password }),
  open: published('exam', { closes: null }),
  free: published('exam', { closes: null, timeLimit: null }),
  early: published('exam', { opens: null }),
  told: published('exam', { shown }),
  secret: published('exam', {
    shown: { ...shown, afterSubmitting: 'nothing', afterClosing: 'nothing' },
  }),
};

/** Ada is in the sections A and B. `exam`: 09:00 to 12:00, 60 minutes. `homework`: 09:00 to 12:00, no limit. */
const ada: Viewer = { role: 'student', student: 'ada', sections: ['A', 'B'] };

const table = `
  # assessment | overrides                    | attempt                      | now          | decision

  # an exam, before anything was started
  exam     | -                                | -                            | 00:00        | opens 09:00
  exam     | -                                | -                            | 08:59:59.999 | opens 09:00
  exam     | -                                | -                            | 09:00        | start until 10:00
  exam     | -                                | -                            | 10:59        | start until 11:59
  exam     | -                                | -                            | 11:00:00.001 | start until 12:00
  exam     | -                                | -                            | 11:59:59.999 | start until 12:00
  exam     | -                                | -                            | 12:00        | missed 12:00
  exam     | -                                | -                            | +1 09:00     | missed 12:00
  early    | -                                | -                            | 00:00        | start until 01:00
  open     | -                                | -                            | +9 10:00     | start until +9 11:00
  free     | -                                | -                            | +9 10:00     | start
  room     | -                                | -                            | 08:00        | opens 09:00
  room     | -                                | -                            | 09:00        | start with password until 10:00
  room     | -                                | 09:00                        | 09:30        | answer until 10:00
  draft    | -                                | -                            | 10:00        | unpublished
  draft    | -                                | -                            | 13:00        | unpublished
  draft    | -                                | 09:30                        | 10:00        | answer until 10:30
  draft    | -                                | 09:30                        | 11:00        | in 10:30 by time; explanation from 12:00

  # time runs
  exam     | -                                | 09:00                        | 09:00        | answer until 10:00
  exam     | -                                | 09:00                        | 09:59:59.999 | answer until 10:00
  exam     | -                                | 09:00                        | 10:00        | in 10:00 by time; explanation from 12:00
  exam     | -                                | 11:30                        | 11:59:59.999 | answer until 12:00
  exam     | -                                | 11:30                        | 12:00        | in 12:00 by time; explanation
  exam     | -                                | 09:00                        | +1 09:00     | in 10:00 by time; explanation
  homework | -                                | 09:00                        | 11:00        | answer until 12:00; right-wrong
  homework | -                                | 09:00                        | 12:00        | in 12:00 by time; explanation
  open     | -                                | +2 10:00                     | +2 10:59     | answer until +2 11:00
  open     | -                                | +2 10:00                     | +2 11:00     | in +2 11:00 by time
  practice | -                                | -                            | 03:00        | start
  practice | -                                | 03:00                        | +999 03:00   | answer; explanation
  practice | -                                | 03:00 to 04:00 by student    | +999 03:00   | in 04:00 by student; explanation

  # handed in
  exam     | -                                | 09:00 to 09:20 by student    | 09:20        | in 09:20 by student; explanation from 12:00
  exam     | -                                | 09:00 to 09:20 by student    | 11:00        | in 09:20 by student; explanation from 12:00
  exam     | -                                | 09:00 to 09:20 by student    | 12:00        | in 09:20 by student; explanation
  exam     | -                                | 09:00 to 09:20 by teacher    | 09:30        | in 09:20 by teacher; explanation from 12:00
  exam     | -                                | 09:00 to 10:00 by time       | 10:30        | in 10:00 by time; explanation from 12:00
  homework | -                                | 09:00 to 09:20 by student    | 11:59:59.999 | in 09:20 by student; right-wrong; explanation from 12:00
  told     | -                                | 09:00                        | 09:30        | answer until 10:00; right-wrong
  told     | -                                | 09:00 to 09:20 by student    | 09:30        | in 09:20 by student; explanation
  secret   | -                                | 09:00                        | 09:30        | answer until 10:00; right-wrong
  secret   | -                                | 09:00 to 09:20 by student    | +9 09:30     | in 09:20 by student

  # a student's own terms
  exam     | ada opens 08:00                  | -                            | 08:00        | start until 09:00
  exam     | ada opens none                   | -                            | 00:00        | start until 01:00
  exam     | ada opens 10:00                  | -                            | 09:30        | opens 10:00
  exam     | ada opens 10:00                  | 09:10                        | 09:30        | answer until 10:10
  exam     | ada closes 13:00                 | -                            | 12:30        | start until 13:00
  exam     | ada closes 13:00                 | 12:30                        | 12:59        | answer until 13:00
  exam     | ada closes 11:00                 | -                            | 11:00        | missed 11:00
  exam     | ada closes none                  | -                            | +5 12:00     | start until +5 13:00
  exam     | ada limit 90                     | 09:00                        | 10:10        | answer until 10:30
  exam     | ada limit none                   | 09:00                        | 10:10        | answer until 12:00
  exam     | ada limit 90                     | 11:00                        | 11:30        | answer until 12:00
  exam     | ada limit 30                     | 09:00                        | 09:30        | in 09:30 by time; explanation from 12:00
  exam     | ada closes none limit none       | 09:00                        | +5 12:00     | answer
  exam     | bob closes 14:00                 | -                            | 12:00        | missed 12:00

  # her sections' terms, the kindest of them; and her own before those
  exam     | A closes 13:00                   | -                            | 12:00        | start until 13:00
  exam     | C closes 13:00                   | -                            | 12:00        | missed 12:00
  exam     | A closes 11:00, B closes 13:00   | -                            | 12:00        | start until 13:00
  exam     | B closes 13:00, A closes none    | -                            | 13:00        | start until 14:00
  exam     | A opens 08:00, B opens 08:30     | -                            | 07:00        | opens 08:00
  exam     | A limit 75, B limit 90           | 09:00                        | 09:00        | answer until 10:30
  exam     | A closes 13:00, ada closes 12:30 | 12:00                        | 12:10        | answer until 12:30
  exam     | ada limit 70, A limit 90         | 09:00                        | 09:00        | answer until 10:10
  exam     | A closes 13:00, ada limit 90     | 11:50                        | 12:10        | answer until 13:00

  # minutes for everybody, on top of whatever else holds
  exam     | all extra 10                     | 09:00                        | 10:05        | answer until 10:10
  exam     | all extra 10                     | 11:30                        | 12:05        | answer until 12:10
  exam     | all extra 10                     | -                            | 12:10        | missed 12:10
  exam     | all extra 10, ada limit 90       | 09:00                        | 10:05        | answer until 10:40
  exam     | all extra 10, A extra 5, B extra 15, ada extra 20 | 09:00       | 10:05        | answer until 10:45
  free     | all extra 10                     | 09:00                        | 10:05        | answer
  exam     | all closes 13:00, A closes 12:30 | -                            | 12:30        | missed 12:30

  # an extension after the end: what the time ended goes on, what she handed in does not
  exam     | ada limit 90                     | 09:00 to 10:00 by time       | 10:10        | answer until 10:30
  exam     | ada limit 90                     | 09:00 to 10:00 by student    | 10:10        | in 10:00 by student; explanation from 12:00
  exam     | ada limit 90                     | 09:00 to 10:00 by teacher    | 10:10        | in 10:00 by teacher; explanation from 12:00
  exam     | ada limit 90                     | 09:00 to 10:00 by time       | 10:30        | in 10:00 by time; explanation from 12:00
  exam     | all extra 30                     | 11:30 to 12:00 by time       | 12:10        | answer until 12:30
  exam     | ada closes 10:00                 | 11:00                        | 11:10        | in 11:00 by time; explanation from 12:00

  # nothing is explained while anybody may still be at work
  exam     | bob closes 14:00                 | 09:00 to 09:20 by student    | 13:00        | in 09:20 by student; explanation from 14:00
  exam     | bob closes 14:00                 | 09:00 to 09:20 by student    | 14:00        | in 09:20 by student; explanation
  exam     | C closes none                    | 09:00 to 09:20 by student    | +9 14:00     | in 09:20 by student
  exam     | C extra 15, bob extra 10         | 09:00 to 09:20 by student    | 12:20        | in 09:20 by student; explanation from 12:25
  exam     | ada closes 10:00                 | 09:00                        | 10:00        | in 10:00 by time; explanation from 12:00
`;

describe('what a student may do', () => {
  it.each(rowsOf(table))('%s | %s | %s | at %s: %s', (name, overrides, attempt, now, expected) => {
    const settings = assessments[name ?? ''];
    if (settings === undefined) throw new Error(`There is no assessment ${name}.`);
    const decision = decide({
      settings,
      overrides: overridesOf(overrides ?? ''),
      viewer: ada,
      now: time(now ?? ''),
      attempt: attemptOf(attempt ?? ''),
    });
    expect(inWords(decision)).toBe(expected);
  });

  const rights = `
    # assessment | attempt               | now   | see       | start         | answer | hints | hand in
    draft        | -                     | 10:00 | nothing   | no            | false  | false | false
    homework     | -                     | 08:00 | notice    | no            | false  | false | false
    homework     | -                     | 10:00 | notice    | yes           | false  | false | false
    room         | -                     | 10:00 | notice    | with-password | false  | false | false
    homework     | -                     | 13:00 | notice    | no            | false  | false | false
    homework     | 09:30                 | 10:00 | questions | no            | true   | true  | true
    exam         | 09:30                 | 10:00 | questions | no            | true   | false | true
    practice     | 09:30                 | 10:00 | questions | no            | true   | true  | true
    homework     | 09:30                 | 13:00 | questions | no            | false  | false | false
  `;

  it.each(rowsOf(rights))(
    '%s | %s | at %s: sees %s, starts %s, answers %s, hints %s, hands in %s',
    (...row) => {
      const [name = '', attempt = '', now = '', ...expected] = row;
      const settings = assessments[name] ?? published('practice');
      const { see, start, answer, askForHints, handIn } = decide({
        settings,
        overrides: [],
        viewer: ada,
        now: time(now),
        attempt: attemptOf(attempt),
      });
      expect([see, start, `${answer}`, `${askForHints}`, `${handIn}`]).toEqual(expected);
    },
  );

  it('knows how much time is left', () => {
    const settings = published('exam');
    const situation = { settings, overrides: [], viewer: ada, now: time('09:48') };
    const { phase } = decide({ ...situation, attempt: attemptOf('09:00') });
    expect(phase).toMatchObject({ is: 'running', left: 12 * 60_000 });
  });

  it('counts tries of a question, her own terms first', () => {
    const situation = { settings: published('homework'), viewer: ada, now: time('10:00') };
    const running = decide({ ...situation, overrides: [], attempt: attemptOf('09:30') });
    expect([0, 2, 3, 4].map((used) => mayTryAgain(running, used))).toEqual([
      'yes',
      'yes',
      'no-tries-left',
      'no-tries-left',
    ]);
    const own = overridesOf('ada tries 5, A tries 9');
    const kinder = decide({ ...situation, overrides: own, attempt: attemptOf('09:30') });
    expect([4, 5].map((used) => mayTryAgain(kinder, used))).toEqual(['yes', 'no-tries-left']);
    const freed = { ...situation, overrides: overridesOf('A tries none') };
    expect(mayTryAgain(decide({ ...freed, attempt: attemptOf('09:30') }), 99)).toBe('yes');
    expect(mayTryAgain(decide({ ...freed, attempt: null }), 0)).toBe('not-now');
  });
});

describe('what teachers and assistants see', () => {
  const when = ['08:00', '10:00', '13:00'];
  const roles = ['teacher', 'assistant'] as const;

  it.each(roles)(
    'is a preview for a %s at any time, of a draft too, in which nothing is answered',
    (role) => {
      for (const settings of [assessments.draft, assessments.room].filter(
        (one) => one !== undefined,
      )) {
        for (const now of when) {
          const situation = { settings, overrides: [], viewer: { role }, now: time(now) };
          expect(decide({ ...situation, attempt: null })).toEqual({
            phase: { is: 'preview' },
            see: 'questions',
            start: 'no',
            answer: false,
            askForHints: false,
            handIn: false,
            feedback: 'explanation',
            later: null,
            tries: null,
          });
        }
      }
    },
  );
});
