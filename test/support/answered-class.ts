import { toStored } from '../../src/attempts/stored-grade.ts';
import type { Chapter } from '../../src/authoring/content.ts';
import { nothingSeen } from '../../src/checks/nothing-seen.ts';
import { gradeQuestion, maxPoints } from '../../src/questions/any.ts';
import type { Grade } from '../../src/questions/grade.ts';
import { gradeShare } from '../../src/questions/grading.ts';
import type { Question } from '../../src/questions/question.ts';
import { drawParameters, instantiate } from '../../src/questions/variants.ts';
import { newId } from '../../src/store/ids.ts';
import type { JsonValue } from '../../src/store/json.ts';
import type { Store } from '../../src/store/store.ts';

const noon = Date.UTC(2026, 0, 5, 12);

interface Answer {
  readonly response: JsonValue;
  readonly grade: Grade;
}

/** A task's grade with these checks missed. */
function taskGrade(question: Question, missed: readonly string[]): Grade {
  const { max, findings } = gradeQuestion(question, {}, { observation: nothingSeen });
  const judged = findings.map((finding): Grade['findings'][number] => {
    const passed = !missed.includes(finding.check);
    return { ...finding, state: passed ? 'passed' : 'failed', points: passed ? finding.max : 0 };
  });
  const points = judged.reduce((sum, one) => sum + one.points, 0);
  return { ...gradeShare(max, points / max, []), findings: judged };
}

/** What somebody of this ability (0 to 1) answers in the sampler; null where they leave the question out. */
function answerOf(question: Question, ability: number, index: number): Answer | null {
  const graded = (response: JsonValue): Answer => ({
    response,
    grade: gradeQuestion(question, response, { observation: null }),
  });
  const share = (part: number): Answer => ({
    response: 'x',
    grade: gradeShare(maxPoints(question), part, []),
  });
  switch (question.id) {
    case 'true-false':
      return graded(ability > 0.3);
    case 'multiple-choice-one':
      return graded([ability > 0.58 ? 'int' : ability > 0.2 ? 'term' : 'kill']);
    case 'essay':
      return graded(ability > 0.5 ? 'A named volume has a name that I chose.' : 'I do not know.');
    case 'task':
      return { response: {}, grade: taskGrade(question, ability > 0.5 ? [] : ['restarts']) };
    case 'numerical':
      return share(1);
    case 'ordering':
      return share(index % 12 === 0 ? 1 : 0);
    case 'name-on-a-network':
      return index % 10 === 0 ? null : { response: {}, grade: taskGrade(question, []) };
    default:
      return question.kind === 'task'
        ? { response: {}, grade: taskGrade(question, []) }
        : share((index * 7) % 10 < ability * 10 ? 1 : 0);
  }
}

/**
 * A class that answered the sampler, all of different ability: `s000` the least. Every tenth left the last question
 * out; `multiple-choice-one` is one that the able get wrong, `numerical` one that all get right, `ordering` one that
 * hardly anybody does.
 */
export async function answeredClass(store: Store, chapter: Chapter, size: number): Promise<void> {
  const { version } = chapter;
  await store.contentVersions.keep({
    hash: version,
    chapter: chapter.id,
    body: {},
    loadedAt: noon,
  });
  const put = drawParameters(chapter.parameters, null);
  const questions = chapter.questions.map((question) => instantiate(question, put));
  const answerAll = async (index: number) => {
    const id = `s${String(index).padStart(3, '0')}`;
    await store.learners.ensure({ id, name: `Student ${index}`, email: null, createdAt: noon });
    const attempt = await store.attempts.findOrStart({
      learnerId: id,
      chapter: chapter.id,
      assessment: '',
      seed: '1',
      startedAt: noon,
    });
    const given = questions.flatMap((question) => {
      const answer = answerOf(question, (index + 0.5) / size, index);
      return answer === null ? [] : [{ question, answer }];
    });
    await Promise.all(
      given.map(async ({ question, answer }) => {
        const go = await store.questionAttempts.findOrStart({
          attemptId: attempt.id,
          question: question.id,
          parameters: put,
          startedAt: noon,
        });
        await store.responses.record({
          questionAttemptId: go.id,
          submission: newId(),
          response: answer.response,
          language: 'en',
          contentVersion: version,
          submittedAt: noon,
          grade: toStored(answer.grade, { at: noon, grader: 'engine', reason: null }),
        });
      }),
    );
  };
  await Promise.all(Array.from({ length: size }, (_, index) => answerAll(index)));
}
