import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Attempts, QuestionState } from '../../attempts/attempts.ts';
import { AttemptError } from '../../attempts/errors.ts';
import { findChapter, findQuestion } from '../../attempts/find.ts';
import { notNow } from '../../attempts/not-now.ts';
import type { Chapter } from '../../authoring/content.ts';
import { type Seat, seatOf } from '../../classroom/assessments/seat.ts';
import { variantOf } from '../../classroom/assessments/variants.ts';
import { message } from '../../i18n/text.ts';
import type { Question } from '../../questions/question.ts';
import { instantiate } from '../../questions/variants.ts';
import { visitorOf } from '../plugins/visitor.ts';
import {
  type Around,
  type AssessmentBar,
  aroundAssessment,
  aroundChapter,
  assessmentBar,
} from './around.ts';

/** The parameters of an address that names a question, in a chapter or in an assessment. */
export interface PlaceParams {
  chapter?: string;
  assessment?: string;
  question?: string;
  task?: string;
}

/** Where a visitor answers a question: in a chapter by itself, or in an assessment. */
export interface Place {
  readonly learner: string;
  readonly attempts: Attempts;
  /** The assessment's id; empty outside of assessments. */
  readonly assessment: string;
  readonly chapter: Chapter;
  /** As its author wrote it. */
  readonly question: Question;
  readonly around: Around;
  /** null outside of assessments. */
  readonly seat: Seat | null;
}

async function inAssessment(
  app: FastifyInstance,
  learner: string,
  assessment: string,
  id: string,
): Promise<Place> {
  const { store, clock, content, attemptsIn } = app.services;
  const seat = await seatOf(store, assessment, learner, clock());
  if (seat.decision.see !== 'questions') throw await notNow(store, seat, clock());
  const asked = seat.assessment.settings.sections
    .flatMap(({ questions }) => questions)
    .find(({ question }) => question === id);
  if (!asked) {
    throw new AttemptError(
      'unknown-question',
      message('assessments.unknown-question', { question: id.slice(0, 64) }),
    );
  }
  const current = await content.current();
  const chapter = findChapter(current, asked.chapter);
  return {
    learner,
    attempts: attemptsIn(assessment),
    assessment,
    chapter,
    question: findQuestion(chapter, asked.question),
    around: aroundAssessment(seat, current.chapters),
    seat,
  };
}

/**
 * The place that a request names. Throws an `AttemptError` or a `ClassError` where there is none, or where it may not be
 * seen now.
 */
export async function placeOf(
  app: FastifyInstance,
  request: FastifyRequest<{ Params: PlaceParams }>,
): Promise<Place> {
  const { assessment, chapter: chapterId = '', question, task } = request.params;
  const id = question ?? task ?? '';
  const { learner } = visitorOf(request);
  if (assessment !== undefined) return inAssessment(app, learner, assessment, id);
  const { content, attempts } = app.services;
  const chapter = findChapter(await content.current(), chapterId);
  const asWritten = findQuestion(chapter, id);
  const around = aroundChapter(chapter);
  return { learner, attempts, assessment: '', chapter, question: asWritten, around, seat: null };
}

/** What a teacher sees of a question of an assessment: a variant of it, and no work. */
function previewState({ chapter, question }: Place, { assessment }: Seat): QuestionState {
  const { settings, seed } = assessment;
  const variant = variantOf(settings, { assessment: seed, attempt: seed }, chapter, question);
  return {
    question: instantiate(question, variant.parameters),
    chapter,
    questionAttempt: '',
    number: 1,
    seed: variant.options,
    draft: null,
    responses: [],
    best: null,
    passedAt: null,
    hintsShown: [],
    hintsLeft: 0,
  };
}

/** The state of the question at a place; a teacher in an assessment has a preview. */
export async function stateAt(place: Place): Promise<QuestionState> {
  const { seat, attempts, learner, chapter, question } = place;
  if (seat?.decision.phase.is === 'preview') return previewState(place, seat);
  return attempts.state(learner, chapter.id, question.id);
}

/** The bar above the page of a question; null outside of assessments. */
export async function barAt(
  app: FastifyInstance,
  { seat, question }: Place,
): Promise<AssessmentBar | null> {
  const { store, clock } = app.services;
  return seat && { ...(await assessmentBar(store, seat, clock())), question: question.id };
}
