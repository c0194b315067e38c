import { z } from 'zod';
import { type Localised, localised } from '../../i18n/language.ts';
import { id } from '../../questions/base.ts';

/** A moment in milliseconds since 1970 (UTC), up to the year 2200. */
export const instant = z.int().min(0).max(Date.UTC(2200, 0));
/** Whole minutes, up to thirty days. */
export const minutes = z.int().min(1).max(43_200);
/** How often one question may be answered. */
export const triesAllowed = z.int().min(1).max(100);

/** A share of a question's points, in percent. */
export const percent = z.number().min(0).max(100);
/** A text of a teacher: in every language, or one text for all of them. */
const teachersText = z.union([localised, z.string().trim().min(1).max(200)]);

/** What a student may learn of a grade; each tells what the one before it tells, and more. */
export const feedbackKinds = ['nothing', 'right-wrong', 'explanation'] as const;

const feedback = z.enum(feedbackKinds);

/** One question of an assessment: a chapter's question by its id, and what it is worth here. */
export const assessmentQuestion = z.strictObject({
  chapter: id,
  question: id,
  points: z.number().positive().max(1000),
});

/** Questions under one heading. Shuffled is drawn for each student; a section of tasks that build on each other is listed. */
export const assessmentSection = z.strictObject({
  heading: teachersText.nullable(),
  order: z.enum(['listed', 'shuffled']),
  questions: z.array(assessmentQuestion).max(500),
});

/** Everything a teacher sets of an assessment. What the parts mean together is for `settingsProblems` to say. */
export const assessmentSettings = z.strictObject({
  title: teachersText,
  kind: z.enum(['practice', 'homework', 'exam']),
  /** Until it is published, students who have not started see nothing of it. */
  published: z.boolean(),
  sections: z.array(assessmentSection).max(50),
  /** From when it can be started; null: from its publication on. */
  opens: instant.nullable(),
  /** The first moment at which nothing is taken any more; null: it never closes. */
  closes: instant.nullable(),
  /** Minutes from a student's start; null: as long as it is open. */
  timeLimit: minutes.nullable(),
  tries: z.strictObject({
    /** Answers to one question; null: as many as wished. */
    allowed: triesAllowed.nullable(),
    /** Percent of the question's points that each earlier try takes. */
    penalty: percent,
    counts: z.enum(['best', 'last']),
  }),
  hints: z.strictObject({
    allowed: z.boolean(),
    /** Percent of the question's points that each hint takes. */
    cost: percent,
  }),
  /** Whether each student gets parameters and an order of options of their own. */
  variants: z.boolean(),
  /** What is shown while a student works, after they handed in, and after it closed for everybody. */
  shown: z.strictObject({ during: feedback, afterSubmitting: feedback, afterClosing: feedback }),
  /** The argon2id hash of the password that is said in the room; null: none is asked for. */
  roomPassword: z.string().startsWith('$argon2id$').max(512).nullable(),
  /** Whether reviewers see answers without names. */
  namesHidden: z.boolean(),
});

export type AssessmentSettings = z.infer<typeof assessmentSettings>;
export type AssessmentKind = AssessmentSettings['kind'];
export type AssessmentSection = z.infer<typeof assessmentSection>;
export type AssessmentQuestion = z.infer<typeof assessmentQuestion>;
export type FeedbackKind = z.infer<typeof feedback>;

/** Whether `one` tells more than `other`. */
export function tellsMore(one: FeedbackKind, other: FeedbackKind): boolean {
  return feedbackKinds.indexOf(one) > feedbackKinds.indexOf(other);
}

/** A teacher's text for whoever reads it: one text stands for every language. */
export function readable(text: z.infer<typeof teachersText>): Localised {
  return typeof text === 'string' ? { en: text, 'zh-CN': text } : text;
}
