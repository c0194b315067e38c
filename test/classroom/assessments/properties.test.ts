import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overrideProblems } from '../../../src/classroom/assessments/override-problems.ts';
import { type Override, override, termsFor } from '../../../src/classroom/assessments/overrides.ts';
import { settingsProblems } from '../../../src/classroom/assessments/problems.ts';
import { type Decision, decide } from '../../../src/classroom/assessments/rules.ts';
import { assessmentSettings, feedbackKinds } from '../../../src/classroom/assessments/settings.ts';
import { type AttemptTimes, countsAt, due } from '../../../src/classroom/assessments/time-runs.ts';
import { decisionTexts } from '../../../src/classroom/assessments/told.ts';
import { languages } from '../../../src/i18n/language.ts';
import { render } from '../../../src/i18n/text.ts';
import { published, time } from './support/table.ts';

const ada = { student: 'ada', sections: ['A', 'B'] };
const viewer = { role: 'student', ...ada } as const;

/** Few different minutes, so that moments often coincide. */
const moment = fc.integer({ min: 0, max: 40 }).map((step) => time('09:00') + step * 300_000);
const orNone = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const limit = fc.integer({ min: 1, max: 120 });
const tries = fc.integer({ min: 1, max: 5 });
const feedback = fc.constantFrom(...feedbackKinds);
const percent = fc.integer({ min: 0, max: 100 });

const settings = fc
  .record({
    kind: fc.constantFrom('practice' as const, 'homework' as const, 'exam' as const),
    published: fc.boolean(),
    opens: orNone(moment),
    closes: orNone(moment),
    timeLimit: orNone(limit),
    tries: fc.record({
      allowed: orNone(tries),
      penalty: percent,
      counts: fc.constantFrom('best' as const, 'last' as const),
    }),
    hints: fc.record({ allowed: fc.boolean(), cost: percent }),
    shown: fc.record({ during: feedback, afterSubmitting: feedback, afterClosing: feedback }),
    roomPassword: fc.constantFrom(null, '$argon2id$hash'),
    sections: fc.array(
      fc.record({
        heading: fc.constant(null),
        order: fc.constantFrom('listed' as const, 'shuffled' as const),
        questions: fc.array(
          fc.record({
            chapter: fc.constant('sampler'),
            question: fc.constantFrom('task', 'essay'),
            points: fc.integer({ min: 1, max: 9 }),
          }),
        ),
      }),
      { maxLength: 3 },
    ),
  })
  .map((fields) => assessmentSettings.parse(published(fields.kind, fields)));

const someone = fc.constantFrom<Override['for']>(
  { who: 'everyone' },
  { who: 'section', section: 'A' },
  { who: 'section', section: 'B' },
  { who: 'section', section: 'C' },
  { who: 'student', student: 'ada' },
  { who: 'student', student: 'bob' },
);
const overrides = fc.array(
  fc
    .record(
      {
        for: someone,
        opens: orNone(moment),
        closes: orNone(moment),
        timeLimit: orNone(limit),
        tries: orNone(tries),
        extra: limit,
      },
      { requiredKeys: ['for'] },
    )
    .map((fields) => override.parse(fields)),
  { maxLength: 5 },
);
const attempt = fc.record({
  startedAt: moment,
  handedIn: orNone(
    fc.record({
      at: moment,
      by: fc.constantFrom('student' as const, 'time' as const, 'teacher' as const),
    }),
  ),
});
const perhapsAttempt: fc.Arbitrary<AttemptTimes | null> = orNone(attempt);

/** What a student may do, as numbers: more is more. */
function rights({ see, start, answer, askForHints, handIn }: Decision): number[] {
  return [
    ['nothing', 'notice', 'questions'].indexOf(see),
    Number(start !== 'no'),
    Number(answer),
    Number(askForHints),
    Number(handIn),
  ];
}

function expectNoLess(before: Decision, after: Decision) {
  // Whoever may start at last has less before them than whoever sees a closed notice: both see the notice.
  const had = rights(before);
  for (const [index, right] of rights(after).entries()) {
    expect(right).toBeGreaterThanOrEqual(had[index] ?? 0);
  }
  if (before.answer && before.tries !== null && after.tries !== null) {
    expect(after.tries).toBeGreaterThanOrEqual(before.tries);
  }
}

