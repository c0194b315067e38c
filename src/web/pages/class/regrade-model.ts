import { lookUp } from '../../../attempts/find.ts';
import type { ChangedFinding, KeptReason } from '../../../attempts/judge-again.ts';
import type { Change, RegradePlan } from '../../../attempts/regrade.ts';
import type { Content } from '../../../authoring/content.ts';
import type { Language } from '../../../i18n/language.ts';
import { message, render } from '../../../i18n/text.ts';
import { lineOf } from '../remark.ts';

/** How many changes a page names; all of them are made. */
const mostShown = 300;

const keptReasons: readonly KeptReason[] = ['settled', 'unseen', 'misfit', 'gone'];

function why({ check, before, after }: ChangedFinding, language: Language) {
  return {
    check,
    before: before?.state ?? null,
    after: after?.state ?? null,
    found: after && lineOf(after.found, language),
    expected: after && lineOf(after.expected, language),
  };
}

function changeLine(change: Change, language: Language) {
  const { learner, number, before, after, findings } = change;
  return {
    name: learner.name,
    number,
    before: before.points,
    beforeMax: before.max,
    beforeState: before.state,
    after: after.points,
    afterMax: after.max,
    afterState: after.state,
    findings: findings.map((finding) => why(finding, language)),
    // A question without checks says with its feedback what is right now.
    remarks:
      findings.length > 0
        ? []
        : after.feedback.slice(0, 2).map(({ text }) => lineOf(text, language)),
  };
}

/** What the preview of a regrade shows: by question, who gets another grade and why. */
export function regradeModel(
  { changes, judged, kept }: RegradePlan,
  { chapters }: Content,
  language: Language,
) {
  const shown = changes.slice(0, mostShown);
  const groups = new Map<string, Change[]>();
  for (const change of shown) {
    const key = `${change.chapter}/${change.question}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  const share = ({ points, max }: { points: number; max: number }) => (max > 0 ? points / max : 0);
  return {
    judged,
    changes: changes.length,
    better: changes.filter(({ before, after }) => share(after) > share(before)).length,
    worse: changes.filter(({ before, after }) => share(after) < share(before)).length,
    left: changes.length - shown.length,
    kept: keptReasons.flatMap((reason) =>
      kept[reason] === 0
        ? []
        : [render(message(`gradebook.kept-${reason}`, { count: kept[reason] }), language)],
    ),
    questions: [...groups.values()].map((group) => {
      const [{ chapter, question } = { chapter: '', question: '' }] = group;
      const found = lookUp(chapters, chapter, question);
      return {
        title: found?.question.title[language] ?? question,
        changes: group.map((change) => changeLine(change, language)),
      };
    }),
  };
}
