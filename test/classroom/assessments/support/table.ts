import type { Override } from '../../../../src/classroom/assessments/overrides.ts';
import { newAssessment } from '../../../../src/classroom/assessments/presets.ts';
import type { Decision, Phase } from '../../../../src/classroom/assessments/rules.ts';
import type { AssessmentSettings } from '../../../../src/classroom/assessments/settings.ts';
import type { AttemptTimes, HandedInBy } from '../../../../src/classroom/assessments/time-runs.ts';

/** The rows of a table written as text: cells between bars; `-` is an empty cell; lines from `#` are remarks. */
export function rowsOf(table: string): string[][] {
  return table
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
    .map((line) => line.split('|').map((cell) => cell.trim().replace(/^-$/, '')));
}

/** `10:00`, `10:00:30` or `10:00:00.001` of one day, in UTC; a day before it, `+1 10:00`, is counted from there. */
export function time(text: string): number {
  const [clock = '', days = '0'] = text.split(' ').toReversed();
  const at = Date.parse(`2026-11-24T${clock}Z`) + Number(days) * 86_400_000;
  if (Number.isNaN(at)) throw new Error(`${text} is no time.`);
  return at;
}

/** The other way round, as short as it can be said. */
export function clock(at: number): string {
  const days = Math.floor((at - time('00:00')) / 86_400_000);
  const text = new Date(at).toISOString().slice(11, 23);
  return `${days === 0 ? '' : `+${days} `}${text.replace(/\.000$/, '').replace(/:00$/, '')}`;
}

const people: Readonly<Record<string, Override['for']>> = {
  all: { who: 'everyone' },
  ada: { who: 'student', student: 'ada' },
  bob: { who: 'student', student: 'bob' },
  A: { who: 'section', section: 'A' },
  B: { who: 'section', section: 'B' },
  C: { who: 'section', section: 'C' },
};

function bound(field: string, value: string): number | null {
  if (value === 'none') return null;
  return field === 'opens' || field === 'closes' ? time(value) : Number(value);
}

/** `ada closes 13:00 limit 90, A extra 10`: whom, then fields with their values; `none` lifts a bound. */
export function overridesOf(text: string): Override[] {
  return text === ''
    ? []
    : text.split(', ').map((one) => {
        const [who = '', ...words] = one.split(' ');
        const someone = people[who];
        if (someone === undefined) throw new Error(`Nobody is called ${who}.`);
        const fields = words.flatMap((field, index) =>
          index % 2 === 0
            ? [[field === 'limit' ? 'timeLimit' : field, bound(field, words[index + 1] ?? '')]]
            : [],
        );
        return { for: someone, ...Object.fromEntries(fields) };
      });
}

function isBy(word: string): word is HandedInBy {
  return ['student', 'time', 'teacher'].includes(word);
}

/** `10:00`, or `10:00 to 10:30 by student`; nothing is no attempt. */
export function attemptOf(text: string): AttemptTimes | null {
  if (text === '') return null;
  const [start = '', end, by = ''] = text.split(/ to | by /);
  if (end === undefined) return { startedAt: time(start), handedIn: null };
  if (!isBy(by)) throw new Error(`Nobody called ${by} hands in.`);
  return { startedAt: time(start), handedIn: { at: time(end), by } };
}

/** An assessment of this kind, published, from nine to twelve; practice without dates. */
export function published(
  kind: AssessmentSettings['kind'],
  more: Partial<AssessmentSettings> = {},
): AssessmentSettings {
  const dates = kind === 'practice' ? {} : { opens: time('09:00'), closes: time('12:00') };
  const questions = [{ chapter: 'sampler', question: 'task', points: 4 }];
  const sections: AssessmentSettings['sections'] = [{ heading: null, order: 'listed', questions }];
  return { ...newAssessment(kind, 'A test'), published: true, sections, ...dates, ...more };
}

function phaseInWords(phase: Phase): string {
  switch (phase.is) {
    case 'preview':
    case 'unpublished':
      return phase.is;
    case 'not-open':
      return `opens ${clock(phase.opens)}`;
    case 'startable': {
      const until = phase.deadline === null ? '' : ` until ${clock(phase.deadline)}`;
      return `${phase.password ? 'start with password' : 'start'}${until}`;
    }
    case 'missed':
      return `missed ${clock(phase.closed)}`;
    case 'running':
      return `answer until ${clock(phase.deadline)}`;
    case 'running-freely':
      return 'answer';
    case 'handed-in':
      return `in ${clock(phase.at)} by ${phase.by}`;
    default:
      return phase satisfies never;
  }
}

/** A decision in a few words: the phase; what is shown of grades, if anything; what is shown later. */
export function inWords({ phase, feedback, later }: Decision): string {
  const shown = feedback === 'nothing' ? '' : `; ${feedback}`;
  const comes = later === null ? '' : `; ${later.feedback} from ${clock(later.from)}`;
  return `${phaseInWords(phase)}${shown}${comes}`;
}