describe('whatever the settings, the overrides and the attempt', () => {
  it('once closed for answers, it never opens again as time goes on', () => {
    fc.assert(
      fc.property(settings, overrides, attempt, fc.array(moment), (given, own, one, times) => {
        const answers = times
          .toSorted((first, second) => first - second)
          .map(
            (now) => decide({ settings: given, overrides: own, viewer, now, attempt: one }).answer,
          );
        expect(answers).toEqual(
          answers.toSorted((first, second) => Number(second) - Number(first)),
        );
      }),
    );
  });

  it('once it can be started no more, it never can again as time goes on', () => {
    fc.assert(
      fc.property(settings, overrides, fc.array(moment), (given, own, times) => {
        const starts = times
          .toSorted((first, second) => first - second)
          .map(
            (now) => decide({ settings: given, overrides: own, viewer, now, attempt: null }).start,
          );
        const word = starts.map((start) => (start === 'no' ? '0' : '1')).join('');
        expect(word).toMatch(/^0*1*0*$/);
      }),
    );
  });

  it('extra minutes take no right away', () => {
    fc.assert(
      fc.property(
        settings,
        overrides,
        moment,
        perhapsAttempt,
        someone,
        limit,
        (given, own, now, one, who, extra) => {
          const situation = { settings: given, viewer, now, attempt: one };
          const more = [...own, override.parse({ for: who, extra })];
          expectNoLess(
            decide({ ...situation, overrides: own }),
            decide({ ...situation, overrides: more }),
          );
        },
      ),
    );
  });

  it('an earlier opening, a later closing, a longer limit and more tries take no right away', () => {
    const wider = (bound: number | null, by: number) => (bound === null ? null : bound + by);
    fc.assert(
      fc.property(settings, moment, perhapsAttempt, fc.nat(60), (given, now, one, more) => {
        const situation = { overrides: [], viewer, now, attempt: one };
        const kinder = {
          ...given,
          opens: wider(given.opens, -more * 60_000),
          closes: wider(given.closes, more * 60_000),
          timeLimit: wider(given.timeLimit, more),
          tries: { ...given.tries, allowed: wider(given.tries.allowed, more) },
        };
        const before = decide({ ...situation, settings: given });
        expectNoLess(before, decide({ ...situation, settings: kinder }));
        const free = { ...kinder, opens: null, closes: null, timeLimit: null };
        expectNoLess(before, decide({ ...situation, settings: free }));
      }),
    );
  });

  it('an answer counts exactly when answering is allowed, and an attempt is handed in exactly when it is not', () => {
    fc.assert(
      fc.property(settings, overrides, attempt, moment, (given, own, one, later) => {
        const now = Math.max(one.startedAt, one.handedIn?.at ?? 0, later);
        const terms = termsFor(given, own, ada);
        const { phase, answer } = decide({
          settings: given,
          overrides: own,
          viewer,
          now,
          attempt: one,
        });
        expect(countsAt(terms, one, now).counts).toBe(answer);
        const todo = due(terms, one, now);
        expect(todo.do === 'hand-in').toBe(!answer && one.handedIn === null);
        expect(todo.do === 'reopen').toBe(answer && one.handedIn !== null);
        if (todo.do === 'hand-in')
          expect(phase).toEqual({ is: 'handed-in', at: todo.at, by: 'time' });
      }),
    );
  });

  it('looking again only when it was said hands in at the same moment as looking all the time', () => {
    fc.assert(
      fc.property(
        settings,
        overrides,
        moment,
        fc.nat(86_400_000),
        (given, own, startedAt, away) => {
          const terms = termsFor(given, own, ada);
          const one = { startedAt, handedIn: null };
          const first = due(terms, one, startedAt);
          const at = first.do === 'nothing' ? first.lookAgainAt : startedAt;
          if (at === null) return;
          const onTime = due(terms, one, at);
          expect(onTime.do).toBe('hand-in');
          expect(due(terms, one, at + away)).toEqual(onTime);
        },
      ),
    );
  });

  it('the order in which overrides are given does not matter', () => {
    fc.assert(
      fc.property(settings, overrides, (given, own) => {
        expect(termsFor(given, own.toReversed(), ada)).toEqual(termsFor(given, own, ada));
      }),
    );
  });

  it('everything is told in both languages, and nothing throws', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'Asia/Shanghai', 'America/New_York');
    fc.assert(
      fc.property(
        settings,
        overrides,
        perhapsAttempt,
        moment,
        zones,
        (given, own, one, now, zone) => {
          const decision = decide({ settings: given, overrides: own, viewer, now, attempt: one });
          const texts = [
            ...decisionTexts(decision, now, zone),
            ...settingsProblems(given).map(({ text }) => text),
            ...overrideProblems(given, own).map(({ text }) => text),
          ];
          expect(decisionTexts(decision, now, zone).length).toBeGreaterThan(0);
          for (const text of texts) {
            for (const language of languages)
              expect(render(text, language)).not.toMatch(/undefined|NaN|[{}]/);
          }
        },
      ),
    );
  });
});
